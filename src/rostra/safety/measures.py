"""How well scores tell abusive texts from harmless ones.

Pure numpy. Labels are 1 for abusive and 0 for harmless, scores any numbers where more means more
abusive (``calibration_error`` wants probabilities). What cannot be said is ``nan``: an AUC needs
both kinds of text.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Measure = Callable[[Numbers, Numbers], float]

ROUNDS = 400
HELD = 0.02
BINS = 15


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with the bounds between which it lies in 95 of 100 cases."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """What holding a given share of the harmless texts catches.

    ``threshold``: from this score on a text is held; ``caught``: the share of abusive texts held;
    ``held``: the share of harmless ones, at most what was asked for.
    """

    threshold: float
    caught: float
    held: float


def numbers(values: Any) -> Numbers:
    """``values`` as a flat array of floats."""
    return np.asarray(values, dtype=np.float64).ravel()


def roc_auc(labels: Any, scores: Any) -> float:
    """The chance that an abusive text scores above a harmless one, ties counting half.

    Hanley and McNeil, Radiology 143 (1982), by the ranks of Mann and Whitney.
    """
    y, s = numbers(labels) > 0.5, numbers(scores)
    positives = int(y.sum())
    negatives = len(y) - positives
    if not positives or not negatives:
        return math.nan
    _, place, count = np.unique(s, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    won = ranks[y].sum() - positives * (positives + 1) / 2
    return float(won / (positives * negatives))


def average_precision(labels: Any, scores: Any) -> float:
    """The mean of the precisions at each threshold, weighted by what it adds to the recall.

    Davis and Goadrich, ICML 2006, without interpolation; tied scores are one threshold.
    """
    y, s = numbers(labels) > 0.5, numbers(scores)
    if not y.any():
        return math.nan
    order = np.argsort(-s, kind="stable")
    found = np.cumsum(y[order])
    last = np.flatnonzero(np.append(np.diff(s[order]) != 0, True))
    recall = found[last] / found[-1]
    return float(np.sum(np.diff(recall, prepend=0.0) * found[last] / (last + 1)))


def calibration_error(labels: Any, scores: Any, bins: int = BINS) -> float:
    """How far probabilities are from the shares that they foretell, on average, 0 to 1.

    Bins hold equally many texts (Nguyen and O'Connor, EMNLP 2015), so that rare high scores do
    not each make a bin of their own.
    """
    y, s = numbers(labels), numbers(scores)
    if not len(y):
        return math.nan
    parts = np.array_split(np.argsort(s, kind="stable"), min(bins, len(y)))
    gaps = [abs(float(y[part].mean() - s[part].mean())) * len(part) for part in parts]
    return sum(gaps) / len(y)


def operating_point(labels: Any, scores: Any, held: float = HELD) -> OperatingPoint:
    """How many abusive texts are caught where at most the share ``held`` of harmless ones is."""
    y, s = numbers(labels) > 0.5, numbers(scores)
    harmless, abusive = np.sort(s[~y])[::-1], s[y]
    if not len(harmless) or not len(abusive):
        return OperatingPoint(math.nan, math.nan, math.nan)
    first_spared = harmless[min(int(held * len(harmless)), len(harmless) - 1)]
    threshold = float(np.nextafter(first_spared, math.inf))
    return OperatingPoint(
        threshold, float(np.mean(abusive >= threshold)), float(np.mean(harmless >= threshold))
    )


def caught(labels: Any, scores: Any) -> float:
    """``operating_point(…).caught`` at 2 % of harmless texts held."""
    return operating_point(labels, scores).caught


def bootstrap(
    measure: Measure, labels: Any, scores: Any, *, rounds: int = ROUNDS, seed: int = 7
) -> Interval:
    """A measure with its 95 % percentile interval; both kinds of text are drawn anew each round.

    Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    """
    y, s = numbers(labels), numbers(scores)
    value = measure(y, s)
    if math.isnan(value):
        return Interval(value, math.nan, math.nan)
    drawn = [measure(y[chosen], s[chosen]) for chosen in resamples(y, rounds, seed)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(value, float(low), float(high))


def bootstrap_gain(
    measure: Measure, labels: Any, before: Any, after: Any, *, rounds: int = ROUNDS, seed: int = 7
) -> Interval:
    """By how much ``after`` is better than ``before`` on the same texts, with its interval."""
    y, one, other = numbers(labels), numbers(before), numbers(after)
    value = measure(y, other) - measure(y, one)
    if math.isnan(value):
        return Interval(value, math.nan, math.nan)
    drawn = [
        measure(y[chosen], other[chosen]) - measure(y[chosen], one[chosen])
        for chosen in resamples(y, rounds, seed)
    ]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(value, float(low), float(high))


def resamples(labels: Numbers, rounds: int, seed: int) -> list[npt.NDArray[np.int64]]:
    """Places of texts drawn with replacement, as many of each kind as there are."""
    draw = np.random.default_rng(seed)
    kinds = [np.flatnonzero(labels > 0.5), np.flatnonzero(labels <= 0.5)]
    return [
        np.concatenate([draw.choice(kind, len(kind)) for kind in kinds if len(kind)])
        for _ in range(rounds)
    ]


def wilson(hits: float, tries: float, confidence: float = 0.95) -> Interval:
    """A share with its interval (Wilson, JASA 22, 1927); fit for small numbers and for 0.

    ``nan`` with the bounds 0 and 1 where there was no try.
    """
    if tries <= 0:
        return Interval(math.nan, 0.0, 1.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = hits / tries
    middle = (share + z * z / (2 * tries)) / (1 + z * z / tries)
    spread = z / (1 + z * z / tries) * math.sqrt(share * (1 - share) / tries + (z / tries / 2) ** 2)
    return Interval(share, max(0.0, middle - spread), min(1.0, middle + spread))


def poisson(count: int, per: float, confidence: float = 0.95) -> Interval:
    """A rate with its interval: ``count`` events in ``per`` units of time.

    Exact bounds of Garwood (Biometrika 28, 1936), by the cube-root approximation of Wilson and
    Hilferty (PNAS 17, 1931) to the chi-squared quantiles.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)

    def quantile(n: int, z: float) -> float:
        return n * (1 - 1 / (9 * n) + z / (3 * math.sqrt(n))) ** 3 if n else 0.0

    return Interval(count / per, quantile(count, -z) / per, quantile(count + 1, z) / per)


def without_nan(value: Any) -> Any:
    """A JSON-ready value with None for each number that cannot be said; JSON knows no ``nan``."""
    if isinstance(value, dict):
        return {key: without_nan(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [without_nan(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
