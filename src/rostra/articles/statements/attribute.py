"""From the sentences of a body to its attributions: who says what, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rostra.articles.statements.classes import Items, is_verb
from rostra.articles.statements.clauses import first_phrase
from rostra.articles.statements.contents import Report, reports
from rostra.articles.statements.cues import find_events
from rostra.articles.statements.grammar import SAY, Grammar
from rostra.articles.statements.model import Attribution, Span
from rostra.articles.statements.owners import guess, inside, named, owner
from rostra.articles.statements.quotations import Quotation
from rostra.articles.statements.text import MARK, QUOTE, WORD, Item, Sentence
from rostra.articles.statements.worth import is_name

_SHORTEST_INDIRECT = 3  # words
_BEAT = 16  # items: Lund shook her head. “…”


def attributions(sentences: Sequence[Sentence], g: Grammar) -> list[Attribution]:
    """Return the attributions of all sentences, in reading order, speakers not yet resolved."""
    reader = _Reader(g)
    for sentence in sentences:
        reader.read(sentence)
    return reader.found


class _Reader:
    """Goes through the sentences and remembers who spoke last."""

    def __init__(self, g: Grammar) -> None:
        self.g = g
        self.found: list[Attribution] = []
        self.speaking: Attribution | None = None  # the last to be quoted
        self.announced: Attribution | None = None  # by a colon that ended the sentence before
        self.before: Attribution | None = None  # in the sentence before, same paragraph
        self.subject: Span | None = None  # of the sentence before, same paragraph
        self.shown = False  # that subject is a person and the sentence says little else

    def read(self, sentence: Sentence) -> None:
        g, items = self.g, sentence.items
        if sentence.first:
            self.subject = self.before = None
            self.shown = False
        quotes = [k for k, item in enumerate(items) if item.kind == QUOTE]
        quotes = [k for k in quotes if not is_name(items, k, g)]
        if quotes and not any(_open_word(item, g) for item in items):
            self._alone(sentence, quotes)
            return
        events = find_events(items, g)
        found = reports(items, events, g)
        owners = {k: owner(k, found, items, g) for k in quotes}
        rest = [k for k in quotes if owners[k] is None]
        if rest and (guessed := guess(items, rest, g)) is not None:
            found.append(guessed)
            owners |= {k: guessed for k in rest if inside(k, guessed)}
        made: list[Attribution] = []
        for report in found:
            mine = [k for k in quotes if owners[k] is report]
            if report.parts and (mine or _speaks(items, report, g)):
                made.append(_attribution(sentence, report, mine))
        self.found.extend(made)
        self._remember(items, made)

    def _remember(self, items: Items, made: list[Attribution]) -> None:
        quoted = [one for one in made if one.quotes]
        if quoted:
            self.speaking = quoted[-1]
        self.announced = None
        self.before = made[-1] if made else None
        last = items[-1]
        subject = first_phrase(items, 0, len(items), self.g)
        self.subject = _span(items, subject)
        self.shown = subject is not None and len(items) <= _BEAT and named(items, *subject, self.g)
        if last.kind == MARK and last.text == ":":
            self.announced = next(
                (one for one in reversed(made) if not one.quotes), None
            ) or Attribution(self.subject, None, "", [], 0)

    def _alone(self, sentence: Sentence, quotes: list[int]) -> None:
        """A sentence that is nothing but quotation goes on with whoever is speaking."""
        for k in quotes:
            quotation = sentence.items[k].quote
            if quotation is None:
                continue
            span = (sentence.items[k].start, sentence.items[k].end)
            speaking = self._speaker_of(sentence, quotation)
            if speaking is not None and speaking.quotes:
                speaking.quotes.append(quotation)
                speaking.content.append(span)
                continue
            made = Attribution(None, None, "", [span], sentence.paragraph, [quotation], True)
            if speaking is not None:
                made.source, made.cue = speaking.source, speaking.cue
                made.cue_text = speaking.cue_text
            self.found.append(made)
            self.speaking = self.before = made
        self.announced = None
        self.shown = False

    def _speaker_of(self, sentence: Sentence, quotation: Quotation) -> Attribution | None:
        """Who goes on: announced by a colon, in the sentence before, or in the paragraph before."""
        speaking = self.speaking
        if self.announced is not None:
            return self.announced
        if quotation.continued and speaking is not None:
            return speaking
        if self.before is not None:
            return self.before
        if speaking is None or self.shown:
            return self._subject_speaks()
        last = speaking.quotes[-1].paragraph
        if last == sentence.paragraph or (sentence.first and last == sentence.paragraph - 1):
            return speaking
        return self._subject_speaks()

    def _subject_speaks(self) -> Attribution | None:
        return Attribution(self.subject, None, "", [], 0) if self.subject else None


def _attribution(sentence: Sentence, report: Report, quotes: list[int]) -> Attribution:
    items, event = sentence.items, report.event
    return Attribution(
        source=_span(items, event.source),
        cue=_span(items, event.cue),
        cue_text=f"{_text(items, event.cue)} {event.half}".strip(),
        content=[(items[a].start, items[b].end) for a, b in report.parts],
        paragraph=sentence.paragraph,
        quotes=[quotation for k in quotes if (quotation := items[k].quote) is not None],
        whole=all(items[k].kind != WORD for a, b in report.parts for k in range(a, b + 1)),
    )


def _open_word(item: Item, g: Grammar) -> bool:
    return item.kind == WORD and item.low not in g.conjunctions


def _speaks(items: Items, report: Report, g: Grammar) -> bool:
    """Say whether an event without quotation is indirect speech worth listing."""
    event = report.event
    if event.doubtful or event.strength < SAY or event.shape in ("guess", "colon"):
        return False
    words = [items[k] for a, b in report.parts for k in range(a, b + 1) if items[k].kind == WORD]
    clause = not g.knows_verbs or any(
        _makes_clause(word, g) or (place > 0 and word.low in g.infinitives)
        for place, word in enumerate(words)
    )
    return clause and len(words) >= _SHORTEST_INDIRECT


def _makes_clause(word: Item, g: Grammar) -> bool:
    if word.low in g.complementizers:
        return True
    cue = g.cues.get(word.low)
    return is_verb(word, g) and not (cue is not None and cue.noun)


def _span(items: Items, indexes: tuple[int, int] | None) -> Span | None:
    return None if indexes is None else (items[indexes[0]].start, items[indexes[1]].end)


def _text(items: Items, indexes: tuple[int, int]) -> str:
    words = items[indexes[0] : indexes[1] + 1]
    gaps = ["" if b.start == a.end else " " for a, b in pairwise(words)]
    return "".join(word.text + gap for word, gap in zip(words, [*gaps, ""], strict=True))
