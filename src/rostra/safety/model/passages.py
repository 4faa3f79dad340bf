"""From tokens with their logits to the passages of a text, the weightiest first."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rostra.safety.verdict import Span

GAP_MOST = 1
"""Characters between two marked words that belong to one passage: the space, no more."""


def passages(text: str, tokens: Sequence[tuple[Span, float]], least: float) -> tuple[Span, ...]:
    """The passages of ``text`` whose words have a probability of ``least`` or more.

    ``tokens``: characters and logit of each, in the order of the text. Pieces of one word count
    together, with the highest of their logits; words parted by a space alone become one passage.
    """
    bar = math.log(least / (1 - least))
    found: list[tuple[int, int, float]] = []
    for start, end, logit in _whole(text, tokens):
        if logit < bar:
            continue
        if found and 0 <= start - found[-1][1] <= GAP_MOST:
            found[-1] = (found[-1][0], end, max(logit, found[-1][2]))
        else:
            found.append((start, end, logit))
    found.sort(key=lambda each: -each[2])
    return tuple((start, end) for start, end, _ in found)


def _whole(text: str, tokens: Sequence[tuple[Span, float]]) -> list[tuple[int, int, float]]:
    """Tokens that touch and are of letters or digits, put together to words."""
    words: list[tuple[int, int, float]] = []
    for (start, end), logit in tokens:
        if start >= end:
            continue
        joins = words and start <= words[-1][1] and text[start].isalnum()
        if joins and text[words[-1][1] - 1].isalnum():
            before, _, most = words[-1]
            words[-1] = (before, max(end, words[-1][1]), max(most, logit))
        else:
            words.append((start, end, logit))
    return words
