"""The subject of a clause, found without a parser."""

from __future__ import annotations

from rostra.articles.statements.classes import Items, is_comma, is_verb, skip_time
from rostra.articles.statements.grammar import Grammar
from rostra.articles.statements.phrases import LONGEST_ASIDE, phrase_after
from rostra.articles.statements.text import WORD, Item


def first_phrase(items: Items, start: int, stop: int, g: Grammar) -> tuple[int, int] | None:
    """Return (first, last) of the main clause's subject: a noun phrase that a verb follows.

    Where no noun phrase is followed by a verb, the first one that opens a clause is returned.
    """
    fallback: tuple[int, int] | None = None
    k, clause = start, True
    while k < stop:
        item = items[k]
        if item.kind != WORD:
            clause = True
            k += 1
        elif (
            not clause or item.low in g.conjunctions or g.is_adverb(item.low) or item.low in g.times
        ):
            k += 1
        elif item.low in g.prepositions or item.low in g.subordinators or _introduces(item, g):
            k, clause = k + 1, False
        else:
            last = phrase_after(items, k, g)
            if last is None or last >= stop:
                clause = False
                k += 1
                continue
            if _verb_follows(items, last + 1, stop, g):
                return k, last
            fallback = fallback or (k, last)
            k, clause = last + 1, False
    return fallback


def _introduces(item: Item, g: Grammar) -> bool:
    """An infinitive or participle that opens a phrase before the subject: Speaking in Ohio, …"""
    return item.low in g.infinitives or (item.low.endswith("ing") and item.low not in g.roles)


def _verb_follows(items: Items, k: int, stop: int, g: Grammar) -> bool:
    """Say whether a verb comes next, directly or after an aside between commas."""
    k = skip_time(items, k, g)
    if k < stop and items[k].text == "(":
        while k < stop and items[k].text != ")":
            k += 1
        k += 1
    if k < stop and is_comma(items[k]):
        dash = items[k].text
        end = min(stop, k + LONGEST_ASIDE)
        k = next((j + 1 for j in range(k + 1, end) if items[j].text == dash), stop)
        k = skip_time(items, k, g)
    if k < stop and items[k].low in g.relatives:
        return True
    return k < stop and is_verb(items[k], g)
