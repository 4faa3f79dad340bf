"""What the templates of articles are given: plain values, ready to show."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext, ngettext

from rostra.articles.marks import SEPARATOR_LENGTH, Mark, Segment, segments

CLOSING = re.compile(r"""(?:[,.;:!?…)\]»”"]|['’](?!\w))*""")
RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """The writing direction of a BCP 47 language tag: "rtl" or "ltr"."""
    return "rtl" if language.split("-")[0].lower() in RTL_LANGUAGES else "ltr"


@dataclass(frozen=True, slots=True)
class MarkView(Mark):
    """A mark as readers see it.

    `href` leads to its discussion, or to the form where it can be started while `count` is 0.
    """

    exact: str = ""
    href: str = ""
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
class RunView:
    """A run of a paragraph's text; `closes` are the marks that end with it."""

    text: str
    is_marked: bool = False
    is_discussed: bool = False
    closes: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph cut at the edges of its marks; `start` counts as marks do."""

    start: int
    runs: tuple[RunView, ...]


def paragraph_views(texts: Sequence[str], marks: Iterable[MarkView]) -> list[ParagraphView]:
    """Paragraphs as the page shows them, with `marks` (MarkViews) cut in."""
    views = []
    start = 0
    for text, runs in zip(texts, segments(texts, marks), strict=True):
        views.append(ParagraphView(start, tuple(_past_punctuation([_run(run) for run in runs]))))
        start += len(text) + SEPARATOR_LENGTH
    return views


def _past_punctuation(runs: list[RunView]) -> Iterable[RunView]:
    """Let a mark's number stand after the comma and the quotation mark that follow its words."""
    waiting: tuple[Mark, ...] = ()
    for run in runs:
        if waiting:
            found = None if run.is_marked else CLOSING.match(run.text)
            closing = found.group() if found else ""
            yield RunView(closing, closes=waiting)
            run = replace(run, text=run.text[len(closing) :])
        waiting = run.closes
        yield replace(run, closes=())
    if waiting:
        yield RunView("", closes=waiting)


def _run(run: Segment) -> RunView:
    return RunView(run.text, bool(run.marks), any(mark.count for mark in run.marks), run.closes)


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with its size in pixels, so that the page keeps its place while it loads."""

    url: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as its page shows it; `silent` are statements that nobody answered yet."""

    id: str
    url: str
    headline: str
    paragraphs: list[ParagraphView]
    silent: list[MarkView] = field(default_factory=list)
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
    is_hidden: bool = False

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
    is_current: bool = False


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
