"""Quotation marks around something nobody says: nicknames, titles of works, so-called things."""

from __future__ import annotations

from rostra.articles.statements.classes import Items
from rostra.articles.statements.grammar import Grammar
from rostra.articles.statements.text import WORD

_LONGEST_NAME = 8  # words


def is_name(items: Items, k: int, g: Grammar) -> bool:
    """Say whether the quotation at `k` is a name or a title rather than speech."""
    quoted = items[k].text
    words = quoted.split()
    before = items[k - 1] if k else None
    after = items[k + 1] if k + 1 < len(items) else None
    if not any(letter.isalpha() for letter in quoted):
        return True
    if quoted[-1] in "?!" or len(words) > _LONGEST_NAME:
        return False
    if before is None or before.kind != WORD:
        return False
    if before.low in g.naming:
        return before.low not in g.cues or before.low in ("titled", "entitled")
    if len(words) <= 2 and after is not None and words[0][0].isupper():
        nickname = before.capital and after.capital and after.low not in g.closed
        if nickname and before.low not in g.cues:
            return True
    if not _titled(words, g) or before.low in g.cues:
        return False
    return (
        before.low in g.works
        or before.low in g.determiners
        or before.low.endswith("'s")
        or (
            len(words) > 1
            and before.low in g.prepositions
            and before.low not in ("as", "of", "with")
        )
    )


def _titled(words: list[str], g: Grammar) -> bool:
    """Every word that counts has a capital, as in a headline."""
    small = g.prepositions | g.determiners | g.conjunctions | g.infinitives
    return all(
        word[0].isupper() or not word[0].isalpha() or word.lower() in small for word in words
    )
