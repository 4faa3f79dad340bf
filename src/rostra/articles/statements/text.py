"""Cuts a body into sentences of items: words, marks and whole quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rostra.articles.statements.grammar import Grammar
from rostra.articles.statements.quotations import SEPARATOR, Quotation

WORD, MARK, QUOTE = "word", "mark", "quote"

# A word keeps its inner hyphens, apostrophes and points (al-Assad, Russia's, U.S.) and no others.
_ITEM = re.compile(
    r"[#@$£€]?[^\W_]+(?:[-‐‑’'.&,/:](?=[^\W_])[^\W_]+)*(?:(?<=s)['’](?=\s))?"
    r"|--+|\.\.\.+|[^\w\s]|_+"
)
_SHORT = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_a-z]", re.UNICODE)
# Place, perhaps date, perhaps agency, then a dash: Lyria (AFP) - …; SALTHAVN, 3 May — …
_DATELINE = re.compile(r"([A-ZÀ-Þ][^\n\"“”«»:;!?]{1,60}?)\s?(?:--?|[–—])\s+(?=[\"“«„A-ZÀ-Þ0-9])")
_AGENCY = re.compile(r"\([^()]{2,30}\)$")
_FIRST_PARAGRAPHS = 3  # where a dateline may stand
_ENDS = frozenset(".!?…")
_LONGEST_SENTENCE = 400  # items; a longer one is cut, so that no later step grows beyond it


@dataclass(slots=True)
class Item:
    """A word, a mark or a whole quotation. Offsets count body characters."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    quote: Quotation | None = None

    @property
    def capital(self) -> bool:
        """A word written with a capital letter, particles such as al- left aside."""
        return self.kind == WORD and (
            self.text[0].isupper()
            or self.text[0] in "#@"
            or (("-" in self.text or "’" in self.text) and self.text.rsplit("-")[-1][0].isupper())
        )


@dataclass(slots=True)
class Sentence:
    """The items of one sentence and the paragraph it stands in."""

    items: list[Item]
    paragraph: int
    first: bool  # the first sentence of its paragraph


def sentences(
    paragraphs: Sequence[str], quotations: Sequence[Quotation], grammar: Grammar
) -> Iterator[Sentence]:
    """Yield the sentences of all paragraphs, in order."""
    base, next_quote = 0, 0
    for number, text in enumerate(paragraphs):
        mine = []
        while next_quote < len(quotations) and quotations[next_quote].paragraph == number:
            mine.append(quotations[next_quote])
            next_quote += 1
        items = list(_items(text, base, mine, grammar))
        if number < _FIRST_PARAGRAPHS:
            begin = base + _dateline(text)
            items = [item for item in items if item.start >= begin]
        _set_names_apart(items, grammar)
        for place, part in enumerate(_split(items, text, base, grammar)):
            yield Sentence(part, number, place == 0)
        base += len(text) + len(SEPARATOR)


def _dateline(text: str) -> int:
    """Return where the text begins after its dateline, 0 without one."""
    match = _DATELINE.match(text)
    if match is None:
        return 0
    place = match.group(1)
    shouted = re.split(r"[\s,(]", place)[0]
    told = _AGENCY.search(place) or (shouted.isupper() and len(shouted) > 2)
    return match.end() if told else 0


def _items(
    text: str, base: int, quotations: Sequence[Quotation], grammar: Grammar
) -> Iterator[Item]:
    position = 0
    for quotation in quotations:
        yield from _words(text, position, quotation.open - base, base, grammar)
        words = text[quotation.start - base : quotation.end - base]
        yield Item(QUOTE, words, "", quotation.open, quotation.close, quotation)
        position = quotation.close - base
    yield from _words(text, position, len(text), base, grammar)


