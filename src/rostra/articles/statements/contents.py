"""What each reporting event of a sentence reports: the words before it, after it, or both."""

from __future__ import annotations

from dataclasses import dataclass, field

from rostra.articles.statements.classes import Items, is_comma, is_verb, skip_time
from rostra.articles.statements.clauses import first_phrase
from rostra.articles.statements.grammar import SAY, Grammar
from rostra.articles.statements.model import Event
from rostra.articles.statements.phrases import phrase_after
from rostra.articles.statements.text import MARK, QUOTE, WORD

_LONGEST_PLACE = 14  # items between a cue and what it reports: told reporters in Ohio on Monday


@dataclass(slots=True)
class Report:
    """An event and the item ranges (first, last) of what it reports."""

    event: Event
    parts: list[tuple[int, int]] = field(default_factory=list)
    tag: bool = False  # the event follows or interrupts what it reports


def reports(items: Items, events: list[Event], g: Grammar) -> list[Report]:
    """Return one report per event, in order; those that report nothing have no parts."""
    found: list[Report] = []
    for index, event in enumerate(events):
        following = events[index + 1] if index + 1 < len(events) else None
        report = Report(event)
        before = found[-1] if found else None
        left = _left(items, event, before, g)
        start, pause = _start(items, event, g)
        if left is not None:
            report.tag = True
            report.parts.append(left)
            if pause and start < len(items):
                rest = _rest(items, start, following, left, g)
                if rest is not None:
                    report.parts.append(rest)
        else:
            right = _right(items, event, following, g)
            if right is not None:
                report.parts.append(right)
        found.append(report)
    return found


def _left(items: Items, event: Event, before: Report | None, g: Grammar) -> tuple[int, int] | None:
    """Return what stands before a tag: [“…,”] Smith said. None where the event is no tag."""
    first = event.first
    if first == 0 or event.shape in ("claim", "colon") or event.host:
        return None
    last = first - 1
    while last > 0 and is_comma(items[last]):
        last -= 1
    quoted = items[last].kind == QUOTE
    comma = last < first - 1
    if not (comma or quoted or (event.shape == "according" and last >= 3)):
        return None
    begin = 0
    if before is not None:
        begin = before.event.last + 1
        mild = before.event.strength < SAY or before.event.doubtful
        if before.parts and not before.tag and not quoted and not mild:
            return None
        if mild and not quoted:
            begin = 0
    if quoted:
        ends = items[last].text.rstrip("’'” ")[-1:]
        if not comma and ends not in ",?!.—–-" and not event.inverted:
            return None
        if before is not None and before.parts:
            begin = last
        return _trim(items, begin, last, g)
    if event.shape == "according":
        return _trim(items, begin, last, g) if last - begin >= 2 else None
    start, pause = _start(items, event, g)
    if not (pause or start >= len(items)):
        return None
    if event.strength < SAY or _words(items, begin, last) < 3:
        return None
    if not _interrupted(items, begin, last, start, g):
        return None
    return _trim(items, begin, last, g)


def _words(items: Items, begin: int, last: int) -> int:
    return sum(len(item.text.split()) for item in items[begin : last + 1])


def _interrupted(items: Items, begin: int, last: int, start: int, g: Grammar) -> bool:
    """Say whether the words before a tag are reported with the rest, and no mere introduction.

    The streets were empty, he said, … against: Asked about the streets, he said, “…”
    """
    subject = first_phrase(items, begin, last + 1, g)
    opens = subject is not None and all(
        items[k].low in g.conjunctions | g.determiners or g.is_adverb(items[k].low)
        for k in range(begin, subject[0])
    )
    if opens and any(is_verb(items[k], g) for k in range(subject[1] if subject else 0, last + 1)):
        return True
    if start < len(items) and items[start].kind == QUOTE:
        return any(items[k].kind == QUOTE for k in range(begin, last + 1))
    if start < len(items) and opens:
        return is_verb(items[start], g)
    return start < len(items) or any(is_verb(items[k], g) for k in range(begin, last + 1))


def _trim(items: Items, begin: int, last: int, g: Grammar) -> tuple[int, int] | None:
    while begin <= last and (
        items[begin].kind == MARK or (items[begin].low in g.conjunctions and begin < last)
    ):
        begin += 1
    while last >= begin and items[last].kind == MARK and items[last].text in ".,;:—–-":
        last -= 1
    return (begin, last) if begin <= last else None


