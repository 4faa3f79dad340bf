"""The second judge: a small transformer, blended with the n-grams of the first.

Sees only what the first is unsure of, in batches. What it says of an attribute is the logistic of a
weighted sum of its own logit and the first's (weights fitted on rows kept for choosing); attributes
that it does not model (spam) and languages other than English stay the first's. Its spans are the
words that its token head, taught on passages marked by readers, finds toxic.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rostra.safety.judge import Context, Judge, JudgeError, Scores
from rostra.safety.model.passages import passages
from rostra.safety.model.windows import Window, Windower
from rostra.safety.verdict import Span

FILES = Path(__file__).parent / "files"
MODEL, TOKENIZER, FACTS = "encoder.int8.onnx", "tokenizer.json", "encoder.json"
LANGUAGES = frozenset({"en", None})
"""Languages, as the first judge names them, whose texts the encoder reads; None is not known."""
OUTPUTS = ("heads", "tokens", "mean")
BATCH_TOKENS = 1_024
HARMS = frozenset(
    {"TOXICITY", "SEVERE_TOXICITY", "INSULT", "PROFANITY", "THREAT", "IDENTITY_ATTACK"}
)
"""Of several windows the worst counts; for the other attributes their mean."""
_LEAST = 1e-4

Floats = NDArray[np.float32]


class Read(NamedTuple):
    """What the encoder says of a text: each head's logit, each token's characters and logit, and
    the mean of its states (384), over the windows too."""

    logits: dict[str, float]
    words: list[tuple[Span, float]]
    mean: Floats


@dataclass(frozen=True, slots=True)
class Facts:
    """What is to be known of the encoder's file.

    ``blend``: attribute → (weight of the encoder's logit, weight of the first judge's, intercept);
    attributes that are not in it are not modelled. ``heads`` are the graph's outputs in order.
    ``digests``: the SHA-256 of each file. ``span_from``: a token counts from this probability.
    """

    version: str
    heads: tuple[str, ...]
    blend: Mapping[str, tuple[float, float, float]]
    span_from: float
    digests: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> Facts:
        """From ``encoder.json``. Raises ``JudgeError``."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                version=str(data["version"]),
                heads=tuple(data["heads"]),
                blend={name: _three(weights) for name, weights in data["blend"].items()},
                span_from=float(data["span_from"]),
                digests=dict(data["sha256"]),
            )
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise JudgeError(
                f"{path.name} cannot be read: {error!r}. Install Rostra anew."
            ) from None


