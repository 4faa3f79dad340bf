"""The way from paragraphs to statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rostra.articles.statements.attribute import attributions
from rostra.articles.statements.grammar import Grammar
from rostra.articles.statements.languages import grammar_for
from rostra.articles.statements.model import Attribution, Kind, Statement
from rostra.articles.statements.quotations import SEPARATOR, Quotation, find_quotations
from rostra.articles.statements.resolve import resolve_speakers
from rostra.articles.statements.text import sentences

_SHORTEST_UNKNOWN = 4  # words a quotation needs when nobody is named as its speaker
_SHORTEST_INDIRECT = 3  # words


def find_statements(paragraphs: Sequence[str], language: str = "en") -> tuple[Statement, ...]:
    """Return who said what in an article, in reading order.

    `paragraphs` are the body's, without headline, captions and notices; offsets in the result
    count code points in them joined by one blank line. A language Rostra has no grammar for
    still gives its quotations of four words and more, with neither speaker nor cue.
    """
    body = SEPARATOR.join(paragraphs)
    grammar = grammar_for(language)
    if grammar is None:
        marks = find_quotations(paragraphs)
        return tuple(_quoted(body, one, "", "", "direct") for one in marks if _long(body, one))
    found = find_attributions(paragraphs, grammar)
    statements = {
        (one.start, one.end): one for each in found for one in _statements(body, each, grammar)
    }
    ordered = sorted(statements.values(), key=lambda one: (one.start, one.end))
    starts = [one.start for one in ordered if one.kind != "indirect"]
    return tuple(one for one in ordered if not _holds_quotation(one, starts))


def find_attributions(paragraphs: Sequence[str], grammar: Grammar) -> list[Attribution]:
    """Return the attributions with speakers resolved, in the order they were found."""
    parts = list(sentences(paragraphs, find_quotations(paragraphs), grammar))
    found = attributions(parts, grammar)
    resolve_speakers(found, SEPARATOR.join(paragraphs), parts, grammar)
    return found


def _statements(body: str, one: Attribution, g: Grammar) -> Iterator[Statement]:
    cue = one.cue_text[:1].lower() + one.cue_text[1:]
    if one.quotes:
        for quotation in one.quotes:
            if not one.speaker and not _long(body, quotation):
                continue
            yield _quoted(body, quotation, one.speaker, cue, _kind(body, one, quotation))
        return
    for first, end in one.content:
        that = next((that for that in g.that if body.startswith(that, first)), "")
        start = first + len(that)
        if len(body[start:end].split()) >= _SHORTEST_INDIRECT:
            yield Statement(body[start:end], one.speaker, cue, start, end, "indirect")


def _quoted(body: str, quotation: Quotation, speaker: str, cue: str, kind: Kind) -> Statement:
    start, end = quotation.start, quotation.end
    while end > start + 1 and body[end - 1] in ", ":  # the comma is the reporting sentence's
        end -= 1
    return Statement(body[start:end], speaker, cue, start, end, kind)


def _kind(body: str, one: Attribution, quotation: Quotation) -> Kind:
    """Direct where the quotation stands for itself, mixed where it completes a sentence."""
    alone = one.whole or (quotation.open, quotation.close) in one.content
    before = body[max(0, quotation.open - 2) : quotation.open].strip()[-1:]
    if alone and (before in ("", ",", ":", ".", "?", "!", "-", "—", "–") or not before.isalpha()):
        return "direct"
    itself = body[quotation.start].isupper() or _follows_quote(one, quotation)
    return "direct" if itself and (alone or before in (",", ":")) else "mixed"


def _follows_quote(one: Attribution, quotation: Quotation) -> bool:
    """The second half of a split quotation: “…,” she said, her voice low, “…”"""
    first = one.quotes[0]
    return quotation is not first and (first.open, first.close) in one.content


def _long(body: str, quotation: Quotation) -> bool:
    return len(body[quotation.start : quotation.end].split()) >= _SHORTEST_UNKNOWN


def _holds_quotation(one: Statement, starts: list[int]) -> bool:
    """Indirect speech around somebody's quotation is told by the quotation: X said Y called it …"""
    if one.kind != "indirect":
        return False
    following = bisect_left(starts, one.start)
    return following < len(starts) and starts[following] < one.end