def _words(text: str, start: int, end: int, base: int, grammar: Grammar) -> Iterator[Item]:
    skip = start
    for match in _ITEM.finditer(text, start, end):
        if match.start() < skip:
            continue
        word, stop = match.group(), match.end()
        if not (word[-1].isalnum() or (word[-1] in "'’" and len(word) > 1)):
            yield Item(MARK, word, word, base + match.start(), base + stop)
            continue
        low = word.lower().replace("’", "'")
        if len(word) > 1 and word.isupper() and low in grammar.function:
            low = word  # WHO is no "who"
        cut, skipped = _leaning(low, grammar)
        if cut:
            middle = match.start() + cut
            yield Item(WORD, word[:cut], low[:cut], base + match.start(), base + middle)
            rest = match.start() + cut + skipped
            yield Item(WORD, text[rest:stop], low[cut + skipped :], base + rest, base + stop)
            continue
        if text[stop : stop + 1] == "." and _abbreviated(low, word, text, stop, grammar):
            stop += 1
            word, low, skip = word + ".", low + ".", stop
        yield Item(WORD, word, low, base + match.start(), base + stop)


def _set_names_apart(items: list[Item], grammar: Grammar) -> None:
    """Keep names that look like function words from being read as such: Will Lund, Per Holm."""
    for k in range(len(items) - 1):
        item = items[k]
        if item.capital and item.low in grammar.seasons and items[k - 1 if k else 0].capital:
            item.low = item.text
        if item.low not in grammar.function or not item.capital or not items[k + 1].capital:
            continue
        before = items[k - 1] if k else None
        pronoun = item.low in grammar.determiners or item.low in grammar.pronouns
        inside = before is not None and (
            before.kind == WORD
            or (before.kind == QUOTE and before.text.endswith(",") and not pronoun)
        )
        if len(item.text) > 1 and (inside or item.low in grammar.given_names):
            item.low = item.text


def _leaning(low: str, grammar: Grammar) -> tuple[int, int]:
    """Return where two words written as one part (0: they do not), and hyphens between them.

    he|'s, l'|opposition, dit-|il.
    """
    stem, apostrophe, rest = low.partition("'")
    if apostrophe and stem in grammar.clitic_hosts:
        return len(stem), 0
    if rest and stem in grammar.elisions:
        return len(stem) + 1, 0
    for ending in grammar.enclitics:
        if low.endswith(ending) and len(low) > len(ending):
            pronoun = ending.rpartition("-")[2]
            return len(low) - len(ending), len(ending) - len(pronoun)
    return 0, 0


def _abbreviated(low: str, word: str, text: str, stop: int, grammar: Grammar) -> bool:
    """Say whether the point after a word belongs to it."""
    rest = text[stop + 1 : stop + 40].lstrip()
    if not rest:
        return False
    if f"{low}." in grammar.abbreviations:
        return True
    if not _SHORT.fullmatch(word):
        return False
    following = rest.split(" ")[0].lower()
    return not (rest[0].isupper() and following in grammar.openers)


def _split(items: list[Item], text: str, base: int, grammar: Grammar) -> Iterator[list[Item]]:
    start = 0
    for index in range(len(items)):
        if _ends_sentence(items, index, grammar) or index - start >= _LONGEST_SENTENCE:
            yield items[start : index + 1]
            start = index + 1
    if start < len(items):
        yield items[start:]


def _ends_sentence(items: list[Item], index: int, grammar: Grammar) -> bool:
    item = items[index]
    if index + 1 == len(items):
        return False
    following = items[index + 1]
    if item.kind == MARK and item.text[0] in _ENDS:
        if item.text == "..." and not following.capital:
            return False
        return following.kind == QUOTE or following.capital or following.text[0].isdigit()
    if item.kind != QUOTE:
        return False
    last = item.text.rstrip("'’”\"»)] ")[-1:]
    if following.kind == QUOTE:
        return last in _ENDS or following.start - item.end > 0
    if last not in _ENDS or not last:
        return False
    if not following.capital:
        return False
    introduced = index > 0 and items[index - 1].text in (":", ",")
    return last == "." or introduced or not _is_tag(items, index + 1, grammar)


def _is_tag(items: list[Item], start: int, grammar: Grammar) -> bool:
    """Say whether the words from `start` tag the quotation before: Smith asked reporters."""
    for index in range(start, min(start + 8, len(items))):
        item = items[index]
        if item.kind == QUOTE or (item.kind == MARK and item.text in ".!?;:"):
            return False
        if item.kind == WORD and item.low in grammar.cues:
            return index > start
    return False