class EncoderJudge:
    """The encoder with its files loaded. Called from several threads at once."""

    def __init__(self, first: Judge, folder: Path = FILES, threads: int = 1) -> None:
        """Loads the files of ``folder``. Raises ``JudgeError`` where one is missing or damaged."""
        self.first = first
        self.facts = Facts.read(folder / FACTS)
        for name in (MODEL, TOKENIZER):
            _verify(folder / name, self.facts.digests.get(name, ""))
        try:
            self.windower = Windower.load(folder / TOKENIZER)
            self._session = _session(folder / MODEL, threads)
        except Exception as error:
            raise JudgeError(f"The encoder in {folder} cannot be loaded: {error}") from error
        self.version = f"{self.facts.version}+{first.version}"
        self.attributes = frozenset(self.facts.blend) | first.attributes

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        """The scores of each text within its context, the first judge's where it is not English."""
        scored = self.first.score(texts, contexts)
        places = [
            place
            for place, scores in enumerate(scored)
            if scores.values and scores.language in LANGUAGES
        ]
        if places:
            raw = self.raw(
                [texts[place] for place in places],
                [around(contexts[place]) for place in places],
                [list(chain.from_iterable(scored[place].spans.values())) for place in places],
            )
            for place, read in zip(places, raw, strict=True):
                scored[place] = self._blended(scored[place], texts[place], read)
        return scored

    def raw(
        self,
        texts: Sequence[str],
        contexts: Sequence[tuple[str, str]],
        marked: Sequence[Sequence[Span]] | None = None,
    ) -> list[Read]:
        """What the encoder itself says of each text; no blending.

        ``contexts``: the parent and the headline of each. ``marked``: see ``Windower.cut``.
        """
        cut = self.windower.cut(texts, contexts, marked)
        flat = [window for windows in cut for window in windows]
        results = iter(self._run(flat))
        out = []
        for windows in cut:
            own = [next(results) for _ in windows]
            heads = np.stack([heads for heads, _, _ in own])
            logits = {
                name: float(heads[:, place].max() if name in HARMS else heads[:, place].mean())
                for place, name in enumerate(self.facts.heads)
            }
            words: dict[Span, float] = {}
            for window, (_, tokens, _) in zip(windows, own, strict=True):
                for span, logit in zip(window.spans, tokens.tolist(), strict=True):
                    words[span] = max(logit, words.get(span, -math.inf))
            mean = np.mean([mean for _, _, mean in own], axis=0)
            out.append(Read(logits, sorted(words.items()), mean))
        return out

    def _run(self, windows: Sequence[Window]) -> list[tuple[Floats, Floats, Floats]]:
        """Heads, the text's tokens and mean of each window, run in batches of like length."""
        order = sorted(range(len(windows)), key=lambda place: len(windows[place].ids))
        out: list[Any] = [None] * len(windows)
        while order:
            size = max(1, BATCH_TOKENS // len(windows[order[-1]].ids))
            batch, order = order[-size:], order[:-size]
            ids, segments = padded([windows[place] for place in batch])
            heads, tokens, means = self._session.run(OUTPUTS, {"ids": ids, "segments": segments})
            for row, place in enumerate(batch):
                out[place] = heads[row], tokens[row, 1 : 1 + len(windows[place].spans)], means[row]
        return out

    def _blended(self, first: Scores, text: str, read: Read) -> Scores:
        values = dict(first.values)
        for name, (own, others, intercept) in self.facts.blend.items():
            before = logit(first.values[name]) if name in first.values else 0.0
            values[name] = _logistic(own * read.logits[name] + others * before + intercept)
        spans = dict(first.spans)
        found = passages(text, read.words, self.facts.span_from)
        for name in HARMS & values.keys():
            if found or name == "TOXICITY":
                spans[name] = found
        return Scores(values, spans, first.language, read.mean)


def make(options: Mapping[str, Any]) -> EncoderJudge:
    """The judge as configuration asks for it: ``threads`` for one batch, ``folder`` of the files.

    ``first`` may be a first judge that is loaded already.
    """
    from rostra.safety.model.first import NgramJudge

    folder = Path(options.get("folder") or FILES)
    first = options.get("first") or NgramJudge(folder)
    return EncoderJudge(first, folder, int(options.get("threads", 1)))


def around(context: Context) -> tuple[str, str]:
    """The parent and the article's headline; either may be empty."""
    return context.parent or "", context.article.headline if context.article else ""


def padded(windows: Sequence[Window]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Ids and segments of a batch, zeros after each window's end."""
    length = max(len(window.ids) for window in windows)
    ids = np.zeros((len(windows), length), np.int64)
    segments = np.zeros_like(ids)
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = window.ids
        segments[row, : len(window.ids)] = window.segments
    return ids, segments


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # What a batch needed goes back to the system: the arena would keep the most ever used.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _verify(path: Path, digest: str) -> None:
    if not path.is_file():
        raise JudgeError(f"{path.name} is missing from {path.parent}. Install Rostra anew.")
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise JudgeError(f"{path.name} in {path.parent} is damaged. Install Rostra anew.")


def _three(weights: Sequence[float]) -> tuple[float, float, float]:
    own, others, intercept = map(float, weights)
    return own, others, intercept


def logit(share: float) -> float:
    """The log odds of a probability, kept away from infinity."""
    share = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(share / (1 - share))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-min(max(value, -30.0), 30.0)))
