"""A text as the numbers that a correction may use: the judge's own scores, and what it is about.

The judge's scores come first, as log odds; then its ``Scores.vector`` (the encoder's pooled state)
where it has one, else the text's hashed n-grams folded into 512 signed sums, of length 1
(Weinberger et al., Feature Hashing, ICML 2009).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rostra.safety.judge import Scores
from rostra.safety.measures import Numbers

FOLDED = 512
LEAST = 1e-4
"""Probabilities are kept this far from 0 and 1 before their odds are taken."""
ATTRIBUTE_SCALE = 0.25
"""Log odds of scores, brought to about the size of a vector's entries times ten."""


@dataclass(frozen=True, slots=True)
class Features:
    """``untaught``: the log odds of the attribute that is corrected, one for each text;
    ``scores``: those of ``attributes``, scaled (texts × attributes); ``texts``: what each is about
    (texts × dimensions)."""

    attributes: tuple[str, ...]
    untaught: Numbers
    scores: Numbers
    texts: Numbers


def log_odds(values: Numbers) -> Numbers:
    """The log odds of probabilities, finite also for 0 and 1."""
    kept = np.clip(values, LEAST, 1 - LEAST)
    return np.log(kept / (1 - kept))


def probabilities(values: Numbers) -> Numbers:
    """The probabilities of log odds."""
    return 1 / (1 + np.exp(-np.clip(values, -50, 50)))


def features_of(
    texts: Sequence[str],
    scored: Sequence[Scores],
    attribute: str,
    attributes: Sequence[str] | None = None,
    *,
    by_vector: bool = False,
) -> Features:
    """The features of texts that a judge has scored; each must have a score for ``attribute``.

    ``attributes``: those whose scores are used, by default all that every text has.
    ``by_vector``: what a text is about is told by the judge's vectors, which all must have; else by
    folded n-grams.
    """
    if attributes is None:
        common = set.intersection(*(set(each.values) for each in scored)) if scored else set()
        attributes = sorted(common)
    table = [[each.values.get(name, math.nan) for name in attributes] for each in scored]
    odds = log_odds(np.array(table, dtype=np.float64).reshape(len(scored), len(attributes)))
    untaught = log_odds(np.array([each.values[attribute] for each in scored], dtype=np.float64))
    return Features(
        tuple(attributes),
        untaught,
        np.nan_to_num(odds) * ATTRIBUTE_SCALE,
        vectors(scored) if by_vector else ngrams(texts),
    )


def vectors(scored: Sequence[Scores]) -> Numbers:
    """The judge's vectors, each brought to length 1."""
    found: Numbers = np.stack([np.asarray(each.vector, dtype=np.float64) for each in scored])
    long: Numbers = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return found / long


def ngrams(texts: Sequence[str]) -> Numbers:
    """The folded n-grams of each text."""
    return np.stack([folded(text) for text in texts]) if texts else np.zeros((0, FOLDED))


def folded(text: str) -> Numbers:
    """The n-grams of a text, hashed into ``FOLDED`` signed sums; of length 1 unless it is empty."""
    from rostra.safety.model.features import buckets  # judges are loaded when needed, and so is it

    places = np.unique(buckets(text)).astype(np.int64)
    signs = np.where(places >> 9 & 1, 1.0, -1.0)
    sums: Numbers = np.bincount(places & (FOLDED - 1), signs, FOLDED).astype(np.float64)
    length = float(np.linalg.norm(sums))
    return sums / length if length else sums