def _start(items: Items, event: Event, g: Grammar) -> tuple[int, bool]:
    """Return where the words after a cue begin, and whether a pause sets them off."""
    k = max(event.cue[1], event.last) + 1
    limit = min(len(items), k + _LONGEST_PLACE)
    if event.addressee and k < len(items) and items[k].low not in g.complementizers:
        to = phrase_after(items, k, g)
        if to is not None and to < limit:
            k = to + 1
    while k < limit and items[k].kind == WORD and items[k].low == event.half:
        k += 1
    j = timed = skip_time(items, k, g)
    placed = j > k
    while j < limit:
        item = items[j]
        if item.kind == QUOTE:
            return (j, True) if j == timed else (k, False)
        if item.kind == MARK:
            if is_comma(item) or item.text == ":":
                return j + 1, True
            return (len(items), True) if item.text in ".!?" else (k, False)
        if item.low in g.complementizers:
            return j, False
        placed = placed or item.low in g.prepositions
        cue = g.cues.get(item.low)
        noun = cue is not None and cue.noun and items[j - 1].low in g.determiners
        verb = is_verb(item, g) and not noun
        if not placed or verb or item.low in g.pronouns:
            return k, False
        j += 1
    return (len(items), True) if j >= len(items) else (k, False)


def _rest(
    items: Items, start: int, following: Event | None, left: tuple[int, int], g: Grammar
) -> tuple[int, int] | None:
    """Return what a tag interrupted: “…,” Smith said, [“…”]."""
    if following is not None and following.first <= start + 1:
        return None
    k = start
    while (
        k < len(items)
        and k < start + 3
        and items[k].kind == WORD
        and (items[k].low in g.conjunctions or items[k].low in g.complementizers)
    ):
        k += 1
    if k >= len(items):
        return None
    if items[left[1]].kind == QUOTE and items[k].kind != QUOTE:
        last = following.first if following is not None else len(items)
        again = next((j for j in range(k, last) if items[j].kind == QUOTE), None)
        if again is None or not is_comma(items[again - 1]):
            return None
        start = k = again
    if items[k].kind == WORD and (
        items[k].low.endswith("ing") or items[k].low in g.subordinators | g.relatives
    ):
        return None
    end = len(items) - 1
    if following is not None:
        end = _cut(items, k, following, g)
    return _trim(items, start, end, g)


def _right(
    items: Items, event: Event, following: Event | None, g: Grammar
) -> tuple[int, int] | None:
    """Return what follows the cue, up to the next event that stands beside this one."""
    start, pause = _start(items, event, g)
    if start >= len(items):
        return None
    if pause and items[start].kind != QUOTE and event.shape not in ("according", "colon"):
        ahead = start
        while ahead < len(items) and items[ahead].kind == WORD and ahead < start + 2:
            ahead += 1
        if not any(items[k].kind == QUOTE for k in range(start, min(start + 3, len(items)))):
            start = max(event.cue[1], event.last) + 1
    if event.shape == "according" and not pause:
        limit = min(len(items), start + _LONGEST_PLACE * 2)
        start = next((k + 1 for k in range(start, limit) if is_comma(items[k])), start)
    end = len(items) - 1 if following is None else _cut(items, start, following, g)
    if event.passive and event.source and event.source[0] > start:
        end = min(end, event.source[0] - 2)
    if event.host and event.source and event.source[0] > start:  # Citing …, Smith urged
        end = min(end, event.source[0] - 1)
    return _trim(items, start, _without_tail(items, start, end, g), g)


def _without_tail(items: Items, start: int, end: int, g: Grammar) -> int:
    """Leave out what the reporter adds after the last quotation: “…,” a claim that …"""
    for k in range(end, start - 1, -1):
        if items[k].kind != QUOTE:
            continue
        after = k + 2 if k < end and is_comma(items[k + 1]) else k + 1
        paused = after == k + 2 or items[k].text[-1] in ",.—–-"
        if paused and after <= end and _adds(items[after].low, g):
            return k
        break
    return end


def _adds(low: str, g: Grammar) -> bool:
    if low in g.complementizers:
        return False
    return (
        low in g.relatives
        or low in g.subordinators
        or low in g.determiners
        or low in g.conjunctions - {"and", "or"}
        or low.endswith("ing")
    )


def _cut(items: Items, start: int, following: Event, g: Grammar) -> int:
    """Return where this event's words end before the next event."""
    first = following.first
    end = len(items) - 1
    if first <= start:
        return end
    before = items[first - 1]
    if following.shape == "according":
        return first - 1
    if is_comma(before) and (following.shape == "participle" or following.host):
        return first - 1
    if before.low in g.conjunctions or before.low in ("while", "although", "though", "whereas"):
        pause = first >= 2 and items[first - 2].kind != WORD
        return first - 2 if pause or following.host else end
    if following.host and not following.source:
        return first - 1
    return end
