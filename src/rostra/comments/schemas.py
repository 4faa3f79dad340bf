"""The API's documents about threads and comments."""

import uuid
from datetime import datetime
from typing import Any, Literal

from ninja import Field, Schema

from rostra.gate.schemas import NoticeOut
from rostra.store.api import Strict

LONGEST_BODY_TEXT = 1_000_000


QuoteIn = dict[str, Any] | list[dict[str, Any]]
"""The passage that a comment is about: {exact, prefix?, suffix?, start?, end?} in Unicode code
points of the article's body, or W3C Web Annotation selectors (text quote, text position)."""


class GuestIn(Strict):
    """Who writes without an account, where the site allows it."""

    name: str = Field(max_length=200)
    email: str = Field(max_length=400)


class CommentIn(Strict):
    """A new comment, or a reply to `parent`. `nudge_token`: from a 409 `nudge`, to post all the
    same, the text changed or not."""

    text: str = Field(max_length=LONGEST_BODY_TEXT)
    parent: uuid.UUID | None = None
    quote: QuoteIn | None = None
    guest: GuestIn | None = None
    nudge_token: uuid.UUID | None = None


class EditIn(Strict):
    """A comment's new text."""

    text: str = Field(max_length=LONGEST_BODY_TEXT)


class ReactionIn(Strict):
    """One of the kinds, or null to take the reaction back."""

    kind: str | None = Field(description="agree, respect, learned, rethink, or null")


class FlagIn(Strict):
    """Why the moderators should look."""

    reason: str = Field(
        description="abuse, hate, spam, off-topic, private, misleading, illegal or other"
    )
    note: str = Field("", max_length=500)


class DraftIn(Strict):
    """A text kept for later, at the place of a reply to `parent` or of a comment."""

    text: str = Field(max_length=LONGEST_BODY_TEXT)
    parent: uuid.UUID | None = None
    quote: QuoteIn | None = None


class ReasonOut(Schema):
    """Why a text was held or refused; spans count its characters, the end excluded."""

    check: str
    text: str
    spans: list[tuple[int, int]]


class AuthorOut(Schema):
    """A writer. `id` is null for a guest; `role` is there for staff."""

    id: uuid.UUID | None
    name: str
    role: str | None = None


class QuoteOut(Schema):
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


class CommentOut(Schema):
    """A comment; a tombstone (state `deleted`) has neither text nor author."""

    id: uuid.UUID
    state: Literal["published", "checking", "held", "rejected", "deleted"]
    thread: uuid.UUID
    parent: uuid.UUID | None
    root: uuid.UUID
    depth: int
    author: AuthorOut | None
    text: str | None
    html: str | None
    quote: QuoteOut | None
    created_at: datetime
    edited_at: datetime | None
    reactions: dict[str, int]
    my_reaction: str | None = None
    reply_count: int
    reasons: list[ReasonOut] = []
    url: str


class GateOut(Schema):
    """The commenting state that counts here; `told` is null where it is open."""

    state: str
    scope: str
    notice: str
    until: datetime | None
    told: NoticeOut | None


class ThreadArticleOut(Schema):
    """The article that a thread is about."""

    id: uuid.UUID
    headline: str
    url: str
    page: str


class ThreadOut(Schema):
    """A page of a thread, in reading order: each comment after the one that it answers.

    `elsewhere` holds comments of earlier pages that are answered on this one; `own` the reader's
    own comments that others do not see; `next` the cursor of the next page.
    """

    id: uuid.UUID
    article: ThreadArticleOut | None
    comment_count: int
    version: int
    sort: str
    gate: GateOut
    comments: list[CommentOut]
    elsewhere: list[CommentOut]
    own: list[CommentOut]
    next: str | None


class RevisionOut(Schema):
    text: str
    html: str
    written_at: datetime


class FlagOut(Schema):
    id: uuid.UUID
    comment: uuid.UUID
    reason: str
    note: str


class DraftOut(Schema):
    id: uuid.UUID
    thread: uuid.UUID
    article: ThreadArticleOut | None
    parent: uuid.UUID | None
    text: str
    quote: QuoteOut | None
    saved_at: datetime
    can_post: bool
