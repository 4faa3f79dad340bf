"""Which of a sentence's reports a quotation belongs to, and a guess where none claims it."""

from __future__ import annotations

from rostra.articles.statements.classes import Items, is_comma, is_verb
from rostra.articles.statements.clauses import first_phrase
from rostra.articles.statements.contents import Report
from rostra.articles.statements.grammar import QUOTE as QUOTING
from rostra.articles.statements.grammar import SAY, Grammar
from rostra.articles.statements.model import Event
from rostra.articles.statements.phrases import phrase_after, with_apposition
from rostra.articles.statements.text import QUOTE, WORD

_FEW_WORDS = 3  # a quotation shorter than this needs a known verb


def owner(k: int, found: list[Report], items: Items, g: Grammar) -> Report | None:
    """Return the report that the quotation at `k` belongs to, or None.

    The tag beside it, else the nearest report before it; but a mild verb inside somebody's
    reported speech leaves the quotation to the one who is reported: Smith said he saw “a ghost”.
    """
    holding = [report for report in found if inside(k, report)]
    for report in holding:
        if report.tag and any(last == k for _, last in report.parts):
            return report
    before = [report for report in holding if report.event.last < k]
    outer: Report | None = None
    for report in before:
        if outer is None or not _mild(report, outer, items, g):
            outer = report
    return outer or (holding[-1] if holding else None)


def inside(k: int, report: Report) -> bool:
    """Say whether the item at `k` is part of what is reported."""
    return any(first <= k <= last for first, last in report.parts)


def _mild(report: Report, outer: Report, items: Items, g: Grammar) -> bool:
    """Say whether a report nested in `outer` is too weak to take a quotation from it."""
    event, stronger = report.event, outer.event
    if stronger.strength < SAY or not inside(event.cue[0], outer):
        return False
    if event.doubtful and event.shape == "verb" and event.strength < SAY:
        return True
    if event.strength == SAY and not event.doubtful:
        return False
    if event.source is None or event.shape == "participle":
        return False
    last = items[event.source[1]]
    return last.low in g.pronouns or event.strength < QUOTING


def guess(items: Items, quotes: list[int], g: Grammar) -> Report | None:
    """Return a report by an unknown verb: “…,” the mayor thundered; she slated it as “…”."""
    return _guess_tag(items, quotes, g) or _guess_before(items, quotes[-1], g)


def _guess_tag(items: Items, quotes: list[int], g: Grammar) -> Report | None:
    for k in quotes:
        after = k + 2 if k + 1 < len(items) and is_comma(items[k + 1]) else k + 1
        if after >= len(items) or (items[k].text[-1] not in ",?!—" and after == k + 1):
            continue
        if is_verb(items[after], g):
            last = phrase_after(items, after + 1, g)
            if last is not None and named(items, after + 1, last, g):
                source = (after + 1, with_apposition(items, last, g))
                event = Event("guess", QUOTING, (after, after), source, after, source[1])
                return Report(event, [(k, k)], tag=True)
        last = phrase_after(items, after, g)
        if last is not None and named(items, after, last, g):
            verb = last + 1
            while verb < len(items) and g.is_adverb(items[verb].low):
                verb += 1
            if verb < len(items) and is_verb(items[verb], g):
                event = Event("guess", QUOTING, (verb, verb), (after, last), after, verb)
                return Report(event, [(k, k)], tag=True)
    return None


def named(items: Items, first: int, last: int, g: Grammar) -> bool:
    """A speaker is a name, a pronoun or a role."""
    return any(
        item.capital or item.low in g.pronouns or item.low in g.roles
        for item in items[first : last + 1]
    )


def _guess_before(items: Items, k: int, g: Grammar) -> Report | None:
    if len(items[k].text.split()) < _FEW_WORDS or items[k].text.istitle():
        return None
    subject = first_phrase(items, 0, k, g)
    if subject is None or not named(items, *subject, g):
        return None
    verb = subject[1] + 1
    helping = g.auxiliaries | g.modals | g.negations
    while verb < k and (items[verb].low in helping or g.is_adverb(items[verb].low)):
        verb += 1
    if verb >= k or items[verb].kind != WORD or not is_verb(items[verb], g):
        return None
    if items[k - 1].low in g.determiners:
        return None
    event = Event("guess", 1, (verb, verb), subject, subject[0], verb)
    return Report(event, [(verb + 1, _end(items, k))])


def _end(items: Items, k: int) -> int:
    last = len(items) - 1
    while last > k and items[last].kind not in (WORD, QUOTE):
        last -= 1
    return last
