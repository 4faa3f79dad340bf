"""The first judge: logistic regressions on hashed n-grams, a fraction of a millisecond a text.

One table of weights for each language that is modelled, a column for each attribute. A text in
another language gets no score at all. The weights are trained by ``training/ngrams.py`` and stand
in ``files/ngrams.npz``, with what turns a sum into a calibrated probability (Platt 1999).
"""

from __future__ import annotations

import json
import math
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rostra.safety.judge import Context, JudgeError, Scores
from rostra.safety.language import detect
from rostra.safety.model import features
from rostra.safety.model.features import BUCKETS, Grams
from rostra.safety.verdict import Span

FILES = Path(__file__).parent / "files"
NAME = "ngrams.npz"
ANYWAY = "en"
SURE = 0.75
"""From this confidence on another language than those modelled is believed."""
FEW_LETTERS = 40
SPANS_FROM = 0.3
MOST_SPANS = 8
_NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Model:
    """One language: ``weights`` (buckets x columns, whole numbers of -127 to 127), and per column
    what one of them is worth, the intercept, and Platt's slope and intercept.
    """

    attributes: tuple[str, ...]
    weights: NDArray[np.int8]
    steps: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    platt: NDArray[np.float32]
    span_floor: float
    span_share: float

    def sums(self, grams: Grams) -> NDArray[np.float32]:
        """The weighted sum of each column, not calibrated."""
        rows = self.weights[grams.buckets]
        total = np.ones(len(rows), dtype=np.float32) @ rows.astype(np.float32)
        sums = total * self.steps / _norm(grams) + self.intercepts
        return sums.astype(np.float32)

    def values(self, sums: NDArray[np.float32]) -> dict[str, float]:
        """Calibrated probabilities."""
        logits = np.clip(sums * self.platt[0] + self.platt[1], -30, 30)
        probabilities = 1 / (1 + np.exp(-logits))
        return dict(zip(self.attributes, probabilities.tolist(), strict=True))

    def spans(self, grams: Grams, column: int) -> tuple[Span, ...]:
        """The words that raised the sum most, the weightiest first; neighbours are one passage."""
        weights = self.weights[grams.buckets, column].astype(np.float32)
        moved = grams.by_word(weights) * self.steps[column] / _norm(grams)
        if not len(moved):
            return ()
        least = max(self.span_floor, self.span_share * float(moved.max()))
        found = np.flatnonzero(moved >= least).tolist()
        words = grams.words
        chosen = {words[place]: float(moved[place]) for place in found}
        return joined(chosen, grams.text)[:MOST_SPANS]


class NgramJudge:
    """The first judge with its file loaded. It never changes, so any thread may ask it."""

    def __init__(self, folder: Path = FILES) -> None:
        """Loads ``ngrams.npz`` of ``folder``. Raises ``JudgeError`` where it is missing or bad."""
        path = folder / NAME
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                facts = json.loads(str(stored["facts"]))
                self.models = {code: _model(stored, code, facts) for code in facts["languages"]}
        except FileNotFoundError:
            raise JudgeError(f"{path} is missing. Install Rostra anew.") from None
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise JudgeError(f"{path} cannot be read: {error}. Install Rostra anew.") from error
        if facts["features"] != features.VERSION:
            raise JudgeError(f"{path} was made for another version of Rostra. Install Rostra anew.")
        self.version: str = facts["version"]
        names = (name for model in self.models.values() for name in model.attributes)
        self.attributes: frozenset[str] = frozenset(names)

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        """The scores of each text; none where its language is not modelled."""
        return [self._score(text, around) for text, around in zip(texts, contexts, strict=True)]

    def _score(self, text: str, around: Context) -> Scores:
        language = self.language(text, around)
        model = self.models.get(language)
        if model is None:
            return Scores(language=language)
        grams = Grams(text)
        values = model.values(model.sums(grams))
        spans = {
            name: model.spans(grams, column)
            for column, name in enumerate(model.attributes)
            if values[name] >= SPANS_FROM
        }
        return Scores(values, spans, language)

    def language(self, text: str, around: Context = _NO_CONTEXT) -> str:
        """The language to judge ``text`` in.

        What is too short or mixed to tell is taken for the article's language, or for English: an
        insult of two words must not slip through because it could be Dutch.
        """
        found = detect(text)
        long = sum(map(str.isalpha, text[:400])) >= FEW_LETTERS or not text[:400].isascii()
        sure = found.confidence >= SURE and (long or found.code in self.models)
        if found.code and (sure or found.code == ANYWAY):
            return found.code
        article = around.article.language if around.article else None
        return (article or ANYWAY).split("-")[0].lower()


def make(options: Mapping[str, Any]) -> NgramJudge:
    """The judge as configuration asks for it; ``folder`` may name another place of its file."""
    return NgramJudge(Path(options.get("folder") or FILES))


def _model(stored: Any, code: str, facts: Any) -> Model:
    own = facts["languages"][code]
    names = tuple(own["attributes"])
    weights, steps = stored[f"{code}.weights"], stored[f"{code}.steps"]
    intercepts, platt = stored[f"{code}.intercepts"], stored[f"{code}.platt"]
    count = len(names)
    shapes = weights.shape, steps.shape, intercepts.shape, platt.shape
    if shapes != ((BUCKETS, count), (count,), (count,), (2, count)) or weights.dtype != np.int8:
        raise ValueError(f"the weights of {code!r} have the wrong shape")
    return Model(names, weights, steps, intercepts, platt, float(own["floor"]), float(own["share"]))


def _norm(grams: Grams) -> float:
    return math.sqrt(max(len(grams.buckets), 1))


def joined(chosen: Mapping[Span, float], text: str) -> tuple[Span, ...]:
    """Passages with nothing but spaces between them as one, with the greatest weight of its parts.

    A disguised word is found as it is written and as it may be read: overlapping passages join.
    """
    joined: list[tuple[int, int, float]] = []
    for (start, end), weight in sorted(chosen.items()):
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start].isspace()):
            first, last, most = joined[-1]
            joined[-1] = (first, max(last, end), max(most, weight))
        else:
            joined.append((start, end, weight))
    joined.sort(key=lambda passage: -passage[2])
    return tuple((start, end) for start, end, _ in joined)
