"""The shapes of articles over the API."""

from typing import Any

from ninja import Schema
from pydantic import Field

from rostra.store.api import Strict


class ArticleIn(Strict):
    """An article in one of three forms: `text` or `html` whole, a `url` to fetch, or its fields."""

    text: str | None = Field(None, max_length=5_000_000)
    html: str | None = Field(None, max_length=5_000_000)
    url: str | None = Field(None, max_length=1000)
    headline: str | None = None
    paragraphs: list[str] | None = None
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    published: str | None = None
    caption: str | None = None
    credit: str | None = None
    language: str | None = None
    section: str | None = None
    notice: str | None = None
    commenting: str | None = None
    until: str | None = None


class ArticleSummary(Schema):
    """An article in a list."""

    id: str
    path: str
    url: str | None
    headline: str
    section: str | None
    language: str
    published: str | None
    added_at: str
    changed_at: str


class ArticleListOut(Schema):
    """A page of articles; `next` is the cursor of the page after, or null."""

    articles: list[ArticleSummary]
    next: str | None


class StatementOut(Schema):
    """Who said what; start and end count characters in the paragraphs joined by a blank line."""

    quote: str
    speaker: str
    cue: str
    kind: str
    start: int
    end: int


class ArticleOut(ArticleSummary):
    """A whole article with its statements and the commenting state that counts now."""

    agency: str | None
    byline: str | None
    place: str | None
    caption: str | None
    credit: str | None
    notice: str | None
    paragraphs: list[str]
    statements: list[StatementOut]
    topics: list[dict[str, Any]]
    commenting: str
    until: str | None
