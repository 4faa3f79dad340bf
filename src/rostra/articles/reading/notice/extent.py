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

_BESIDE = 1.5  # what a sentence of the same paragraph needs to belong to the notice
_NEXT_DOOR = 2.0  # what every sentence of a neighbouring paragraph needs
_BETWEEN = 2  # sentences that say nothing either way, between two that belong
_QUOTATION = 25  # characters in quotation marks; more is somebody speaking
_LONGEST = 500  # characters of a sentence that belongs
_PARAGRAPH = 6  # sentences; a longer neighbour is the story


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
    flat = [sentence for row in rows for sentence in row]
    places = {(sentence.block, sentence.start): n for n, sentence in enumerate(flat)}
    spans: list[tuple[int, int]] = []
    for heart in hearts:
        place = places[heart.block, heart.start]
        if heart.evidence is None or (spans and place <= spans[-1][1]):
            continue
        spreading = _Spreading(rows, flat, heart.evidence.wording)
        first, last = spreading.span(place)
        if spans and first <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return [flat[first : last + 1] for first, last in spans]


@dataclass(frozen=True, slots=True)
class _Spreading:
    """How far a notice reaches in one article, in the language of its heart."""

    rows: Sequence[Sequence[Sentence]]
    flat: Sequence[Sentence]
    wording: Wording

    def span(self, place: int) -> tuple[int, int]:
        """The first and the last sentence of the notice whose heart is ``flat[place]``."""
        block = self.flat[place].block
        first = self._reach(place, -1)
        last = self._reach(place, 1)
        if self.flat[first] is self.rows[block][0]:
            first -= self._neighbours(block, -1)
        if self.flat[last] is self.rows[block][-1]:
            last += self._neighbours(block, 1)
        return first, last

    def _reach(self, place: int, step: int) -> int:
        """The farthest sentence of the paragraph that belongs, over a few that could."""
        block, end, tried = self.flat[place].block, place, place + step
        while 0 <= tried < len(self.flat) and self.flat[tried].block == block:
            if self._belongs(self.flat[tried], _BESIDE, after=step > 0):
                end = tried
            elif abs(tried - end) > _BETWEEN or self._is_told(self.flat[tried].text):
                break
            tried += step
        return end

    def _neighbours(self, block: int, step: int) -> int:
        """How many sentences of whole paragraphs before or after go on with the notice."""
        taken = 0
        block += step
        while 0 <= block < len(self.rows) and 0 < len(self.rows[block]) <= _PARAGRAPH:
            row = self.rows[block]
            if not all(self._belongs(s, _NEXT_DOOR, after=step > 0) for s in row):
                break
            taken += len(row)
            block += step
        return taken

    def _is_told(self, text: str) -> bool:
        """Does the sentence quote somebody, or speak of somebody else's page?"""
        if any(end - start > _QUOTATION for start, end in quoted(text)):
            return True
        if self.wording.told.search(text):
            return True
        return bool(self.wording.others.search(text) and not self.wording.courtesy.search(text))

    def _belongs(self, sentence: Sentence, enough: float, *, after: bool) -> bool:
        """Does it speak as the publisher about the community? ``after``: it may go on."""
        text, wording = sentence.text, self.wording
        if sentence.evidence and sentence.evidence.is_enough:
            return True
        if len(text) > _LONGEST or self._is_told(text):
            return False
        words = {hit[0].lower() for hit in wording.community.finditer(text)}
        publisher = wording.publisher.search(text)
        score = 0.5 * min(4, len(words)) + bool(publisher)
        # News speaks of itself in the first person nowhere else.
        score += bool(publisher and publisher.start() == 0)
        score += 0.5 * bool(wording.reader.search(text)) + 0.5 * bool(wording.here.search(text))
        polite = wording.courtesy.search(text)
        score += 0.5 * bool(polite) + bool(polite and len(text.split()) <= 3)
        score += bool(wording.topic.search(text) and len(text.split()) <= 8)
        return score + bool(after and wording.reopening.search(text)) >= enough
