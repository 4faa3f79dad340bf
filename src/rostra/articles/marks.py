"""The marks of an article's passages, cut for rendering: per paragraph, runs of marked text.

A mark may cross paragraphs and overlap others; a page needs runs that nest in nothing. Each run
carries the marks over it. Nothing is escaped here: the template does that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

SEPARATOR_LENGTH = 2  # the blank line between paragraphs in the body
MOST_LAYERS = 8  # marks that one run names; more over the same words are left out


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked passage: `start` and `end` count code points in the body."""

    start: int
    end: int
    id: str
    kind: str  # statement, passage
    count: int = 0  # comments about it


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same marks, the longest mark first.

    `opens` are the marks whose first run this is, where their number and anchor belong;
    `closes` those whose last run this is.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()


def segments(paragraphs: Sequence[str], marks: Iterable[Mark]) -> list[list[Segment]]:
    """Return each paragraph's runs, in order; their texts joined are the paragraph.

    Marks outside the body or without any letter of it are left out. Costs O((n + m) log m).
    """
    spans, length = _spans(paragraphs)
    waiting = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= length),
        key=lambda mark: (mark.start, -mark.end, mark.id),
        reverse=True,
    )
    cutter = _Cutter(waiting)
    return [cutter.cut(text, start) for text, (start, _) in zip(paragraphs, spans, strict=True)]


def _spans(paragraphs: Sequence[str]) -> tuple[list[tuple[int, int]], int]:
    spans, base = [], 0
    for text in paragraphs:
        spans.append((base, base + len(text)))
        base += len(text) + SEPARATOR_LENGTH
    return spans, max(0, base - SEPARATOR_LENGTH)


class _Cutter:
    """Walks through the body once, opening and closing marks on the way."""

    def __init__(self, waiting: list[Mark]) -> None:
        self.waiting = waiting  # the next to open is last
        self.active: dict[int, Mark] = {}  # by order of opening
        self.ends: list[tuple[int, int]] = []
        self.opened = 0
        self.unshown: list[Mark] = []  # opened, but no run has shown them yet

    def cut(self, text: str, base: int) -> list[Segment]:
        runs: list[Segment] = []
        here, end = base, base + len(text)
        while here < end:
            self._close(here)
            self._open(here)
            stop = self._next_border(here, end)
            shut = stop if stop < end else end + SEPARATOR_LENGTH
            runs.append(self._run(text[here - base : stop - base], shut))
            here = stop
        return runs or [Segment(text)]

    def _open(self, here: int) -> None:
        while self.waiting and self.waiting[-1].start <= here:
            mark = self.waiting.pop()
            if mark.end > here:
                self.active[self.opened] = mark
                heappush(self.ends, (mark.end, self.opened))
                self.unshown.append(mark)
                self.opened += 1

    def _close(self, here: int) -> None:
        while self.ends and self.ends[0][0] <= here:
            _, number = heappop(self.ends)
            del self.active[number]

    def _next_border(self, here: int, end: int) -> int:
        borders = [end]
        if self.ends:
            borders.append(self.ends[0][0])
        if self.waiting:
            borders.append(self.waiting[-1].start)
        return min(border for border in borders if border > here)

    def _run(self, text: str, shut: int) -> Segment:
        layers: list[Mark] = []
        for mark in self.active.values():
            layers.append(mark)
            if len(layers) == MOST_LAYERS:
                break
        layers.sort(key=lambda mark: (mark.start - mark.end, mark.start, mark.id))
        opens = tuple(self.unshown)
        self.unshown.clear()
        closes = tuple(mark for mark in layers if mark.end <= shut)
        return Segment(text, tuple(layers), opens, closes)
