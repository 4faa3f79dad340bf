"""Noun phrases without a parser: walking from a reporting verb to the words that name its speaker.

All functions work on the items of one sentence and give indexes into them. Walks are bounded by
`_LONGEST`, so a sentence costs time linear in its length.
"""

from __future__ import annotations

from rostra.articles.statements.classes import Items, is_comma, is_noun, is_verb
from rostra.articles.statements.grammar import Grammar
from rostra.articles.statements.text import MARK, QUOTE, WORD

_LONGEST = 16  # items in one noun phrase
LONGEST_ASIDE = 45  # items between the commas of an aside


def phrase_before(items: Items, last: int, g: Grammar, *, pairs: bool = True) -> int | None:
    """Return the first index of the noun phrase that ends at `last`, or None.

    `pairs` takes "officials and experts" as one phrase.
    """
    end = items[last]
    if end.kind != WORD:
        return None
    if end.low in g.floating and last > 0 and is_noun(items[last - 1], g):
        last -= 1  # the two [both] said
    elif end.low in g.pronouns and (end.low not in g.determiners or last == 0):
        return last
    end = items[last]
    grouped = end.low in g.object_pronouns and _joined(items, last, g, any_noun=True)
    if not grouped and not is_noun(end, g):
        return last if end.low in g.pronouns else None
    k = last
    while k > 0 and last - k < _LONGEST:
        before = items[k - 1]
        if before.kind != WORD:
            break
        if before.low in g.genitives and k >= 2 and is_noun(items[k - 2], g):
            k -= 2
            continue
        if before.low in g.determiners:
            if before.low in g.complementizers and (items[k].capital or k - 1 > 0):
                break
            k -= 1
            if _joined(items, k, g) or (pairs and _coordinated(items, k, g)):
                k -= 2
                continue
            break
        if _joined(items, k, g, any_noun=grouped) or (pairs and _coordinated(items, k, g)):
            k -= 2
        elif is_noun(before, g) or (g.is_adverb(before.low) and _after_article(items, k - 1, g)):
            k -= 1
        else:
            break
    return k


def _after_article(items: Items, index: int, g: Grammar) -> bool:
    return index > 0 and items[index - 1].low in g.determiners


def _joined(items: Items, k: int, g: Grammar, *, any_noun: bool = False) -> bool:
    """Two nouns tied by a preposition before `k`: a spokesman [for the ministry]."""
    if k < 2 or items[k - 1].low not in g.joining:
        return False
    return is_noun(items[k - 2], g) or (any_noun and items[k - 2].low in g.pronouns)


def _coordinated(items: Items, k: int, g: Grammar) -> bool:
    """Names tied by "and" before `k`: Smith and Jones; or a pair that opens the clause."""
    if k < 2 or items[k - 1].low not in g.conjunctions or not is_noun(items[k - 2], g):
        return False
    if items[k].capital and items[k - 2].capital:
        return True
    start = phrase_before(items, k - 2, g, pairs=False)
    if start is None:
        return False
    return start == 0 or items[start - 1].kind != WORD or items[start - 1].low in g.closed


def phrase_after(items: Items, first: int, g: Grammar) -> int | None:
    """Return the last index of the noun phrase that begins at `first`, or None."""
    if first >= len(items) or items[first].kind != WORD:
        return None
    start = items[first]
    if start.low in g.pronouns and start.low not in g.determiners:
        return first
    k = first
    while k < len(items) and items[k].low in g.determiners and k - first < 3:
        k += 1
    common = False
    last: int | None = None
    while k < len(items) and k - first < _LONGEST:
        item = items[k]
        if item.kind != WORD:
            break
        if last is not None and _turns_verb(items, k, g):
            break
        ended = g.capital_nouns and last == k - 1 and not item.capital
        if ended and not _continues(items, k, common, g):
            break
        if is_noun(item, g) and item.low not in g.times:
            common = common or not item.capital or g.is_role(item.low)
            last = k
            k += 1
        elif last is not None and _continues(items, k, common, g):
            k += 1
            while k < len(items) and items[k].low in g.determiners:
                k += 1
        elif last is None and k > first and (g.is_adverb(item.low) or item.low in g.cues):
            k += 1
        elif last is None and g.is_adverb(item.low) and _common_noun(items, k + 1, g):
            k += 1  # early results
        else:
            break
    if last is None and start.low in g.pronouns:
        return first
    return last


def _common_noun(items: Items, k: int, g: Grammar) -> bool:
    return k < len(items) and is_noun(items[k], g) and not items[k].capital


def _turns_verb(items: Items, k: int, g: Grammar) -> bool:
    """Say whether the word at `k`, after a noun, is that noun's verb: Smith [resigned]."""
    if not is_verb(items[k], g):
        return False
    if items[k - 1].capital or k + 1 >= len(items):
        return True
    following = items[k + 1]
    return following.kind != WORD or following.low in g.closed or following.low in g.determiners


def _continues(items: Items, k: int, common: bool, g: Grammar) -> bool:
    """Say whether the phrase goes on past the preposition or conjunction at `k`."""
    if k + 1 >= len(items):
        return False
    item, following = items[k], items[k + 1]
    if item.low in g.joining:
        ends = following.low in g.times or following.low in g.documents
        tied = common or item.low in g.linking
        return tied and following.kind == WORD and not ends
    if item.low in g.conjunctions and items[k - 1].capital:
        return following.capital and following.low not in g.closed
    return False


def with_apposition(items: Items, last: int, g: Grammar) -> int:
    """Extend a phrase over what explains it: Smith[, the head of the party]. Returns its end."""
    after = last + 1
    if after + 1 >= len(items) or items[after].text != ",":
        return last
    first = items[after + 1]
    starts = first.low in g.determiners or (is_noun(first, g) and first.low not in g.times)
    if not starts and first.low not in g.relatives and not first.text[0].isdigit():
        return last
    for k in range(after + 1, min(len(items), after + LONGEST_ASIDE)):
        item = items[k]
        if item.kind == QUOTE or (item.low in g.cues and not g.cues[item.low].noun):
            return last
        if item.kind == MARK and item.text in ".;!?":
            return k - 1
        if is_comma(item) and (k + 1 >= len(items) or items[k + 1].kind != WORD):
            return k - 1
        if is_comma(item) and not items[k + 1].capital:
            return k - 1
    return last if len(items) > after + LONGEST_ASIDE else len(items) - 1


def aside_before(items: Items, comma: int) -> int | None:
    """Return the comma that opens the aside closed at `comma`, or None."""
    dash = items[comma].text
    for k in range(comma - 1, max(-1, comma - LONGEST_ASIDE), -1):
        item = items[k]
        if item.kind == QUOTE or (item.kind == MARK and item.text in ";:"):
            return None
        if item.kind == MARK and item.text == dash:
            return k
    return None
