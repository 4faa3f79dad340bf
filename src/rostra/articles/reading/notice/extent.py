"""How far a notice goes: from its heart to the sentences around it that belong to it.

"Our goal is a safe place. We are suspending comments. Thank you for your patience": the middle
sentence is the heart; the others speak as the publisher, of the community, and go with it. The
last sentence of the story does neither, even where the notice is glued to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rostra.articles.reading.notice.evidence import Evidence
from rostra.articles.reading.notice.sentences import quoted
from rostra.articles.reading.notice.wording import Wording

_BESIDE = 1.0  # what a sentence of the same paragraph needs to belong to the notice
_NEXT_DOOR = 1.5  # what every sentence of a neighbouring paragraph needs


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, with the evidence that it is a notice's heart, if any."""

    block: int
    start: int
    end: int
    text: str
    evidence: Evidence | None


def spread(rows: Sequence[Sequence[Sentence]], hearts: Sequence[Sentence]) -> list[list[Sentence]]:
    """Each heart with the sentences that belong to it, in reading order, none twice."""
    groups: list[list[Sentence]] = []
    flat = [sentence for row in rows for sentence in row]
    for heart in hearts:
        if groups and heart in groups[-1]:
            continue
        group = _around(rows, heart)
        if groups and flat.index(group[0]) <= flat.index(groups[-1][-1]) + 1:
            groups[-1] = list(dict.fromkeys([*groups[-1], *group]))
        else:
            groups.append(group)
    return groups


def _around(rows: Sequence[Sequence[Sentence]], heart: Sentence) -> list[Sentence]:
    if heart.evidence is None:
        return [heart]
    wording = heart.evidence.wording
    row = list(rows[heart.block])
    place = row.index(heart)
    first, last = place, place
    while first > 0 and _belongs(row[first - 1], wording, _BESIDE):
        first -= 1
    while last + 1 < len(row) and _belongs(row[last + 1], wording, _BESIDE, after=True):
        last += 1
    group = row[first : last + 1]
    if first == 0:
        group = [*_neighbours(rows, heart.block, -1, wording), *group]
    if last == len(row) - 1:
        group = [*group, *_neighbours(rows, heart.block, 1, wording)]
    return group


def _neighbours(
    rows: Sequence[Sequence[Sentence]], block: int, step: int, wording: Wording
) -> list[Sentence]:
    """The whole paragraphs before or after that go on with the notice."""
    taken: list[Sentence] = []
    block += step
    while 0 <= block < len(rows) and rows[block] and len(rows[block]) <= 6:
        row = list(rows[block])
        if not all(_belongs(s, wording, _NEXT_DOOR, after=step > 0) for s in row):
            break
        taken = [*row, *taken] if step < 0 else [*taken, *row]
        block += step
    return taken


def _belongs(sentence: Sentence, wording: Wording, enough: float, *, after: bool = False) -> bool:
    """Does this sentence speak as the publisher about the community? ``after``: it may go on."""
    text = sentence.text
    if sentence.evidence and sentence.evidence.is_enough:
        return True
    if len(text) > 500 or wording.others.search(text):
        return False
    spans = quoted(text)
    if any(end - start > 25 for start, end in spans) or wording.told.search(text):
        return False
    words = {hit[0].lower() for hit in wording.community.finditer(text)}
    score = 0.5 * min(4, len(words))
    score += bool(wording.publisher.search(text)) + 0.5 * bool(wording.reader.search(text))
    score += 0.5 * bool(wording.here.search(text)) + 0.5 * bool(wording.courtesy.search(text))
    score += bool(wording.topic.search(text) and len(text.split()) <= 8)
    score += 1.0 * bool(after and wording.reopening.search(text))
    return score >= enough
