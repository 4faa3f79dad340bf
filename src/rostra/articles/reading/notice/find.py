"""Finds the publisher's notice about commenting among an article's blocks, and takes it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rostra.articles.reading.article import COMMENTING_STATES
from rostra.articles.reading.notice.evidence import Evidence, Position, weigh
from rostra.articles.reading.notice.extent import Sentence, spread
from rostra.articles.reading.notice.sentences import quoted, sentences
from rostra.articles.reading.notice.until import find_until
from rostra.articles.reading.notice.wording import Wording, wordings


@dataclass(frozen=True, slots=True)
class Notice:
    """What the publisher says, the gate state it asks for, and when that ends (ISO 8601)."""

    text: str
    commenting: str
    until: str | None
    score: float = 0.0


def take_notice(
    blocks: Sequence[str], today: date, *, first: int = 0
) -> tuple[Notice | None, list[str]]:
    """The notice in ``blocks`` (None if there is none), and the blocks without it.

    Blocks before ``first`` are known to be something else (the headline). A block that was all
    notice becomes "", so that the others keep their places.
    """
    rows = [_judge(block, number, blocks, first) for number, block in enumerate(blocks)]
    hearts = [s for row in rows for s in row if s.evidence and s.evidence.is_enough]
    if not hearts:
        return None, list(blocks)
    groups = spread(rows, hearts)
    notices = [_notice(group, blocks, today) for group in groups]
    best = max(notices, key=lambda notice: (notice.score, bool(notice.until)))
    return best, _without(blocks, groups)


def read_notice(text: str, today: date) -> Notice:
    """What ``text``, known to be a notice, asks for; "suspended" where its words say no more."""
    blocks = [block for block in text.split("\n\n") if block.strip()]
    position = Position(0, 1, is_alone=True, in_comment_box=True)
    found = [
        Sentence(number, start, end, block[start:end], _best(block[start:end], position))
        for number, block in enumerate(blocks)
        for start, end in sentences(block)
    ]
    notice = _notice(found, blocks, today)
    return Notice(text.strip(), notice.commenting, notice.until, notice.score)


def find_boxed(texts: Sequence[str], today: date) -> Notice | None:
    """The notice among ``texts`` that stood in a page's comment box, or None."""
    found: list[Notice] = []
    for text in texts:
        position = Position(0, 1, is_alone=True, in_comment_box=True)
        best = [_best(text[start:end], position) for start, end in sentences(text)]
        if any(evidence and evidence.is_enough for evidence in best):
            found.append(read_notice(text, today))
    return max(found, key=lambda notice: (notice.score, bool(notice.until)), default=None)


def _judge(block: str, number: int, blocks: Sequence[str], first: int) -> list[Sentence]:
    spans = sentences(block)
    if number < first or not _speaks_of_it(block):
        return [Sentence(number, start, end, block[start:end], None) for start, end in spans]
    about = _is_about_comments(blocks, number)
    marks = quoted(block)
    row = []
    for place, (start, end) in enumerate(spans):
        position = Position(
            number - first,
            len(blocks) - first,
            is_alone=len(spans) == 1,
            is_amid=0 < place < len(spans) - 1,
            in_story_about_comments=about,
        )
        inside = any(opened < start and end <= closed for opened, closed in marks)
        evidence = None if inside else _best(block[start:end], position)
        row.append(Sentence(number, start, end, block[start:end], evidence))
    return row


def _best(sentence: str, position: Position) -> Evidence | None:
    found = [weigh(sentence, wording, position) for wording in wordings()]
    return max((e for e in found if e), key=lambda evidence: evidence.score, default=None)


def _speaks_of_it(block: str) -> bool:
    return any(w.topic.search(block) or w.weak_topic.search(block) for w in wordings())


def _is_about_comments(blocks: Sequence[str], number: int) -> bool:
    """Do the headline, or several other paragraphs, speak of commenting too? Then it is news."""
    others = [block for place, block in enumerate(blocks) if place != number]
    if any(_asks_for_a_state(block) for block in others[:1]):
        return True
    return sum(1 for block in others if _asks_for_a_state(block)) >= 2


def _asks_for_a_state(block: str) -> bool:
    """Somebody else's commenting: a mention that would be no notice wherever it stood."""
    for start, end in sentences(block):
        evidence = _best(block[start:end], Position(1, 9, is_alone=False))
        if evidence and evidence.state != "open" and not evidence.is_enough:
            return True
    return False


def _notice(group: Sequence[Sentence], blocks: Sequence[str], today: date) -> Notice:
    rows: dict[int, list[Sentence]] = {}
    for sentence in group:
        rows.setdefault(sentence.block, []).append(sentence)
    text = "\n\n".join(
        blocks[block][row[0].start : row[-1].end].strip(" *_") for block, row in rows.items()
    )
    evidences = [s.evidence for s in group if s.evidence]
    hearts = [e for e in evidences if e.is_enough] or evidences
    state = max((_gate_state(e.state) for e in hearts), key=COMMENTING_STATES.index, default=None)
    found = [find_until(s.text, w, today) for s in group for w in _languages(hearts)]
    until = next((moment for moment in found if moment), None)
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
