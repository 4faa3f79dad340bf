"""An article as it was read: every field that the source states, and none that it does not."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article. ``None`` means that the source does not say.

    ``place`` stands as the dateline prints it. ``published`` and ``until`` are ISO 8601: a date
    where the source names a day only, a local time without offset where it names no zone.
    ``paragraphs`` is the body alone: no by-line, credit, caption or notice. ``notice`` is what
    the publisher says about commenting, in the publisher's words, and ``commenting`` the gate
    state that it asks for.
    """

    headline: str
    paragraphs: tuple[str, ...]
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    published: str | None = None
    caption: str | None = None
    credit: str | None = None
    language: str | None = None
    section: str | None = None
    url: str | None = None
    notice: str | None = None
    commenting: str = "open"
    until: str | None = None

    @property
    def body(self) -> str:
        """The paragraphs joined by one blank line: the text that positions count in."""
        return "\n\n".join(self.paragraphs)

    def as_json(self) -> dict[str, Any]:
        """The fields in the order in which they are printed and answered."""
        return {
            "headline": self.headline,
            "agency": self.agency,
            "byline": self.byline,
            "place": self.place,
            "published": self.published,
            "caption": self.caption,
            "credit": self.credit,
            "paragraphs": list(self.paragraphs),
            "language": self.language,
            "section": self.section,
            "url": self.url,
            "notice": self.notice,
            "commenting": self.commenting,
            "until": self.until,
        }
