"""Reporting events: each place of a sentence where a word says that somebody speaks, and who."""

from __future__ import annotations

from rostra.articles.statements.classes import Items, is_comma, is_noun, is_verb, skip_time
from rostra.articles.statements.clauses import first_phrase
from rostra.articles.statements.grammar import QUOTE, SAY, Cue, Grammar
from rostra.articles.statements.model import Event
from rostra.articles.statements.phrases import phrase_after, phrase_before, with_apposition
from rostra.articles.statements.sources import find_source
from rostra.articles.statements.text import MARK, WORD
from rostra.articles.statements.text import QUOTE as QUOTED
from rostra.articles.statements.verbs import reads_as_noun, verb_group

_LATEST = 30  # items between the halves of a verb


def find_events(items: Items, g: Grammar) -> list[Event]:
    """Return the reporting events of a sentence, in order."""
    events: list[Event] = []
    k = 0
    while k < len(items):
        event = _event_at(items, k, events, g)
        if event is None:
            k += 1
            continue
        events.append(event)
        k = max(k, event.cue[1]) + 1
    return events


def _event_at(items: Items, k: int, events: list[Event], g: Grammar) -> Event | None:
    item = items[k]
    if item.kind == MARK:
        return _colon_event(items, k, events, g) if item.text == ":" else None
    if item.kind != WORD:
        return None
    according = _according_event(items, k, g)
    if according is not None:
        return according
    cue = g.cues.get(item.low)
    if cue is not None and _counts(items, k, cue, g):
        event = _verb_event(items, k, cue, events, g)
        if event is not None:
            return event
    if item.low in g.claims:
        return _claim_event(items, k, g)
    return None


def _counts(items: Items, k: int, cue: Cue, g: Grammar) -> bool:
    """A capital makes a verb a name: the United States, Omar Said."""
    if cue.needs and (k + 1 >= len(items) or items[k + 1].low not in cue.needs):
        return False
    if cue.later and all(item.low != cue.later for item in items[k + 1 : k + _LATEST]):
        return False
    if not items[k].capital:
        return True
    if k > 0:
        return items[k - 1].kind == QUOTED
    return len(items) == 1 or not is_verb(items[1], g)


def _according_event(items: Items, k: int, g: Grammar) -> Event | None:
    for phrase in g.according:
        if items[k].low != phrase[0]:
            continue
        size = len(phrase)
        if tuple(item.low for item in items[k : k + size]) == phrase:
            last = phrase_after(items, k + size, g)
            if last is None:
                return None
            tagging = phrase[0] in g.tagging
            if tagging and (k == 0 or items[k - 1].kind == WORD):
                return None
            if k > 0:
                last = with_apposition(items, last, g)
            return Event("according", SAY, (k, k + size - 1), (k + size, last), k, last)
    if items[k].low in g.after_source and k:
        first = phrase_before(items, k - 1, g)
        if first is not None:
            return Event("according", SAY, (k, k), (first, k - 1), first, k)
    return None


def _claim_event(items: Items, k: int, g: Grammar) -> Event | None:
    """A noun that carries a statement: Smith's claim that …"""
    after = k + 1
    if after >= len(items):
        return None
    following = items[after]
    introduces = following.kind == QUOTED or following.low in g.complementizers
    if not introduces and following.text not in (":", ","):
        return None
    if following.text == "," and (after + 1 >= len(items) or items[after + 1].kind != QUOTED):
        return None
    for j in range(k - 1, max(-1, k - 5), -1):
        item = items[j]
        if item.kind != WORD:
            return None
        if item.low.endswith(("'s", "s'")) and item.low not in g.pronouns:
            first = phrase_before(items, j, g)
            if first is not None:
                return Event("claim", QUOTE, (k, k), (first, j), first, k)
        if item.low in g.possessives:
            return Event("claim", QUOTE, (k, k), (j, j), j, k)
        if not is_noun(item, g):
            return None
    return None


def _colon_event(items: Items, k: int, events: list[Event], g: Grammar) -> Event | None:
    """A colon before a quotation: Smith: "…", or a clause whose subject speaks."""
    if k + 1 < len(items) and items[k + 1].kind != QUOTED:
        return None
    if any(event.last >= k - 4 for event in events):
        return None
    subject = first_phrase(items, _last_clause(items, k, g), k, g) or first_phrase(items, 0, k, g)
    if subject is None:
        return None
    return Event("colon", QUOTE, (k, k), subject, subject[0], k, doubtful=subject[1] != k - 1)


def _last_clause(items: Items, k: int, g: Grammar) -> int:
    """Return where the clause that ends before `k` begins, as far as commas tell."""
    for j in range(k - 1, 0, -1):
        if is_comma(items[j - 1]) and items[j].low in g.conjunctions:
            return j + 1
    return 0


def _verb_event(items: Items, k: int, cue: Cue, events: list[Event], g: Grammar) -> Event | None:
    if cue.noun and reads_as_noun(items, k, cue, g):
        return None
    group = verb_group(items, k, g)
    last = _with_particle(items, k, g)
    if group.passive and cue.form == "past":
        return _passive_event(items, k, last, cue, g)
    participle = cue.form == "ing" and not group.passive
    event = Event(
        shape="participle" if participle else "verb",
        strength=cue.strength,
        cue=(k, last),
        source=None,
        first=group.first,
        last=last,
        doubtful=group.negated or group.infinitive or (group.modal and cue.strength < SAY),
        addressee=cue.addressee,
        half=cue.later,
    )
    if find_source(items, event, group.first, cue, events, g):
        _extend(items, event, g)
        return event
    return None


def _with_particle(items: Items, k: int, g: Grammar) -> int:
    if g.cues[items[k].low].needs:
        return k + 1
    particles = g.particles.get(items[k].low)
    if particles and k + 1 < len(items) and items[k + 1].low in particles:
        return k + 1
    return k


def _passive_event(items: Items, k: int, last: int, cue: Cue, g: Grammar) -> Event | None:
    """A passive names its speaker after "by", if at all: was called "a risk" by the bank."""
    if items[k].low in g.relaying:
        return None  # was quoted by the agency as saying: the speaker stands before
    for j in range(last + 1, min(len(items) - 1, last + 12)):
        if items[j].kind == MARK and items[j].text in ".;:":
            break
        if items[j].low in g.agents and items[j + 1].kind == WORD:
            end = phrase_after(items, j + 1, g)
            if end is None or items[j + 1].low.endswith("ing"):
                return None
            source = (j + 1, end)
            between = any(item.kind == QUOTED for item in items[last + 1 : j])
            until = last if between else end
            strength = min(cue.strength, QUOTE)
            return Event("verb", strength, (k, last), source, k, until, passive=True)
    return None


def _extend(items: Items, event: Event, g: Grammar) -> None:
    """Let the cue take in where it was said: said [in a statement]."""
    k = skip_time(items, event.cue[1] + 1, g)
    if event.inverted or k >= len(items) or items[k].low not in g.prepositions:
        return
    for j in range(k + 1, min(len(items), k + 6)):
        item = items[j]
        if item.kind != WORD:
            return
        if item.low in g.documents:
            if j + 1 < len(items) and items[j + 1].low in g.documents:
                continue
            event.cue = (event.cue[0], j)
            event.last = max(event.last, j)
            return
        if item.low in g.closed:
            return
