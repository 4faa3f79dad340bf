"""From scores of another service to ours: the threshold that holds as many.

Two services' scores do not mean the same, so a bar is carried over by what it does: ours is put
where the same share of the same texts stands at or above it (equipercentile equating: Kolen and
Brennan, Test Equating, Scaling, and Linking, 2014, chapter 2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rostra.safety.measures import Interval, numbers, wilson

SHARES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
"""Old thresholds that the table goes through besides the one asked for."""
ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Step:
    """An old threshold, the share of texts that it holds, and our threshold that holds as many.

    ``ours`` has the interval of drawing the texts anew; ``agree``: the share of texts that both
    treat alike.
    """

    old: float
    held: Interval
    ours: Interval
    agree: float


@dataclass(frozen=True, slots=True)
class Transfer:
    """``asked``: the threshold that was asked for; ``steps``: the table around it; ``curve``: pairs
    of old and new thresholds for a plot; ``rank_agreement``: Spearman's correlation."""

    texts: int
    asked: Step
    steps: tuple[Step, ...]
    curve: tuple[tuple[float, float], ...]
    rank_agreement: float


def transfer(old: Sequence[float], ours: Sequence[float], threshold: float) -> Transfer:
    """How ``threshold`` of the old scores carries over to ours; both are of the same texts."""
    one, other = numbers(old), numbers(ours)
    thresholds = sorted({*SHARES, threshold})
    grid = np.linspace(0.02, 0.98, 49)
    return Transfer(
        texts=len(one),
        asked=step(one, other, threshold),
        steps=tuple(step(one, other, each) for each in thresholds),
        curve=tuple((float(each), same_share(one, other, each)) for each in grid),
        rank_agreement=float(np.corrcoef(ranks(one), ranks(other))[0, 1]) if varies(one, other)
        else float("nan"),
    )  # fmt: skip


def step(old: np.ndarray, ours: np.ndarray, threshold: float, seed: int = 3) -> Step:
    """One threshold carried over, with its interval (percentile bootstrap)."""
    value = same_share(old, ours, threshold)
    draw = np.random.default_rng(seed)
    drawn = []
    for _ in range(ROUNDS):
        chosen = draw.integers(0, len(old), len(old))
        drawn.append(same_share(old[chosen], ours[chosen], threshold))
    low, high = np.percentile(drawn, [2.5, 97.5])
    held = old >= threshold
    return Step(
        threshold,
        wilson(int(held.sum()), len(old)),
        Interval(value, float(low), float(high)),
        float(np.mean(held == (ours >= value))),
    )


def same_share(old: np.ndarray, ours: np.ndarray, threshold: float) -> float:
    """The threshold of ours that holds as many texts as ``threshold`` does of the old scores.

    1.01, which holds nothing, where the old one holds nothing.
    """
    held = int((old >= threshold).sum())
    return 1.01 if held == 0 else float(np.sort(ours)[::-1][held - 1])


def ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 0, ties sharing their mean."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    shared: np.ndarray = (np.cumsum(count) - (count + 1) / 2)[place]
    return shared


def varies(*values: np.ndarray) -> bool:
    """Whether each has at least two different entries."""
    return all(len(np.unique(each)) > 1 for each in values)
