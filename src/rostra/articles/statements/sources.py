"""Whose words a reporting verb reports: its subject before it, after it, or shared."""

from __future__ import annotations

from rostra.articles.statements.classes import Items, is_comma, is_noun, skip_brackets_back
from rostra.articles.statements.clauses import first_phrase
from rostra.articles.statements.grammar import QUOTE, SAY, Cue, Grammar
from rostra.articles.statements.model import Event
from rostra.articles.statements.phrases import phrase_after, phrase_before, with_apposition
from rostra.articles.statements.subjects import before_aside, skip_time_back, subject_at
from rostra.articles.statements.text import MARK, WORD
from rostra.articles.statements.text import QUOTE as QUOTED

_LONGEST_CLAUSE = 16  # items


def find_source(
    items: Items, event: Event, start: int, cue: Cue, events: list[Event], g: Grammar
) -> bool:
    """Fill in the event's source; say whether there is one, or a clause to share it with."""
    if event.shape == "participle":
        return _participle_source(items, event, start, events, g)
    if _inverted_source(items, event, start, cue, g):
        return True
    j = skip_brackets_back(items, start - 1)
    j = skip_time_back(items, j, g)
    if j < 0:
        return (g.verb_second and _follows(items, event, g)) or _dropped(event, cue, g)
    item = items[j]
    if item.low in g.relatives:
        return _relative_source(items, event, j, g)
    if item.low in g.conjunctions:
        return _share(items, event, events, j, g)
    if is_comma(item):
        first = before_aside(items, j, g)
        if first is None:
            return _share(items, event, events, j, g) or _dropped(event, cue, g)
        event.source, event.first = (first, j - 1), first
        return True
    if any(items[k].low in g.infinitives for k in range(start, event.cue[0])):
        return _share(items, event, events, j, g)
    if subject_at(items, event, j, cue, g):
        return True
    return item.kind == QUOTED and _dropped(event, cue, g)


def _follows(items: Items, event: Event, g: Grammar) -> bool:
    """The subject after the verb, where another word stands first: Am Montag sagte Merkel."""
    k = event.cue[1] + 1
    last = phrase_after(items, k, g)
    if last is None:
        return False
    event.source, event.last, event.inverted = (k, last), last, True
    return True


def _dropped(event: Event, cue: Cue, g: Grammar) -> bool:
    """A verb without subject, in a language that needs none: the last speaker goes on."""
    return g.drops_subject and event.strength == SAY and cue.form == "present"


def _inverted_source(items: Items, event: Event, start: int, cue: Cue, g: Grammar) -> bool:
    """The source after the verb: "…," said Smith, the head of the party."""
    k = event.cue[1]
    helped = all(items[j].low in g.auxiliaries for j in range(start, event.cue[0]))
    if not helped or cue.strength < QUOTE or k + 1 >= len(items):
        return False
    if cue.addressee and (start == 0 or items[start - 1].kind != QUOTED):
        return False
    if start > 0:
        before = items[start - 1]
        if before.kind != QUOTED and not is_comma(before):
            return False
    following = items[k + 1]
    if following.kind != WORD or (following.low in g.complementizers and following.low != "that"):
        return False
    last = phrase_after(items, k + 1, g)
    if last is None or following.low == "that":
        return False
    quoted_before = start > 0 and (
        items[start - 1].kind == QUOTED or (start > 1 and items[start - 2].kind == QUOTED)
    )
    if not quoted_before and not (
        _stops_here(items, last + 1, g)
        and (start == 0 or before_aside(items, start - 1, g) is None)
    ):
        return False
    last = with_apposition(items, last, g)
    event.source, event.last, event.inverted = (k + 1, last), last, True
    return True


def _stops_here(items: Items, k: int, g: Grammar) -> bool:
    if k >= len(items):
        return True
    item = items[k]
    if item.kind == MARK:
        return item.text in ".,;:—–-"
    return item.low in g.times or item.low in g.relatives or item.low in g.complementizers


def _relative_source(items: Items, event: Event, j: int, g: Grammar) -> bool:
    """Who said it: the noun before the relative pronoun."""
    end = j - 1 if j and not is_comma(items[j - 1]) else j - 2
    end = skip_brackets_back(items, end)
    if end < 0:
        return False
    first = phrase_before(items, end, g)
    if first is None:
        return False
    event.source, event.first = (first, j), first
    return True


def _participle_source(
    items: Items, event: Event, start: int, events: list[Event], g: Grammar
) -> bool:
    """Saying, adding: the subject of the clause before; after "for" and "of" its object."""
    if start == 0:
        subject = first_phrase(items, _next_clause(items, event.cue[1]), len(items), g)
        if subject is None:
            return False
        event.source, event.host = subject, True
        return True
    if _relayed_source(items, event, start, g):
        return True
    before = items[start - 1]
    if before.low in ("for", "of") and start > 1:
        first = phrase_before(items, start - 2, g)
        if first is not None:
            event.source, event.first = (first, start - 2), first
            return True
    if before.kind == WORD and is_noun(before, g) and before.low not in g.times:
        first = phrase_before(items, start - 1, g)
        if first and items[first - 1].low in g.absolutes:
            event.source, event.first = (first, start - 1), first
            return True
    return _share(items, event, events, start - 1, g)


def _relayed_source(items: Items, event: Event, start: int, g: Grammar) -> bool:
    """Whom others quote: Smith was quoted as saying; the agency quoted Smith as saying."""
    if items[start - 1].low not in g.relayed_as:
        return False
    for k in range(start - 2, max(0, start - _LONGEST_CLAUSE), -1):
        if items[k].kind != WORD:
            return False
        if items[k].low not in g.relaying:
            continue
        if items[k - 1].low not in g.passives:
            last = phrase_after(items, k + 1, g)
            if last is None or last >= start:
                return False
            event.source, event.first = (k + 1, last), k + 1
            return True
        subject = k - 1
        while subject > 0 and items[subject].low in g.auxiliaries:
            subject -= 1
        first = phrase_before(items, subject, g)
        if first is None:
            return False
        event.shape, event.cue = "verb", (k, event.cue[1])
        event.source, event.first = (first, subject), first
        return True
    return False


def _next_clause(items: Items, k: int) -> int:
    while k < len(items) and not is_comma(items[k]):
        k += 1
    return k + 1


def _share(items: Items, event: Event, events: list[Event], stop: int, g: Grammar) -> bool:
    """Take the subject of the clause before: laughed and said; …, adding that."""
    subject = _tagging(items, events) or _main_subject(items, stop, g)
    beside = stop >= 0 and items[stop].low in g.conjunctions
    if subject is None or beside:
        for earlier in reversed(events):
            source = earlier.source
            if source and earlier.shape != "claim" and items[source[1]].low not in g.relatives:
                subject = source
                break
    if subject is None:
        return False
    event.source, event.host = subject, True
    return True


def _main_subject(items: Items, stop: int, g: Grammar) -> tuple[int, int] | None:
    subject = first_phrase(items, 0, stop, g)
    if subject is None:
        return None
    return subject[0], min(stop - 1, with_apposition(items, subject[1], g))


def _tagging(items: Items, events: list[Event]) -> tuple[int, int] | None:
    """Return the source of the first event where it tags the quotation that opens the sentence."""
    if events and (items[0].kind == QUOTED or events[0].inverted):
        return events[0].source
    return None
