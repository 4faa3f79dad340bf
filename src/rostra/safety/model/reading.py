"""What the encoder reads of a text: folded, with disguised words led back, and the way back.

Only a disguise that stands for one whole word of the vocabulary is undone ("1d1ot", "f u c k",
Cyrillic letters among Latin ones); all else stays as it was typed. Linear in the text's length.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from rostra.safety.disguise import disguised
from rostra.safety.normalise import Normal, normalise
from rostra.safety.verdict import Span

SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is what is read; ``cuts`` are (start and end in it, start and end in the plain
    form) of the words put in place of others, in order."""

    text: str
    normal: Normal
    cuts: tuple[tuple[int, int, int, int], ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The characters of the original that ``text[start:end]`` stands for."""
        return self.normal.span(self._plain(start, False), self._plain(end, True))

    def _plain(self, at: int, is_end: bool) -> int:
        shift = 0
        for start, end, plain_start, plain_end in self.cuts:
            if at <= start and not (at == start and not is_end):
                break
            if at < end or (is_end and at == end):
                return plain_end if is_end else plain_start
            shift = plain_end - end
        return at + shift


def read(text: str, words: Container[str]) -> Reading:
    """What is read of ``text``; ``words`` are the whole words of the encoder's vocabulary."""
    normal = normalise(text)
    parts: list[str] = []
    cuts: list[tuple[int, int, int, int]] = []
    at = length = 0
    for start, end, word in _undone(normal, words):
        if start < at:
            continue
        parts += normal.plain[at:start], word
        length += start - at
        cuts.append((length, length + len(word), start, end))
        length += len(word)
        at = end
    if not cuts:
        return Reading(normal.plain, normal)
    return Reading("".join(parts) + normal.plain[at:], normal, tuple(cuts))


def _undone(normal: Normal, words: Container[str]) -> Iterator[tuple[int, int, str]]:
    """Places in the plain form and the word that each stands for, by place, the longest first."""
    found = []
    for each in disguised(normal):
        if each.hyphenated or each.mask or normal.plain[each.start : each.end] in words:
            continue
        for form in each.forms:
            if len(form) >= SHORTEST and form in words:
                found.append((each.start, -each.end, form))
                break
    return ((start, -end, form) for start, end, form in sorted(found))
