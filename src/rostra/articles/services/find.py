"""Finding articles: by key or address, through merges and moves."""

import uuid

from django.db.models import QuerySet

from rostra.articles.models import Article, ArticleAddress
from rostra.articles.rules import canonical_url
from rostra.sites.models import Site
from rostra.store.ids import parse_id
from rostra.store.problems import Problem, invalid, not_found

MERGES_FOLLOWED = 10


def find_article(
    site: Site | None, *, id: str | uuid.UUID | None = None, url: str | None = None
) -> Article:
    """The article with this key or address (any that it ever had); a merged one's target.

    site None looks in every site (a key alone says enough). Raises a 404 Problem.
    """
    article = by_key(site, id) if id is not None else by_url(site, url or "")
    if article is None:
        raise not_found("article")
    for _ in range(MERGES_FOLLOWED):
        if article.merged_into is None:
            break
        article = article.merged_into
    return article


def by_key(site: Site | None, key: str | uuid.UUID) -> Article | None:
    """The article with `key`, as stored."""
    parsed = key if isinstance(key, uuid.UUID) else parse_id(key)
    if parsed is None:
        return None
    found = Article.objects.select_related("site", "merged_into").filter(pk=parsed)
    return found.filter(site=site).first() if site else found.first()


def by_url(site: Site | None, url: str) -> Article | None:
    """The article at `url`, now or formerly."""
    try:
        address = canonical_url(url)
    except ValueError as error:
        raise invalid(f"{url!r} is no web address.", "Give a full address: https://…") from error
    if not address:
        raise Problem(
            "which-article", "Which article?", status=400,
            detail="Neither an article's key nor its address was given.",
            todo="Add ?article=ID or ?url=ADDRESS.",
        )  # fmt: skip
    within = {"site": site} if site else {}
    article = (
        Article.objects.select_related("site", "merged_into").filter(url=address, **within).first()
    )
    if article is None:
        former = (
            ArticleAddress.objects.select_related("article__site", "article__merged_into")
            .filter(url=address, **within)
            .first()
        )
        article = former.article if former else None
    return article


def list_articles(site: Site, *, section: str | None = None) -> QuerySet[Article]:
    """Published articles of `site`, newest first."""
    found = Article.objects.filter(site=site, state=Article.State.PUBLISHED)
    if section:
        found = found.filter(section__iexact=section)
    return found.order_by("-added_at", "-id")
