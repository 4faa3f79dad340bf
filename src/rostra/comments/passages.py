"""Which passages of an article are spoken of, and where they stand in it now."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rostra.articles.models import Article
from rostra.articles.present import MarkView
from rostra.articles.selectors import Selector, locate
from rostra.comments.models import Comment, Thread
from rostra.comments.rules.visibility import PUBLISHED

MOST_COMMENTS = 2_000
"""The newest comments about passages that are counted: an article's margin is no archive."""

MOST_MARKS = 60

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many comments are about a passage, and the newest of them."""

    count: int
    newest: UUID


def span_of(body: str, quote: dict[str, Any] | None) -> Span | None:
    """Where the passage of a stored `quote` stands in `body` now, None where it is gone."""
    if quote is None:
        return None
    match = locate(body, Selector(**quote))
    return (match.start, match.end) if match else None


def mark_id(span: Span) -> str:
    """The name of the mark over `span`: statements and readers' passages share it."""
    return f"{span[0]}-{span[1]}"


def spoken_passages(thread: Thread, body: str) -> dict[Span, Spoken]:
    """The passages that published comments are about. One query."""
    about = Comment.objects.filter(thread=thread, state=PUBLISHED, quote__isnull=False)
    rows = about.order_by("-id").values_list("id", "quote")[:MOST_COMMENTS]
    found: dict[Span, Spoken] = {}
    spans: dict[str, Span | None] = {}
    counts: Counter[Span] = Counter()
    for key, quote in rows:
        known = repr(quote)
        if known not in spans:
            spans[known] = span_of(body, quote)
        span = spans[known]
        if span is not None:
            counts[span] += 1
            newest = found[span].newest if span in found else key
            found[span] = Spoken(counts[span], newest)
    return found


def marks_of(
    article: Article, spoken: dict[Span, Spoken], *, here: set[UUID], start_url: str | None
) -> list[MarkView]:
    """Marks for the article's page: what is spoken of, then statements that nobody answered yet.

    here: the comments on the page, to which a mark can jump. start_url: where a comment is begun;
    None while nobody can write, and then unanswered statements are not marked.
    """
    speakers = {(s.start, s.end): s.speaker for s in article.statements.all()}
    silent = [span for span in speakers if span not in spoken] if start_url else []
    most_spoken = sorted(spoken, key=lambda span: -spoken[span].count)
    marks = []
    for span in [*most_spoken, *silent][:MOST_MARKS]:
        about = spoken.get(span)
        marks.append(
            MarkView(
                start=span[0],
                end=span[1],
                id=mark_id(span),
                kind="statement" if span in speakers else "passage",
                count=about.count if about else 0,
                exact=article.body[span[0] : span[1]],
                href=_jump(about.newest, here) if about else f"{start_url}?{_query(span)}",
                speaker=speakers.get(span, ""),
            )
        )
    return marks


def _jump(key: UUID, here: set[UUID]) -> str:
    return f"#c-{key}" if key in here else f"/c/{key}"


def _query(span: Span) -> str:
    return f"start={span[0]}&end={span[1]}"
