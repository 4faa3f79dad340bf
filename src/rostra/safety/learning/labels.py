"""Decisions as labels: which count, how much, and how many there have to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from rostra.safety.judge import Context
from rostra.safety.measures import Numbers

FEWEST = 200
FEWEST_OF_A_KIND = 20
LARGEST_SHARE = 1 / 3
"""No labeler counts for more of the whole, where there are at least three."""
OVERTURNED = 2.0
"""What a decision counts that was looked at twice: an appeal, or one undone and decided anew."""


class NotEnough(ValueError):
    """There is too little to learn from; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text that a moderator decided on. ``labeler`` names whose word it is."""

    text: str
    abusive: bool
    labeler: str
    weight: float = 1.0
    context: Context = field(default_factory=Context)


def require_enough(labels: Sequence[Label]) -> None:
    """Raises ``NotEnough`` with a sentence where nothing can be learned and shown to hold."""
    abusive = sum(label.abusive for label in labels)
    harmless = len(labels) - abusive
    if len(labels) >= FEWEST and min(abusive, harmless) >= FEWEST_OF_A_KIND:
        return
    raise NotEnough(
        f"There are {len(labels):,} decisions to learn from: {abusive:,} rejected as abuse, "
        f"{harmless:,} approved. Learning needs {FEWEST} in all and {FEWEST_OF_A_KIND} of each."
    )


def weights_of(labels: Sequence[Label]) -> Numbers:
    """How much each label counts: its weight, with no labeler above ``LARGEST_SHARE``."""
    weights = np.array([label.weight for label in labels], dtype=np.float64)
    who = labelers_of(labels)
    if who.size == 0 or who.max() < 2:
        return weights
    for _ in range(20):
        sums = np.bincount(who, weights)
        most = LARGEST_SHARE * sums.sum()
        scale = np.minimum(1.0, most / np.maximum(sums, 1e-12))
        if scale.min() > 0.999:
            break
        weights = weights * scale[who]
    return weights


def labelers_of(labels: Sequence[Label]) -> np.ndarray:
    """The number of each label's labeler, from 0 in the order in which they first appear."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(each.labeler, len(known)) for each in labels], dtype=int)
