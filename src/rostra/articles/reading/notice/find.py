"""Finds the publisher's notice about commenting among an article's blocks, and takes it out."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rostra.articles.reading.notice.evidence import Evidence, Position, weigh
from rostra.articles.reading.notice.extent import Sentence, spread
from rostra.articles.reading.notice.sentences import quoted, sentences
from rostra.articles.reading.notice.until import find_until
from rostra.articles.reading.notice.wording import Wording, wordings, wordings_for
from rostra.store.states import STATES

_MOST_WEIGHED = 3_000
"""Sentences weighed of one text: a hundred times what any article says of comments."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What the publisher says, the gate state it asks for, and when that ends (ISO 8601)."""

    text: str
    commenting: str
    until: str | None
    score: float = 0.0


def take_notice(
    blocks: Sequence[str], today: date, *, first: int = 0, in_comment_box: bool = False
) -> tuple[Notice | None, list[str]]:
    """The notice in ``blocks`` (None if there is none), and the blocks without it.

    Blocks before ``first`` are known to be something else (the headline). A block that was all
    notice becomes "", so that the others keep their places.
    """
    judge = _Judge(blocks, first, in_comment_box)
    rows = [judge.row(number) for number in range(len(blocks))]
    hearts = [s for row in rows for s in row if s.evidence and s.evidence.is_enough]
    if not hearts:
        return None, list(blocks)
    groups = spread(rows, hearts)
    notices = [_notice(group, blocks, today) for group in groups]
    best = max(notices, key=lambda notice: (notice.score, bool(notice.until)))
    return best, _without(blocks, groups)


def is_notice(text: str) -> bool:
    """Would ``text``, standing alone above an article, be a notice?"""
    position = Position(0, 9, is_alone=True)
    found = _best(text, position, wordings_for(text))
    return bool(found and found.is_enough)


def read_notice(text: str, today: date) -> Notice:
    """What ``text``, known to be a notice, asks for; "suspended" where its words say no more."""
    blocks = [block for block in text.split("\n\n") if block.strip()]
    position = Position(0, 1, is_alone=True, in_comment_box=True)
    found = [
        Sentence(
            number, start, end, block[start:end], _best(block[start:end], position, wordings())
        )
        for number, block in enumerate(blocks)
        for start, end in sentences(block)
    ]
    notice = _notice(found, blocks, today)
    return Notice(text.strip(), notice.commenting, notice.until, notice.score)


def find_boxed(boxes: Sequence[Sequence[str]], today: date) -> Notice | None:
    """The notice in one of a page's comment ``boxes``, each a list of texts, or None."""
    found = [take_notice(texts, today, in_comment_box=True)[0] for texts in boxes]
    return max((n for n in found if n), key=lambda n: (n.score, bool(n.until)), default=None)


class _Judge:
    """Weighs the sentences of one article's blocks, each block's background once."""

    def __init__(self, blocks: Sequence[str], first: int, in_comment_box: bool) -> None:
        self.blocks = blocks
        self.first = first
        self.in_comment_box = in_comment_box
        self.wordings = [wordings_for(block) for block in blocks]
        self.left = _MOST_WEIGHED

    def row(self, number: int) -> list[Sentence]:
        """The sentences of a block, with what speaks for each being a notice's heart."""
        block = self.blocks[number]
        spans = sentences(block)
        if number < self.first or not self.wordings[number]:
            return [Sentence(number, start, end, block[start:end], None) for start, end in spans]
        marks = quoted(block)
        row = []
        for place, (start, end) in enumerate(spans):
            position = self._position(number, len(spans), place)
            inside = any(opened < start and end <= closed for opened, closed in marks)
            evidence = None if inside else self._best(number, start, end, position)
            if evidence is None and place and not inside:
                evidence = self._by_pronoun(number, spans[place - 1], (start, end), position)
            if evidence and evidence.is_enough and self._is_story(number):
                position = replace(position, in_story_about_comments=True)
                evidence = self._best(number, start, end, position)
            row.append(Sentence(number, start, end, block[start:end], evidence))
        return row

    def _by_pronoun(
        self, number: int, before: tuple[int, int], here: tuple[int, int], position: Position
    ) -> Evidence | None:
        """ "Comments are missing here. We have disabled them": what the pronoun stands for."""
        block = self.blocks[number]
        for wording in self.wordings[number]:
            topic = wording.topic.search(block, *before)
            if topic and wording.publisher.search(block, *here):
                sentence = wording.pronoun.sub(topic[0], block[here[0] : here[1]], count=1)
                return weigh(sentence, wording, position)
        return None

    def _position(self, number: int, sentences_: int, place: int) -> Position:
        return Position(
            number - self.first,
            len(self.blocks) - self.first,
            is_alone=sentences_ == 1,
            is_amid=0 < place < sentences_ - 1,
            in_comment_box=self.in_comment_box,
        )

    def _best(self, number: int, start: int, end: int, position: Position) -> Evidence | None:
        self.left -= 1
        if self.left < 0:
            return None
        return _best(self.blocks[number][start:end], position, self.wordings[number])

    def _is_story(self, number: int) -> bool:
        """Do the headline, or two other paragraphs, tell of somebody's commenting? It is news."""
        if self.in_comment_box:
            return False
        others = [n for n in self.news if n != number]
        return 0 in others or len(others) >= 2

    @functools.cached_property
    def news(self) -> list[int]:
        """The blocks that speak of a state of commenting, and would be no notice anywhere."""
        return [number for number in range(len(self.blocks)) if self._tells(number)]

    def _tells(self, number: int) -> bool:
        if not self.wordings[number]:
            return False
        elsewhere = Position(1, 9, is_alone=False)
        for start, end in sentences(self.blocks[number]):
            evidence = self._best(number, start, end, elsewhere)
            if evidence and evidence.state != "open" and not evidence.is_enough:
                return True
        return False


def _best(sentence: str, position: Position, languages: Sequence[Wording]) -> Evidence | None:
    found = [weigh(sentence, wording, position) for wording in languages]
    return max((e for e in found if e), key=lambda evidence: evidence.score, default=None)


def _notice(group: Sequence[Sentence], blocks: Sequence[str], today: date) -> Notice:
    rows: dict[int, list[Sentence]] = {}
    for sentence in group:
        rows.setdefault(sentence.block, []).append(sentence)
    text = "\n\n".join(
        blocks[block][row[0].start : row[-1].end].strip(" *_") for block, row in rows.items()
    )
    evidences = [s.evidence for s in group if s.evidence]
    hearts = [e for e in evidences if e.is_enough] or evidences
    state = max((_gate_state(e.state) for e in hearts), key=STATES.index, default=None)
    languages = _languages(hearts)
    moments = (find_until(s.text, language, today) for s in group for language in languages)
    until = next(filter(None, moments), None)
    score = max((e.score for e in hearts), default=0.0)
    return Notice(text, state or "suspended", until, score)


def _languages(hearts: Sequence[Evidence]) -> list[Wording]:
    return list(dict.fromkeys(e.wording for e in hearts)) or list(wordings())


def _gate_state(state: str) -> str:
    return "open" if state == "closing" else state


def _without(blocks: Sequence[str], groups: Sequence[Sequence[Sentence]]) -> list[str]:
    kept = list(blocks)
    for group in groups:
        for number in {sentence.block for sentence in group}:
            row = [sentence for sentence in group if sentence.block == number]
            before, after = blocks[number][: row[0].start], blocks[number][row[-1].end :]
            rest = f"{before.rstrip()} {after.lstrip()}".strip()
            kept[number] = rest if any(sign.isalnum() for sign in rest) else ""
    return kept
