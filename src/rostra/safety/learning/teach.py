"""From labels and a judge's scores to a correction of that judge, with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rostra.safety.judge import Scores
from rostra.safety.learning.correction import StageCorrection
from rostra.safety.learning.evidence import Evidence, Learned, Task, examine
from rostra.safety.learning.features import Features, features_of
from rostra.safety.learning.labels import Label, require_enough


def teach(
    labels: Sequence[Label], scored: Sequence[Scores], *, judge: str, attribute: str = "TOXICITY"
) -> tuple[StageCorrection, Evidence]:
    """What the labels teach the judge of version ``judge``, whose ``scored`` are in their order.

    Texts without a score for the attribute are left out, and where most have a vector those without
    one. Raises ``NotEnough``.
    """
    kept = [place for place, scores in enumerate(scored) if attribute in scores.values]
    seen = [place for place in kept if scored[place].vector is not None]
    by_vector = 2 * len(seen) > len(kept)
    kept = seen if by_vector else kept
    known = [labels[place] for place in kept]
    require_enough(known)
    features = features_of(
        [label.text for label in known],
        [scored[place] for place in kept],
        attribute,
        by_vector=by_vector,
    )
    learned, evidence = examine(Task.of(known, features))
    return stage_correction(learned, features, judge, attribute, by_vector), evidence


def stage_correction(
    learned: Learned, features: Features, judge: str, attribute: str, by_vector: bool
) -> StageCorrection:
    """What was learned, with the level and spread that the scores had before."""
    taught = learned.taught(features)
    spread = float(taught.std())
    scale = float(features.untaught.std()) / spread if spread else 1.0
    return StageCorrection(
        judge=judge,
        attribute=attribute,
        score_weights=dict(
            zip(features.attributes, map(float, learned.score_weights), strict=True)
        ),
        text_weights=tuple(map(float, learned.text_weights)),
        by_vector=by_vector,
        scale=scale,
        level=float(features.untaught.mean() - scale * np.mean(taught)),
    )
