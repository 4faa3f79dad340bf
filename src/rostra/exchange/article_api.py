"""Articles over the API: listed, read, added."""

import datetime as dt
import json
import uuid

from django.http import HttpRequest, HttpResponse
from ninja import Router

from rostra.articles.models import Article
from rostra.articles.services import find_article, list_articles
from rostra.comments.api.shared import make_tag, tagged
from rostra.comments.services import take_in
from rostra.exchange.article_documents import article_document, article_summary
from rostra.exchange.schemas import ArticleIn, ArticleListOut, ArticleOut
from rostra.exchange.services.reading import understood
from rostra.gate.services import gate_of
from rostra.members.auth import ANYBODY, MEMBER_ONLY, member_of
from rostra.sites.requests import site_of
from rostra.store.api import answer, problems
from rostra.store.clock import now
from rostra.store.ids import parse_id
from rostra.store.problems import Problem, forbidden, invalid, not_found

router = Router()
PAGE = 50
LONGEST_PAGE = 200


@router.get(
    "/articles",
    auth=ANYBODY,
    response={200: ArticleListOut, **problems(400, 422)},
    summary="List the newest articles",
)
def list_all(
    request: HttpRequest, section: str | None = None, cursor: str | None = None, limit: int = PAGE
) -> HttpResponse:
    """Published articles, newest first. cursor: `next` of the page before."""
    if not 1 <= limit <= LONGEST_PAGE:
        raise invalid("limit is out of range.", f"Ask for 1 to {LONGEST_PAGE} articles.")
    found = list_articles(site_of(request), section=section)
    if cursor:
        moment, key = read_cursor(cursor)
        found = found.filter(added_at__lte=moment).exclude(added_at=moment, pk__gte=key)
    rows = list(found[: limit + 1])
    following = write_cursor(rows[limit - 1]) if len(rows) > limit else None
    return answer({"articles": [article_summary(a) for a in rows[:limit]], "next": following})


def write_cursor(last: Article) -> str:
    """Where a page ended."""
    return f"{last.added_at.isoformat()}~{last.pk.hex}"


def read_cursor(cursor: str) -> tuple[dt.datetime, uuid.UUID]:
    """The place that `write_cursor` named. Raises a 400 Problem for anything else."""
    moment, _, key = cursor.partition("~")
    parsed = parse_id(key)
    try:
        when = dt.datetime.fromisoformat(moment)
    except ValueError:
        when = None
    if parsed is None or when is None or when.tzinfo is None:
        raise Problem("bad-cursor", "No such page", status=400, detail="The cursor is not ours.",
                      todo="Leave it away to begin at the first page.")  # fmt: skip
    return when, parsed


@router.get(
    "/articles/{article_id}",
    auth=ANYBODY,
    response={200: ArticleOut, 304: None, **problems(404)},
    summary="Read an article",
)
def read_one(request: HttpRequest, article_id: str) -> HttpResponse:
    """An article with its statements and its commenting state; a merged one gives its target."""
    article = find_article(None, id=article_id)
    if article.state != Article.State.PUBLISHED:
        raise not_found("article", "It was taken down.")
    document = article_document(article, gate_of(article))
    return tagged(request, answer(document), make_tag(json.dumps(document)), private=False)


@router.post(
    "/articles",
    auth=MEMBER_ONLY,
    response={200: ArticleOut, 201: ArticleOut, **problems(400, 401, 403, 413, 422)},
    summary="Add an article",
)
def add(request: HttpRequest, body: ArticleIn) -> HttpResponse:
    """Add an article from `text`, `html`, a `url` to fetch, or its fields; editors only.

    An article that is known by its address is updated. Answers 201 for a new one, else 200.
    """
    member, site = member_of(request), site_of(request)
    if member is None or not member.is_editor:
        raise forbidden("Only editors add articles.", "Use the token of an editor.")
    begun = now()
    article = take_in(site, understood(body.dict(exclude_none=True)), by=member)
    status = 201 if article.added_at >= begun else 200
    return answer(article_document(article, gate_of(article)), status, Location=article.path)
