"""Fits on dev rows what turns the encoder's logits into calibrated probabilities.

For each attribute two weights and an intercept: for the encoder's logit and for the first judge's,
both at least 0 (a logistic regression; sets count by ``SHARES``, not by their size). For the
passages the probability from which a token counts. Nothing here looks at a test row.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from rostra.safety.judge import Context, Judge
from rostra.safety.model import second
from rostra.safety.model.passages import passages
from rostra.safety.subject import ArticleFacts
from training.encoder import HEADS
from training.rows import Row

SHARES: Mapping[str, float] = {
    "own": 4.0,
    "civil": 1.0,
    "civil_spans": 1.0,
    "civil_parts": 1.5,
    "polis": 1.5,
    "jigsaw": 1.0,
    "paradetox": 0.5,
    "davidson": 0.5,
    "stormfront": 0.5,
    "youtube": 0.3,
}
ROWS_MOST = 600
STRENGTH = 1e-3
SPAN_FROM = tuple(share / 100 for share in range(20, 71, 5))
Floats = NDArray[np.float64]


def dev_rows(rows: Sequence[Row]) -> list[Row]:
    """The English rows kept for choosing: all own ones, of each other set 600 at most."""
    counts: Counter[str] = Counter()
    kept = []
    for row in rows:
        if row.split == "dev" and row.language == "en" and row.source in SHARES:
            counts[row.source] += 1
            if row.source == "own" or counts[row.source] <= ROWS_MOST:
                kept.append(row)
    return kept


def facts(
    judge: second.EncoderJudge, rows: Sequence[Row], attributes: Sequence[str], version: str
) -> dict[str, Any]:
    """What ``encoder.json`` is to say, for the attributes that may ship, fitted on dev rows."""
    texts = [row.text for row in rows]
    raw = raw_of(judge, rows)
    before = probabilities(judge.first, rows)
    blend = {}
    for name in attributes:
        known = [place for place, row in enumerate(rows) if name in row.labels]
        own = np.array([raw[place].logits[name] for place in known])
        others = np.array([second.logit(before[place].get(name, 0.5)) for place in known])
        target = np.array([rows[place].labels[name] for place in known])
        weights = shares([rows[place].source for place in known])
        blend[name] = [round(each, 4) for each in fitted(own, others, target, weights)]
    marked = [place for place, row in enumerate(rows) if row.source == "civil_spans"]
    scores = {
        least: float(
            np.mean(
                [
                    overlap(passages(texts[p], raw[p].words, least), rows[p].spans or ())
                    for p in marked
                ]
            )
        )
        for least in SPAN_FROM
    }
    return {
        "version": version,
        "heads": list(HEADS),
        "blend": blend,
        "span_from": max(scores, key=lambda least: scores[least]),
        "span_f1_dev": round(max(scores.values()), 4),
    }


def raw_of(judge: second.EncoderJudge, rows: Sequence[Row]) -> list[second.Read]:
    """What the encoder itself says of each row."""
    out: list[second.Read] = []
    for start in range(0, len(rows), 256):
        part = rows[start : start + 256]
        out += judge.raw([row.text for row in part], [(row.parent, row.article) for row in part])
    return out


def probabilities(judge: Judge, rows: Sequence[Row]) -> list[Mapping[str, float]]:
    """What a judge says of each row."""
    out: list[Mapping[str, float]] = []
    for start in range(0, len(rows), 256):
        part = rows[start : start + 256]
        contexts = [Context(row.parent or None, ArticleFacts(headline=row.article)) for row in part]
        out += [scores.values for scores in judge.score([row.text for row in part], contexts)]
    return out


def shares(sources: Sequence[str]) -> Floats:
    """Each row's weight, so that a set has its share however many rows it has; 1 on average."""
    counts = Counter(sources)
    weights: Floats = np.array([SHARES.get(each, 0.5) / counts[each] for each in sources])
    even: Floats = weights * len(weights) / weights.sum()
    return even


def fitted(
    own: Floats, others: Floats, target: Floats, weights: Floats
) -> tuple[float, float, float]:
    """The weight of either logit, at least 0, and the intercept, by weighted logistic loss.

    Where the others' logits are all alike they get no weight. A little shrinkage keeps the weights
    bounded where the classes part fully.
    """
    free = float(np.ptp(others)) > 1e-6 if len(others) else False

    def loss(theta: Floats) -> tuple[float, Floats]:
        a, b, c = theta
        z = a * own + b * others + c
        values = weights * (np.logaddexp(0, z) - target * z)
        slope = weights * (1 / (1 + np.exp(-z)) - target) / len(z)
        grad = np.array(
            [slope @ own + STRENGTH * (a - 0.5), slope @ others + STRENGTH * b, slope.sum()]
        )
        return float(values.mean() + STRENGTH / 2 * ((a - 0.5) ** 2 + b**2)), grad

    bounds = [(0.0, None), (0.0, None if free else 0.0), (None, None)]
    found = minimize(loss, np.array([0.7, 0.3 * free, 0.0]), jac=True, bounds=bounds)
    a, b, c = (float(each) for each in found.x)
    return a, b, c


def overlap(found: Sequence[tuple[int, int]], gold: Sequence[tuple[int, int]]) -> float:
    """F1 of the characters (Da San Martino et al. 2019); 1 where neither marks any."""
    one = {place for start, end in found for place in range(start, end)}
    two = {place for start, end in gold for place in range(start, end)}
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 1.0


def write(folder: Path, found: Mapping[str, Any]) -> None:
    """Writes ``encoder.json`` with the hashes of the files beside it."""
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (second.MODEL, second.TOKENIZER)
    }
    text = json.dumps({**found, "sha256": digests}, indent=2) + "\n"
    (folder / second.FACTS).write_text(text, encoding="utf-8")
