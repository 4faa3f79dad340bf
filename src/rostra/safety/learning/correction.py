"""A correction as it is stored, and a judge with one applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from rostra.safety.judge import Context, Judge, Judges, Scores
from rostra.safety.learning.features import Features, features_of, probabilities
from rostra.safety.measures import Numbers

DIGITS = 6


@dataclass(frozen=True)
class StageCorrection:
    """What is added to the log odds of one judge's score.

    ``judge``: the version of the judge that it was learned on; with another it changes nothing.
    ``score_weights`` by attribute, ``text_weights`` by dimension, of the judge's vector or of the
    folded n-grams; ``by_vector`` texts without a vector (another language) stay. The sum is
    multiplied by ``scale`` and ``level`` added, so that over the decisions learned from the
    scores keep their mean and spread: the order changes, and a bar of the policy goes on holding
    about as many.
    """

    judge: str
    attribute: str
    score_weights: Mapping[str, float]
    text_weights: tuple[float, ...]
    by_vector: bool = False
    scale: float = 1.0
    level: float = 0.0

    def corrected(self, features: Features) -> Numbers:
        """The corrected log odds of each text."""
        weights = np.array([self.score_weights[name] for name in features.attributes])
        shift = features.scores @ weights + features.texts @ np.array(self.text_weights)
        odds: Numbers = (features.untaught + shift) * self.scale + self.level
        return odds

    def to_json(self) -> dict[str, Any]:
        """A JSON object that ``from_json`` reads back."""
        return {
            "judge": self.judge,
            "attribute": self.attribute,
            "score_weights": {n: round(w, DIGITS) for n, w in self.score_weights.items()},
            "text_weights": [round(weight, DIGITS) for weight in self.text_weights],
            "by_vector": self.by_vector,
            "scale": round(self.scale, DIGITS),
            "level": round(self.level, DIGITS),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> StageCorrection:
        """What ``to_json`` wrote. Raises ``KeyError`` or ``TypeError`` otherwise."""
        return cls(
            judge=data["judge"],
            attribute=data["attribute"],
            score_weights=dict(data["score_weights"]),
            text_weights=tuple(data["text_weights"]),
            by_vector=bool(data["by_vector"]),
            scale=float(data["scale"]),
            level=float(data["level"]),
        )


@dataclass(frozen=True)
class Correction:
    """What a site has taught: ``name`` is stored with every verdict, a part for each judge."""

    name: str
    first: StageCorrection | None = None
    second: StageCorrection | None = None

    def to_json(self) -> dict[str, Any]:
        """A JSON object that ``from_json`` reads back."""
        parts = {"first": self.first, "second": self.second}
        return {stage: part.to_json() for stage, part in parts.items() if part}

    @classmethod
    def from_json(cls, name: str, data: Mapping[str, Any]) -> Correction:
        """What ``to_json`` wrote, under its name."""
        return cls(name, **{stage: StageCorrection.from_json(data[stage]) for stage in data})

    def applied(self, judges: Judges) -> Judges:
        """The judges with the correction; a judge that it has no part for stays as it is."""
        second = judges.second
        if second is not None and self.second is not None:
            second = CorrectedJudge(second, self.second, self.name)
        first: Judge = judges.first
        if self.first is not None:
            first = CorrectedJudge(first, self.first, self.name)
        return Judges(first, second)


class CorrectedJudge:
    """A judge whose score of one attribute is corrected by what the site has taught."""

    def __init__(self, judge: Judge, correction: StageCorrection, name: str) -> None:
        self.judge = judge
        self.correction = correction
        self.name = name

    @property
    def version(self) -> str:
        """The judge's own version, and the correction's name while it applies."""
        return f"{self.judge.version}+{self.name}" if self.applies else self.judge.version

    @property
    def attributes(self) -> frozenset[str]:
        """Those of the judge."""
        return self.judge.attributes

    @property
    def applies(self) -> bool:
        """Whether the judge is the one that the correction was learned on."""
        return self.judge.version == self.correction.judge

    def can_correct(self, scores: Scores) -> bool:
        """Whether the judge said of the text what the correction builds on."""
        part = self.correction
        fits = not part.by_vector or (
            scores.vector is not None and np.size(scores.vector) == len(part.text_weights)
        )
        return fits and part.attribute in scores.values

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        """The judge's scores, corrected where it gave the attribute one."""
        scored = list(self.judge.score(texts, contexts))
        part = self.correction
        places = [p for p, scores in enumerate(scored) if self.can_correct(scores)]
        if not places or not self.applies:
            return scored
        features = features_of(
            [texts[place] for place in places],
            [scored[place] for place in places],
            part.attribute,
            sorted(part.score_weights),
            by_vector=part.by_vector,
        )
        for place, value in zip(places, probabilities(part.corrected(features)), strict=True):
            values = dict(scored[place].values) | {part.attribute: float(value)}
            scored[place] = replace(scored[place], values=values)
        return scored
