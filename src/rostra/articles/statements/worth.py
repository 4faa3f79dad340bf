"""Quotation marks around something nobody says: nicknames, titles of works, so-called things."""

from __future__ import annotations

from rostra.articles.statements.grammar import Grammar
from rostra.articles.statements.phrases import Items
from rostra.articles.statements.text import WORD

_LONGEST_NAME = 8  # words


def is_name(items: Items, k: int, g: Grammar) -> bool:
    """Say whether the quotation at `k` is a name or a title rather than speech."""
    words = items[k].text.split()
    before = items[k - 1] if k else None
    after = items[k + 1] if k + 1 < len(items) else None
    if not words or not any(letter.isalpha() for letter in items[k].text):
        return True
    ends = items[k].text[-1]
    if ends in "?!." and len(words) > 3:
        return False
    if len(words) <= 2 and before is not None and after is not None:
        nickname = before.capital and after.capital and words[0][0].isupper()
        if nickname and before.low not in g.cues and after.low not in g.closed:
            return True
    if before is None or before.kind != WORD or len(words) > _LONGEST_NAME:
        return False
    titled = all(
        word[0].isupper() or not word[0].isalpha() or word.lower() in _small(g) for word in words
    )
    if before.low in g.works and titled:
        return True
    return before.low == "so-called"


def _small(g: Grammar) -> frozenset[str]:
    return g.prepositions | g.determiners | g.conjunctions | g.infinitives
