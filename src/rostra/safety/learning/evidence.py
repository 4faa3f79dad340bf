"""What a correction is worth on decisions that it has not seen, and what more would give."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rostra.safety import measures
from rostra.safety.learning.features import Features
from rostra.safety.learning.fit import DOUBTED_BELOW, Fitted, fit
from rostra.safety.learning.labels import Label, labelers_of, weights_of
from rostra.safety.measures import Interval, Numbers

FOLDS = 5
INNER = 3
PENALTIES = (2.0, 6.0)
CLEARLY = 0.005
"""How much AUC the stronger penalty has to be better by: decisions are noisy, so is its AUC."""
DIMENSIONS = 96
"""Main directions (of a principal component analysis) of the texts that are looked at."""
CURVE = (0.25, 0.5, 0.75, 1.0)

Places = npt.NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The mean gain in AUC after so many decisions."""

    decisions: int
    gain: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Held-out figures: nothing here was measured on a decision that was learned from.

    ``curve``: the gain after fewer decisions; ``forecast``: a guess at it after more, by a line in
    1/√n through the curve, empty where the curve does not rise. ``doubted``: labelers whose word
    was found to say little, with the estimate.
    """

    decisions: int
    abusive: int
    before: Interval
    after: Interval
    gain: Interval
    caught_before: Interval
    caught_after: Interval
    penalty: float
    curve: tuple[CurvePoint, ...] = ()
    forecast: tuple[CurvePoint, ...] = ()
    doubted: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Task:
    """All that is fitted: texts as numbers, what was said of them, by whom, how much it counts."""

    features: Features
    labels: Numbers
    weights: Numbers
    labelers: Places
    names: tuple[str, ...]
    folds: Places

    @classmethod
    def of(cls, labels: Sequence[Label], features: Features) -> Task:
        """From labels and the features of their texts, in the same order."""
        return cls(
            features,
            np.array([label.abusive for label in labels], dtype=np.float64),
            weights_of(labels),
            labelers_of(labels),
            tuple(dict.fromkeys(label.labeler for label in labels)),
            np.array([fold_of(label.text) for label in labels], dtype=int),
        )


@dataclass(frozen=True)
class Learned:
    """A correction's weights for the raw features, and how each labeler was believed."""

    score_weights: Numbers
    text_weights: Numbers
    reliability: Numbers

    def taught(self, features: Features, places: Places | slice = slice(None)) -> Numbers:
        """The corrected log odds, before level and spread are set right."""
        shift = features.scores[places] @ self.score_weights
        shift = shift + features.texts[places] @ self.text_weights
        total: Numbers = features.untaught[places] + shift
        return total


def fold_of(text: str) -> int:
    """The fold of a text; the same text is never both learned from and tested on."""
    return hashlib.sha256(text.strip().lower().encode("utf-8", "replace")).digest()[0] % FOLDS


def learn(task: Task, places: Places, penalty: float) -> Learned:
    """Fit the decisions at ``places``."""
    features = task.features
    texts = features.texts[places]
    basis = main_directions(texts)
    # Brought to a variance of 1 in all, so that a penalty means the same for every judge's vectors.
    basis = basis / max(float(np.sqrt(np.var(texts, axis=0).sum())), 1e-9)
    design = np.concatenate([features.scores[places], texts @ basis], axis=1)
    fitted: Fitted = fit(
        design - design.mean(axis=0),
        task.labels[places],
        features.untaught[places],
        penalty=penalty,
        weights=task.weights[places],
        labelers=task.labelers[places],
    )
    own = features.scores.shape[1]
    weights = fitted.weights[1:]
    return Learned(weights[:own], basis @ weights[own:], fitted.reliability)


def main_directions(texts: Numbers) -> Numbers:
    """The directions in which texts differ most (dimensions × at most ``DIMENSIONS``)."""
    centred = texts - texts.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    found: Numbers = vectors[:, ::-1][:, :DIMENSIONS]
    return found


