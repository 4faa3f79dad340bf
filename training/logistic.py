"""Logistic regression on sparse counts with soft targets, and its calibration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array
from scipy.special import expit

from rostra.safety.model.features import BUCKETS, buckets

Floats = NDArray[np.float32]
CUT = 1_000


@dataclass(frozen=True)
class Texts:
    """Texts as counts of their n-grams, each row divided by the root of its number of n-grams."""

    counts: Any

    def __getitem__(self, chosen: NDArray[Any]) -> Texts:
        return Texts(self.counts[chosen])

    def inverse_frequency(self) -> Floats:
        """For each bucket the logarithm of how rare it is among these texts."""
        rows: int = self.counts.shape[0]
        found = np.bincount(self.counts.indices, minlength=BUCKETS)
        return np.log(1 + rows / (1 + found)).astype(np.float32)

    def sums(self, weights: Floats) -> Floats:
        """The weighted sum of each text."""
        return np.asarray(self.counts @ weights, dtype=np.float32)


@dataclass(frozen=True)
class Fitted:
    """Weights of the buckets and the intercept."""

    weights: Floats
    intercept: float

    def sums(self, texts: Texts) -> Floats:
        """The weighted sum of each text with the intercept."""
        return np.asarray(texts.sums(self.weights) + self.intercept, dtype=np.float32)


def counted(texts: Sequence[str], cut: int = CUT) -> Texts:
    """The first ``cut`` characters of each text as counts of n-grams."""
    places, values, ends = [], [], [0]
    for text in texts:
        found = buckets(text[:cut])
        place, count = np.unique(found, return_counts=True)
        places.append(place)
        values.append(count.astype(np.float32) / np.float32(max(len(found), 1) ** 0.5))
        ends.append(ends[-1] + len(place))
    parts = np.concatenate(values), np.concatenate(places), np.array(ends)
    return Texts(csr_array(parts, shape=(len(texts), BUCKETS)))


def fit(
    texts: Texts,
    targets: Floats,
    weights: Floats,
    *,
    scale: Floats,
    penalty: float,
    groups: NDArray[np.int64] | None = None,
    before: Fitted | None = None,
    steps: int = 40,
) -> Fitted:
    """Minimises the weighted mean log loss plus ``penalty`` / 2 times the squared weights.

    ``scale`` multiplies each bucket (rarer ones may weigh more at the same price). ``groups``: one
    number for each row; each but 0 gets an intercept of its own that is thrown away, so that a set
    in which nearly everything is toxic says little about words that only its topics explain.
    ``before``: weights that the penalty draws towards, instead of towards nothing. L-BFGS.
    """
    counts = texts.counts.copy()
    counts.data *= scale[counts.indices]
    turned = counts.T
    groups = np.zeros(len(targets), dtype=np.int64) if groups is None else groups
    sets = np.eye(int(groups.max()) + 1, dtype=np.float32)[groups]
    sets[:, 0] = 1
    home = before.weights / scale if before else np.zeros(BUCKETS, dtype=np.float32)
    total = weights.sum()

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        own = values.astype(np.float32)
        away = own[:BUCKETS] - home
        sums = counts @ own[:BUCKETS] + sets @ own[BUCKETS:]
        losses = weights * (np.logaddexp(0, sums) - targets * sums)
        wrong = (weights * (expit(sums) - targets) / total).astype(np.float32)
        slope = np.concatenate((turned @ wrong + penalty * away, sets.T @ wrong))
        return float(losses.sum() / total + penalty / 2 * (away @ away)), slope.astype(float)

    start = np.concatenate((home, [before.intercept if before else 0.0], np.zeros(groups.max())))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps})
    best = found.x.astype(np.float32)
    return Fitted(best[:BUCKETS] * scale, float(best[BUCKETS]))


def platt(sums: Floats, targets: Floats, weights: Floats) -> tuple[float, float]:
    """Slope and intercept that make sums into calibrated logits (Platt 1999)."""

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = values[0] * sums + values[1]
        wrong = weights * (expit(logits) - targets)
        losses = weights * (np.logaddexp(0, logits) - targets * logits)
        return float(losses.sum()), np.array([(wrong * sums).sum(), wrong.sum()])

    found = minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B")
    return max(float(found.x[0]), 1e-3), float(found.x[1])


def whole(weights: Floats) -> tuple[NDArray[np.int8], float]:
    """Weights as whole numbers of -127 to 127, and what one is worth."""
    step = float(np.abs(weights).max()) / 127 or 1.0
    return np.round(weights / step).astype(np.int8), step


def folds(names: Sequence[str]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Each name that occurs, in order, and where it does."""
    every = np.array(names)
    for name in dict.fromkeys(names):
        yield name, every == name
