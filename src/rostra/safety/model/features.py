"""A text as hashed n-grams: words, pairs of words, and two to five characters in a row.

All n-grams of a text are hashed at once on its code points (polynomial hashes modulo 2**64, then
the upper bits of a multiplication: "multiply-shift", Dietzfelbinger 1997), so that no Python loop
runs over them. Words that look disguised (``rostra.safety.disguise``) are read twice: as written
and as what they may stand for. Training and judging use this same module; a change in what it
returns makes trained weights worthless, so ``VERSION`` is stored with them.
"""

from __future__ import annotations

import itertools
import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rostra.safety.disguise import disguised
from rostra.safety.normalise import Normal, normalise
from rostra.safety.verdict import Span

VERSION = 1
BITS = 18
BUCKETS = 1 << BITS
LONGEST = 20_480
"""Characters of a text that are looked at; no text that is taken in has more."""
GRAMS = (2, 3, 4, 5)
MOST_DISGUISED = 200
LONGEST_WORD = 64

Codes = NDArray[np.uint64]
Places = NDArray[np.int64]

_SPACE = 32
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)
_SEEDS = {size: np.uint64(0x165667B19E3779F9 * size & 0xFFFFFFFFFFFFFFFF) for size in range(8)}
_WORD_SEED, _PAIR_SEED = _SEEDS[1], _SEEDS[7]
_SHIFT = np.uint64(64 - BITS)
_EDGE = np.array([_SPACE], dtype=np.uint64)
_FIRST = np.ones(1, dtype=np.bool_)
_HANDLE = re.compile(r"(?<![\w@])@\w+")


def _powers(count: int) -> Codes:
    powers = np.full(count, _BASE, dtype=np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


def _word_table() -> NDArray[np.bool_]:
    """Whether a code point below 2**16 belongs to words; beyond, all but pictures do."""
    table = np.ones(1 << 16, dtype=np.bool_)
    table[:128] = [chr(code).isalnum() or chr(code) == "'" for code in range(128)]
    for first, last in ((0x80, 0xA9), (0xAB, 0xB4), (0xB6, 0xB9), (0xBB, 0xBF), (0xD7, 0xD7)):
        table[first : last + 1] = False
    for first, last in ((0x2000, 0x2BFF), (0x3000, 0x3004), (0x3008, 0x3020), (0xFE10, 0xFE6F)):
        table[first : last + 1] = False
    return table


_POWERS = _powers(LONGEST_WORD)
_IS_WORD = _word_table()


class Grams:
    """The n-grams of one text. ``buckets``: where each stands in the table of weights.

    They come in a fixed order: by size those of characters, then words, then pairs of words.
    """

    __slots__ = ("_ends", "_kept", "_normal", "_readings", "_starts", "buckets", "length", "text")

    def __init__(self, text: str) -> None:
        self.text = text[:LONGEST]
        self._normal = normalise(self.text)
        self._readings = _readings(self._normal)
        codes, self._kept = _stream(self._normal.plain, self._readings)
        self.length = len(codes)
        self._starts, self._ends = _words(codes)
        hashes = [*_characters(codes), *_words_hashed(codes, self._starts, self._ends)]
        self.buckets = (np.concatenate(hashes) * _MIX >> _SHIFT).astype(np.int32)

    @property
    def words(self) -> list[Span]:
        """The passages of the words in the text as it was written, disguised readings included."""
        # Each character of the stream came from one of the plain text, or from a disguised word.
        firsts = [-1, *self._kept.tolist(), -1]
        lasts = [place + 1 for place in firsts]
        for form, start, end in self._readings:
            firsts += [start] * len(form) + [-1]
            lasts += [end] * len(form) + [-1]
        words = zip(self._starts.tolist(), self._ends.tolist(), strict=True)
        return [self._normal.span(firsts[start], lasts[end - 1]) for start, end in words]

    def by_word(self, weights: NDArray[np.float32]) -> NDArray[np.float64]:
        """What each word adds: its n-grams' ``weights`` (one for each bucket), spread evenly.

        An n-gram gives each of its characters the same part, a pair of words half to each.
        """
        spread = np.zeros(self.length + 1)
        at = 0
        for size in GRAMS:
            count = max(self.length - size + 1, 0)
            part = weights[at : at + count] / size
            spread[:count] += part
            spread[size : size + count] -= part
            at += count
        sums = np.concatenate(([0.0], np.cumsum(np.cumsum(spread))))
        words = sums[self._ends] - sums[self._starts]
        count = len(words)
        words += weights[at : at + count]
        pairs = weights[at + count :] / 2
        words[:-1] += pairs
        words[1:] += pairs
        return words


def buckets(text: str) -> NDArray[np.int32]:
    """The buckets of the n-grams of ``text``, in no particular order and with repetitions."""
    return Grams(text).buckets


def _readings(normal: Normal) -> list[tuple[str, int, int]]:
    """What disguised words may stand for, and where in ``normal.plain`` they are."""
    odd = itertools.islice(disguised(normal), MOST_DISGUISED)
    return [(form, each.start, each.end) for each in odd for form in each.forms]


def _stream(plain: str, readings: list[tuple[str, int, int]]) -> tuple[Codes, Places]:
    """The characters to be hashed, spaces single and at both ends; and which of ``plain`` they are.

    The readings follow, parted by spaces.
    """
    if "@" in plain:
        plain = _HANDLE.sub(lambda found: "@" + " " * (len(found.group()) - 1), plain)
    codes = _codes(plain)
    blank = codes <= _SPACE
    codes[blank] = _SPACE
    twice = blank[1:] & blank[:-1]
    kept = np.flatnonzero(np.concatenate((_FIRST[: len(codes)], ~twice)))
    after = _codes(" ".join(["", *(form for form, _, _ in readings), ""])) if readings else _EDGE
    return np.concatenate((_EDGE, codes[kept], after)), kept


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)


def _words(codes: Codes) -> tuple[Places, Places]:
    """Where words begin and end (exclusive)."""
    low = np.minimum(codes, 0xFFFF).astype(np.int64)
    inside = _IS_WORD[low] & ((codes < 0x1F000) | (codes > 0x1FFFF))
    borders = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    # The stream begins and ends with a space, so that borders come in pairs.
    return borders[0::2], borders[1::2]


def _characters(codes: Codes) -> list[Codes]:
    hashes: list[Codes] = []
    rolling = codes
    for size in GRAMS:
        rolling = rolling[: max(len(codes) - size + 1, 0)] * _BASE + codes[size - 1 :]
        hashes.append((rolling ^ rolling >> np.uint64(29)) + _SEEDS[size])
    return hashes


def _words_hashed(codes: Codes, starts: Places, ends: Places) -> list[Codes]:
    if not len(starts):
        return []
    lengths = ends - starts
    inside = np.repeat(starts, lengths)
    first = np.cumsum(lengths) - lengths
    places = np.arange(len(inside)) - np.repeat(first, lengths)
    values = codes[inside + places] * _POWERS[np.minimum(places, LONGEST_WORD - 1)]
    words: Any = np.add.reduceat(values, first)
    words ^= words >> np.uint64(31)
    pairs = words[:-1] * _PAIR + words[1:]
    return [words * _BASE + _WORD_SEED, (pairs ^ pairs >> np.uint64(29)) + _PAIR_SEED]
