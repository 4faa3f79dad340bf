"""The subject before a reporting verb: right before it, or parted from it by an aside."""

from __future__ import annotations

from rostra.articles.statements.classes import Items, is_comma, is_verb, skip_brackets_back
from rostra.articles.statements.grammar import Cue, Grammar
from rostra.articles.statements.model import Event
from rostra.articles.statements.phrases import aside_before, phrase_after, phrase_before
from rostra.articles.statements.text import WORD

_LONGEST_CLAUSE = 16  # items


def subject_at(items: Items, event: Event, last: int, cue: Cue, g: Grammar) -> bool:
    """Take the noun phrase that ends at `last` as the event's source; say whether it is one."""
    first = phrase_before(items, last, g)
    if first is None:
        return False
    bare = first == last and not items[last].capital and items[last].low not in g.pronouns
    if bare and last > 0 and items[last - 1].low in g.relatives:
        return False  # a fact that helps explain
    first = _with_reduced_clause(items, first, g)
    if cue.form == "plural" and not _plural(items, first, last, event, cue, g):
        return False
    event.source, event.first = (first, last), first
    if first == last and g.enclitics:
        while event.first > 0 and items[event.first - 1].low in g.auxiliaries:
            event.first -= 1  # [a]-t-il ajouté
    return True


def before_aside(items: Items, comma: int, g: Grammar) -> int | None:
    """Return where the subject begins that an aside parts from its verb: Smith, 52, said."""
    while True:
        opening = aside_before(items, comma)
        if opening is None or opening == 0:
            return None
        aside = items[opening + 1]
        if aside.low in g.conjunctions or (
            is_verb(aside, g) and not aside.low.endswith(g.verb_endings)
        ):
            return None
        last = skip_brackets_back(items, opening - 1)
        first = phrase_before(items, last, g)
        if first is None or first == 0:
            return first
        before = first - 1 if items[first - 1].low in g.prepositions else first
        chained = (
            before > 0
            and is_comma(items[before - 1])
            and (before < first or items[last].text.isdigit())
        )
        if not chained:
            return first
        comma = before - 1


def _with_reduced_clause(items: Items, first: int, g: Grammar) -> int:
    """Let a subject take in its participle: [a source speaking to] Fox News said."""
    if first == 0 or items[first - 1].low not in g.prepositions:
        return first
    start = first - 1
    while start > 0 and first - start < _LONGEST_CLAUSE:
        before = items[start - 1]
        if before.kind != WORD or before.low in g.conjunctions or before.low in g.subordinators:
            break
        start -= 1
    last = phrase_after(items, start, g)
    if last is None or last + 1 >= first:
        return first
    participle = items[last + 1].low
    return start if participle.endswith("ing") or participle in g.cues else first


def _plural(items: Items, first: int, last: int, event: Event, cue: Cue, g: Grammar) -> bool:
    """A bare verb form needs a plural subject or a helping verb: officials say."""
    if event.first < event.cue[0]:
        return True
    low = items[last].low
    if low in g.pronouns:
        return g.pronouns[low] in ("they", "any")
    opens = last == 0 and low.endswith("s")  # a capital for the sentence's sake
    if cue.noun and items[last].capital and low not in g.roles and not opens:
        return any(items[k].low in g.conjunctions for k in range(first, last))
    return (
        low.endswith("s")
        or low in g.roles
        or any(items[k].low in g.conjunctions for k in range(first, last))
        or low in g.plurals
    )


def skip_time_back(items: Items, j: int, g: Grammar) -> int:
    while (
        j >= 0
        and items[j].kind == WORD
        and (
            items[j].low in g.times
            or (items[j].low.isdigit() and j and items[j - 1].low in g.times)
        )
    ):
        j -= 1
        while j >= 0 and items[j].low in g.prepositions | g.nearing:
            j -= 1
    return j
