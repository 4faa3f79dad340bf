"""The one normalisation: how a text and an entry of a word list are made comparable.

``plain`` is the text case-folded in Unicode's compatibility form (NFKC), without what is invisible
and without optional marks, signs and spaces as they stood. ``words`` is ``plain`` with everything
between words turned into one space, and a space at both ends, so that a search for ``" word "``
finds whole words of any script. Both lead back to the characters that the writer typed.

Accents stay: "año" is not "ano", nor "sık" "sik". Disguises are the task of ``disguise``.
"""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections.abc import Sequence

from rostra.safety.characters import (
    INVISIBLE,
    MOST_MARKS,
    ONE_LETTER,
    OPTIONAL_MARKS,
    PLAIN_LETTERS,
    has_stack,
    is_word,
)
from rostra.safety.verdict import Span

_Map = tuple[Sequence[int], Sequence[int]]

# A table remembers the characters it has met; one that has met this many remembers no more, so
# that texts made of rare characters cannot fill the memory.
REMEMBERED = 20_000


class _Fold(dict[int, str]):
    """For ``str.translate``: code point → what it is in ``plain``."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if INVISIBLE.match(char) or (char < " " and char not in "\t\n\r"):
            folded = ""
        else:
            folded = unicodedata.normalize("NFKC", PLAIN_LETTERS.get(char, char)).casefold()
            folded = unicodedata.normalize("NFKC", folded)
            folded = INVISIBLE.sub("", OPTIONAL_MARKS.sub("", folded))
            folded = "".join(ONE_LETTER.get(letter, letter) for letter in folded)
        if len(self) < REMEMBERED:
            self[code] = folded
        return folded


class _Words(dict[int, str]):
    """For ``str.translate``: code point of ``plain`` → itself in a word, else a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = char if is_word(char) else " "
        if len(self) < REMEMBERED:
            self[code] = kept
        return kept


_fold = _Fold()
_words = _Words()
# One character, or the letters of one Hangul syllable, which composition makes one.
_SYLLABLE = re.compile("[\u1100-\u115e][\u1161-\u11a7]?[\u11a8-\u11ff]?|(?s:.)")
_GAP = re.compile("[^ ]+")


class Normal:
    """A text with its comparable forms, and the way back from each to the original."""

    __slots__ = ("_map", "_places", "_spaced", "_words", "original", "plain")

    def __init__(self, original: str) -> None:
        self.original = original
        self._map: _Map | None = None
        self._places: tuple[list[int], list[int]] | None = None
        self._spaced = ""
        self._words = ""
        if original.isascii():
            self.plain = original.lower()
        elif _is_composed(original):
            self.plain = original.translate(_fold)
        else:
            self.plain = "".join(map(_fold_cluster, _clusters(original)))

    @property
    def words(self) -> str:
        """The words of ``plain``, one space between and at both ends; ``" "`` where none is."""
        if not self._words:
            self._spaced = self.plain.translate(_words)
            words = " ".join(self._spaced.split())
            self._words = f" {words} " if words else " "
        return self._words

    def rewritten(self, plain: str) -> Normal:
        """The same text with another ``plain`` of equal length; its spans lead to the original."""
        other = Normal("")
        other.original, other.plain, other._map = self.original, plain, self._way_back()
        return other

    def span(self, start: int, end: int) -> Span:
        """The passage of the original that ``plain[start:end]`` came from; empty at 0 if it is."""
        if start >= end:
            return 0, 0
        starts, ends = self._way_back()
        return starts[start], ends[end - 1]

    def plain_place(self, start: int, end: int) -> Span:
        """The passage of ``plain`` that ``words[start:end]`` came from, edge spaces left out."""
        words = self.words
        while start < end and words[start] == " ":
            start += 1
        while end > start and words[end - 1] == " ":
            end -= 1
        if start == end:
            return 0, 0
        return self._place(start), self._place(end - 1) + 1

    def word_span(self, start: int, end: int) -> Span:
        """The passage of the original that ``words[start:end]`` came from, edge spaces left out."""
        return self.span(*self.plain_place(start, end))

    def _place(self, index: int) -> int:
        """The index in ``plain`` of the character at ``index`` of ``words``, which is in a word."""
        if self._places is None:
            found = [match.span() for match in _GAP.finditer(self._spaced)]
            lengths = (end - start + 1 for start, end in found)
            here = list(itertools.accumulate(lengths, initial=1))[:-1]
            self._places = here, [start for start, _ in found]
        here, there = self._places
        word = bisect.bisect_right(here, index) - 1
        return there[word] + index - here[word]

    def _way_back(self) -> _Map:
        """For each character of ``plain`` where in the original it begins and ends."""
        if self._map is None:
            length = len(self.original)
            if self.original.isascii():
                self._map = range(length), range(1, length + 1)
            else:
                self._map = _mapped(self.original)
        return self._map


def _mapped(original: str) -> _Map:
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for cluster in _clusters(original):
        size = len(_fold_cluster(cluster))
        starts.extend(itertools.repeat(at, size))
        at += len(cluster)
        ends.extend(itertools.repeat(at, size))
    return starts, ends


def _is_composed(text: str) -> bool:
    """Whether ``text`` is in NFC, asked only where the answer is quick to find."""
    return not has_stack(text) and unicodedata.is_normalized("NFC", text)


def _clusters(text: str) -> list[str]:
    """``text`` cut where Unicode's composition cannot reach: marks stay with their letter."""
    if _is_composed(text):
        return list(text)
    groups: list[list[str]] = []
    for part in _SYLLABLE.findall(text):
        if groups and unicodedata.combining(part[0]) and len(groups[-1]) <= MOST_MARKS:
            groups[-1].append(part)
        else:
            groups.append([part])
    return ["".join(group) for group in groups]


def _fold_cluster(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster).translate(_fold)


def normalise(text: str) -> Normal:
    """The comparable forms of ``text``. Never fails, whatever the string holds."""
    return Normal(text)
