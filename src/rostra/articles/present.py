"""What the templates of articles are given: plain values, ready to show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from django.utils.translation import gettext, ngettext

RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """The writing direction of a BCP 47 language tag: "rtl" or "ltr"."""
    return "rtl" if language.split("-")[0].lower() in RTL_LANGUAGES else "ltr"


@dataclass(frozen=True, slots=True)
class MarkView:
    """A passage that can be or is discussed.

    `start` and `end` count code points in the paragraphs joined by one blank line. `href` leads to
    its discussion, or to the form where it can be started while `count` is 0.
    """

    id: str
    start: int
    end: int
    exact: str
    count: int
    href: str
    speaker: str = ""

    @property
    def short(self) -> str:
        """Its first words without quotation marks, at most 42 characters, cut between words."""
        text = self.exact.strip(" ,.«»„“”‟‘’\"'")
        if len(text) <= 42:
            return text
        return text[:42].rsplit(" ", 1)[0].rstrip(" ,;:.–—") + "…"

    @property
    def counted(self) -> str:
        if not self.count:
            return gettext("Discuss")
        return ngettext("%(count)s comment", "%(count)s comments", self.count) % {
            "count": self.count
        }


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a paragraph's text under the same marks; `closes` are those that end with it."""

    text: str
    marks: tuple[MarkView, ...] = ()
    closes: tuple[MarkView, ...] = ()

    @property
    def discussed(self) -> bool:
        return any(mark.count for mark in self.marks)


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph cut at the edges of its marks; `start` as MarkView counts."""

    start: int
    pieces: tuple[Piece, ...]


def paragraph_views(texts: Iterable[str], marks: Iterable[MarkView]) -> list[ParagraphView]:
    """Cut paragraphs where marks begin and end, so that overlapping marks never nest tags.

    A mark reaching over several paragraphs opens in its first and closes in its last one. Marks
    outside the text, or without length, are left out.
    """
    marks = sorted(
        (mark for mark in marks if mark.start < mark.end), key=lambda m: (m.start, m.end)
    )
    views = []
    start = 0
    for text in texts:
        views.append(ParagraphView(start, tuple(_pieces(text, start, marks))))
        start += len(text) + 2
    return views


def _pieces(text: str, start: int, marks: list[MarkView]) -> Iterable[Piece]:
    end = start + len(text)
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {edge for mark in here for edge in (mark.start, mark.end)}
    cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
    for left, right in pairwise(cuts):
        yield Piece(
            text[left - start : right - start],
            tuple(mark for mark in here if mark.start <= left and mark.end >= right),
            # A mark may end in the blank line between two paragraphs.
            tuple(m for m in here if right == min(m.end, end) and m.end <= end + 2),
        )


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with its size in pixels, so that the page keeps its place while it loads."""

    url: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as its page shows it. `gone` are marks whose passage an edit took away."""

    id: str
    url: str
    headline: str
    paragraphs: list[ParagraphView]
    language: str = "en"
    section: str = ""
    section_url: str = ""
    agency: str = ""
    byline: str = ""
    place: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    caption: str = ""
    credit: str = ""
    picture: PictureView | None = None
    source_url: str = ""

    @property
    def dir(self) -> str:
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class TeaserView:
    """An article in a list; `quiet` says in a few words that its conversation is not open."""

    url: str
    headline: str
    summary: str = ""
    language: str = "en"
    section: str = ""
    place: str = ""
    agency: str = ""
    published: datetime | None = None
    comments: int = 0
    quiet: str = ""

    @property
    def dir(self) -> str:
        return direction(self.language)

    @property
    def counted(self) -> str:
        if not self.comments:
            return gettext("No comments yet")
        return ngettext("%(count)s comment", "%(count)s comments", self.comments) % {
            "count": f"{self.comments:,}"
        }


@dataclass(frozen=True, slots=True)
class SectionView:
    name: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page, or the page of one section."""

    teasers: list[TeaserView]
    sections: list[SectionView] = field(default_factory=list)
    section: str = ""
    next_url: str | None = None

    @property
    def lead(self) -> TeaserView | None:
        return self.teasers[0] if self.teasers else None

    @property
    def rest(self) -> list[TeaserView]:
        return self.teasers[1:]
