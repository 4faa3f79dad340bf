"""A text cut into what is marked and what is not (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of text that a finding marks, or does not."""

    text: str
    marked: bool = False


def marked(text: str, spans: Iterable[Sequence[int]]) -> list[Marked]:
    """Cut `text` where any of `spans` (start, end, in characters) begins or ends.

    Overlapping spans become one; spans outside the text are cut to it. Joined again, the pieces
    are `text`.
    """
    inside = [(max(0, start), min(len(text), end)) for start, end in spans]
    covered = sorted(span for span in inside if span[0] < span[1])
    edges = sorted({0, len(text), *(edge for span in covered for edge in span)})
    pieces: list[Marked] = []
    for start, end in pairwise(edges):
        is_marked = any(first <= start and end <= last for first, last in covered)
        if pieces and pieces[-1].marked == is_marked:
            pieces[-1] = Marked(pieces[-1].text + text[start:end], is_marked)
        else:
            pieces.append(Marked(text[start:end], is_marked))
    return pieces
