"""A site's latest published comments, to try lists and policies on.

`comments` stands above this room and may not be imported here, so the setting
ROSTRA_PUBLISHED_TEXTS names its function.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from rostra.safety.marks import Marked, marked
from rostra.safety.verdict import Span
from rostra.sites.models import Site

LOOKED_AT = 1000
EXAMPLES = 5
AROUND = 80


@dataclass(frozen=True, slots=True)
class Example:
    """A passage of a published comment, cut where it is marked; `note` says what it is about."""

    pieces: tuple[Marked, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of the latest published comments a change would have touched, and a few of them."""

    looked: int
    met: int
    examples: tuple[Example, ...] = ()


def published_texts(site: Site, most: int = LOOKED_AT) -> Sequence[str]:
    """The texts of the site's latest published comments, newest first."""
    ask: Callable[[Site, int], Sequence[str]] = import_string(settings.ROSTRA_PUBLISHED_TEXTS)
    return ask(site, most)


def example(text: str, spans: Sequence[Span], note: str) -> Example:
    """The passage of `text` around its first span, with what is marked in it."""
    first = min(spans, default=(0, 0))
    start = max(0, first[0] - AROUND)
    end = min(len(text), max(first[1], start + AROUND) + AROUND)
    if start:  # whole words, where there are spaces
        start = max(start, text.find(" ", start, first[0]) + 1)
    if end < len(text) and (space := text.rfind(" ", first[1], end)) > 0:
        end = space
    passage = text[start:end]
    pieces = marked(passage, [(a - start, b - start) for a, b in spans])
    if start:
        pieces.insert(0, Marked("… "))
    if end < len(text):
        pieces.append(Marked(" …"))
    return Example(tuple(pieces), note)