def choose_penalty(task: Task, places: Places, seed: int = 1) -> float:
    """The usual penalty, or the stronger one where that does clearly better on parts left out."""
    part = np.random.default_rng(seed).integers(0, INNER, len(places))
    scores = []
    for penalty in PENALTIES:
        held = np.zeros(len(places))
        for fold in range(INNER):
            test = part == fold
            learned = learn(task, places[~test], penalty)
            held[test] = learned.taught(task.features, places[test])
        scores.append(measures.roc_auc(task.labels[places], held))
    usual, strong = scores
    return PENALTIES[1] if strong > usual + CLEARLY else PENALTIES[0]


def examine(task: Task) -> tuple[Learned, Evidence]:
    """The correction learned from everything, with the evidence of nested cross-validation.

    Penalties are chosen within the part that is learned from, so that the figures are of decisions
    that had no say (Varma and Simon, BMC Bioinformatics 7, 2006).
    """
    features, everything = task.features, np.arange(len(task.labels))
    held = np.zeros(len(everything))
    chosen = []
    for fold in range(FOLDS):
        train, test = everything[task.folds != fold], everything[task.folds == fold]
        if not len(test) or not task.labels[train].any():
            held[test] = features.untaught[test]
            continue
        penalty = choose_penalty(task, train)
        chosen.append(penalty)
        held[test] = learn(task, train, penalty).taught(features, test)
    penalty = float(np.median(chosen)) if chosen else PENALTIES[-1]
    learned = learn(task, everything, penalty)
    trusted = learned.reliability[task.labelers] >= DOUBTED_BELOW
    judged = everything[trusted] if task.labels[trusted].any() else everything
    labels, before, after = task.labels[judged], features.untaught[judged], held[judged]
    points = curve(task, penalty, judged)
    return learned, Evidence(
        decisions=len(everything),
        abusive=int(task.labels.sum()),
        before=measures.bootstrap(measures.roc_auc, labels, before),
        after=measures.bootstrap(measures.roc_auc, labels, after),
        gain=measures.bootstrap_gain(measures.roc_auc, labels, before, after),
        caught_before=measures.bootstrap(measures.caught, labels, before),
        caught_after=measures.bootstrap(measures.caught, labels, after),
        penalty=penalty,
        curve=points,
        forecast=forecast(points),
        doubted=tuple(
            (task.names[place], round(float(value), 3))
            for place, value in enumerate(learned.reliability)
            if value < DOUBTED_BELOW
        ),
    )


def curve(task: Task, penalty: float, judged: Places) -> tuple[CurvePoint, ...]:
    """The gain after a part of the decisions, the mean over the folds left out."""
    points = []
    draw = np.random.default_rng(5)
    order = draw.permutation(len(task.labels))
    for share in CURVE:
        gains, sizes = [], []
        for fold in range(FOLDS):
            train = order[task.folds[order] != fold]
            train = train[: max(2, int(share * len(train)))]
            test = judged[task.folds[judged] == fold]
            labels = task.labels[test]
            if not task.labels[train].any() or not 0 < labels.sum() < len(labels):
                continue
            taught = learn(task, train, penalty).taught(task.features, test)
            untaught = measures.roc_auc(labels, task.features.untaught[test])
            gains.append(measures.roc_auc(labels, taught) - untaught)
            sizes.append(len(train))
        if gains:
            points.append(CurvePoint(int(np.mean(sizes)), float(np.mean(gains))))
    return tuple(points)


def forecast(points: Sequence[CurvePoint]) -> tuple[CurvePoint, ...]:
    """A guess at the gain after twice and four times as many decisions."""
    if len(points) < 3:
        return ()
    gains = np.array([point.gain for point in points])
    root = np.array([point.decisions for point in points], dtype=float) ** -0.5
    slope, top = np.polyfit(root, gains, 1)
    last = points[-1]
    if slope >= 0 or top <= last.gain:
        return ()
    more = (2 * last.decisions, 4 * last.decisions)
    return tuple(CurvePoint(n, float(max(last.gain, top + slope * n**-0.5))) for n in more)
