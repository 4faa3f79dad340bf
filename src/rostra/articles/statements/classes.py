"""What a word can be, as far as its form and the language's lists tell."""

from __future__ import annotations

from collections.abc import Sequence

from rostra.articles.statements.grammar import Grammar
from rostra.articles.statements.text import MARK, WORD, Item

Items = Sequence[Item]

_COMMAS = frozenset([",", "—", "–", "-", "--"])


def is_comma(item: Item) -> bool:
    """A comma, or a dash used as one."""
    return item.kind == MARK and item.text in _COMMAS


def is_noun(item: Item, g: Grammar) -> bool:
    """Could be (part of) a noun phrase's body: an open-class word that is no known verb."""
    if item.kind != WORD:
        return False
    if item.capital:
        return item.low not in g.function or item.text.isupper()
    if item.low in g.closed or item.low in g.determiners or item.low in g.verbs:
        return False
    cue = g.cues.get(item.low)
    return (cue is None or cue.noun) and not g.is_adverb(item.low)


def is_verb(item: Item, g: Grammar) -> bool:
    """Could be a finite verb, by list or ending."""
    if item.kind != WORD or item.capital:
        return False
    low = item.low
    if low in g.auxiliaries or low in g.modals or low in g.verbs or low in g.negations:
        return True
    if low in g.cues:
        return g.cues[low].form != "ing"
    return low.endswith(g.verb_endings) and low not in g.closed


def skip_brackets_back(items: Items, k: int) -> int:
    """From a closing bracket at `k`, return the index before its opening one."""
    if k >= 0 and items[k].text in (")", "]"):
        for j in range(k - 1, max(-1, k - 20), -1):
            if items[j].text in ("(", "["):
                return j - 1
    return k


def skip_time(items: Items, k: int, g: Grammar) -> int:
    """From `k`, return the index after adverbs and times: [on Tuesday] [also]."""
    while k < len(items) and items[k].kind == WORD:
        low = items[k].low
        if low in g.times or g.is_adverb(low):
            k += 1
        elif (low in g.nearing and k + 1 < len(items) and items[k + 1].low in g.times) or (
            low in g.prepositions and k + 1 < len(items) and items[k + 1].low in g.times
        ):
            k += 2
        elif low.isdigit() and k and items[k - 1].low in g.times:
            k += 1
        else:
            break
    return k
