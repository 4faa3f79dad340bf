"""How well marked passages are found: character F1 (SemEval-2021 Task 5), and the limits for it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import numpy as np

from rostra.safety.model.features import Grams
from rostra.safety.model.first import joined
from rostra.safety.verdict import Span
from training.logistic import Fitted
from training.rows import Row

FLOORS = (0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2.0)
SHARES = (0.3, 0.5, 0.7)


def character_f1(found: Iterable[Span], truth: Iterable[Span]) -> float:
    """F1 over characters of one text; where nothing is marked, 1 for finding nothing, else 0."""
    places = [{at for start, end in spans for at in range(start, end)} for spans in (found, truth)]
    if not all(places):
        return float(places[0] == places[1])
    return 2 * len(places[0] & places[1]) / (len(places[0]) + len(places[1]))


def best_limits(rows: Sequence[Row], fitted: Fitted) -> tuple[float, float]:
    """The least that a word must add, and the share of the weightiest word's, for the best F1."""
    moved = []
    for row in rows:
        grams = Grams(row.text)
        words = grams.by_word(fitted.weights[grams.buckets]) / max(len(grams.buckets), 1) ** 0.5
        moved.append((row, grams.words, words))

    def mean(limits: tuple[float, float]) -> float:
        total = 0.0
        for row, words, added in moved:
            least = max(limits[0], limits[1] * float(added.max(initial=0)))
            found = {words[at]: float(added[at]) for at in np.flatnonzero(added >= least)}
            total += character_f1(joined(found, row.text), row.spans or ())
        return total / len(moved)

    return max(itertools.product(FLOORS, SHARES), key=mean)
