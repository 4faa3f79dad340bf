"""Cuts texts into what the encoder takes at once: a window of tokens, and what stands around it.

A window is ``[CLS] text [SEP]`` and, where there is any, ``context [SEP]`` as second segment. A
short text is one window; of a long one the first, the last, and those that hold what an earlier
judge marked are taken, so that the work has a bound however long a text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tokenizers import Encoding, Tokenizer

from rostra.safety.model.reading import Reading, read
from rostra.safety.verdict import Span

CLS, SEP = 101, 102
TEXT_MOST = 94
PARENT_MOST = 20
ARTICLE_MOST = 14
WINDOWS_MOST = 6
CHARACTERS_MOST = 24_000
"""More of a text is not read; no text that is taken in has more."""
CONTEXT_CHARACTERS = 400
# Halves of surrogate pairs, which are no text.
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Window:
    """``ids`` and ``segments`` as the encoder takes them; ``spans`` are the characters of the
    original behind each token of the text, the first of which is ``ids[1]``."""

    ids: list[int]
    segments: list[int]
    spans: list[Span] = field(default_factory=list)


class Windower:
    """A tokenizer with the cutting around it. Safe to use from several threads."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.tokenizer = tokenizer

    @classmethod
    def load(cls, path: Path) -> Windower:
        """From a ``tokenizer.json``. Raises whatever the library does where it is broken."""
        return cls(Tokenizer.from_str(path.read_text(encoding="utf-8")))

    @cached_property
    def words(self) -> frozenset[str]:
        """The whole words of the vocabulary, for which disguises are undone."""
        return frozenset(word for word in self.tokenizer.get_vocab() if word.isalpha())

    def cut(
        self,
        texts: Sequence[str],
        contexts: Sequence[tuple[str, str]],
        marked: Sequence[Iterable[Span]] | None = None,
        most: int = WINDOWS_MOST,
    ) -> list[list[Window]]:
        """The windows of each text, one at least.

        ``contexts``: the parent and the article's headline of each, either may be empty.
        ``marked``: passages of each text whose windows are to be among those taken.
        """
        readings = [read(text[:CHARACTERS_MOST], self.words) for text in texts]
        tokens = self._tokens([reading.text for reading in readings])
        around = self._around(contexts)
        marked = marked or [()] * len(texts)
        return [
            [
                _window(reading, encoding, start, context)
                for start in _starts(reading, encoding, spans, most)
            ]
            for reading, encoding, context, spans in zip(
                readings, tokens, around, marked, strict=True
            )
        ]

    def _tokens(self, texts: list[str]) -> list[Encoding]:
        safe = [_HALVES.sub("\ufffd", text) for text in texts]
        found: list[Encoding] = self.tokenizer.encode_batch(safe, add_special_tokens=False)
        return found

    def _around(self, contexts: Sequence[tuple[str, str]]) -> list[list[int]]:
        flat = [part[:CONTEXT_CHARACTERS] for context in contexts for part in context]
        if not any(flat):
            return [[]] * len(contexts)
        ids = iter(encoding.ids for encoding in self._tokens(flat))
        out = []
        for _ in contexts:
            parent, article = next(ids)[:PARENT_MOST], next(ids)[:ARTICLE_MOST]
            out.append([*parent, *([SEP] if parent else []), *article, *([SEP] if article else [])])
        return out


def _starts(reading: Reading, tokens: Encoding, spans: Iterable[Span], most: int) -> list[int]:
    """The first token of each window that is taken."""
    count = len(tokens.ids)
    if count <= TEXT_MOST:
        return [0]
    every = [*range(0, count - TEXT_MOST, TEXT_MOST), count - TEXT_MOST]
    chosen = dict.fromkeys((every[0], every[-1]))
    offsets = tokens.offsets
    for low, _ in spans:
        for start in every:
            last = offsets[min(start + TEXT_MOST, count) - 1][1]
            if reading.span(*offsets[start])[0] <= low < reading.span(0, last)[1]:
                chosen[start] = None
                break
    step = max(1, len(every) // most)
    for start in every[::step]:
        chosen[start] = None
    return sorted(list(chosen)[:most])


def _window(reading: Reading, tokens: Encoding, start: int, context: list[int]) -> Window:
    ids = tokens.ids[start : start + TEXT_MOST]
    spans = [reading.span(*place) for place in tokens.offsets[start : start + TEXT_MOST]]
    return Window([CLS, *ids, SEP, *context], [0] * (len(ids) + 2) + [1] * len(context), spans)
