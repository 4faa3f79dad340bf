"""An article that was read is stored, or updates the one we have."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.db import models, transaction

from rostra.articles.models import Article, Statement
from rostra.articles.reading.article import ReadArticle
from rostra.articles.rules import article_slug, canonical_url, fingerprint
from rostra.articles.services.find import by_url, find_article
from rostra.articles.statements import Statement as FoundStatement
from rostra.sites.models import Site
from rostra.sites.services import taking_turns
from rostra.store.clock import now
from rostra.store.models import announce
from rostra.store.problems import invalid

FIELDS = ("agency", "byline", "place", "published", "caption", "credit", "section", "notice")


@dataclass(frozen=True, slots=True)
class Stored:
    """The article, whether it is new, and whether what it says about commenting changed."""

    article: Article
    is_new: bool
    notice_changed: bool


def store_article(site: Site, read: ReadArticle, statements: Iterable[FoundStatement]) -> Stored:
    """Store `read` with its statements; an article known by address or identical text is updated.

    One that was merged into another gives that other, unchanged: it tells the story now.
    Raises a Problem for an article without headline, or an address that is none.
    """
    if not read.headline.strip():
        raise invalid("The article has no headline.", "Give it one: its first line.")
    try:
        url = canonical_url(read.url or "")
    except ValueError as error:
        raise invalid(f"{read.url!r} is no web address.", "Give a full address.") from error
    mark = fingerprint(read.headline, read.paragraphs)
    with transaction.atomic():
        taking_turns(site)
        known = known_article(site, url, mark)
        if known is not None and known.state == Article.State.MERGED:
            return Stored(find_article(site, id=known.pk), is_new=False, notice_changed=False)
        if known is None:
            article = Article(site=site, url=url, slug=article_slug(read.headline))
            notice_changed = bool(read.notice)
        else:
            article = known
            notice_changed = (read.notice or "") != known.notice
        changed = known is None or mark != known.content_hash
        fill(article, read, mark)
        if known is not None and changed:
            article.version += 1
            article.changed_at = now()
        article.save()
        if changed:
            replace_statements(article, statements)
        if known is None or changed or notice_changed:
            announce(
                "article.added" if known is None else "article.changed",
                site_id=site.pk,
                thread_id=article.pk,
                subject_id=article.pk,
            )
    return Stored(article, is_new=known is None, notice_changed=notice_changed)


def known_article(site: Site, url: str, mark: str) -> Article | None:
    """The article we have already: by its address, or by identical text where it has none."""
    if url:
        known = by_url(site, url)
        if known is not None:
            return known
    without = Article.objects.filter(site=site, content_hash=mark)
    return (without.filter(url="") if url else without).order_by("added_at").first()


def fill(article: Article, read: ReadArticle, mark: str) -> None:
    """Copy what was read into the row; the key, address and slug stay."""
    article.headline = read.headline[:500]
    article.paragraphs = list(read.paragraphs)
    article.language = read.language or article.site.language
    for name in FIELDS:
        limit = cast("models.Field[Any, Any]", Article._meta.get_field(name)).max_length
        setattr(article, name, (getattr(read, name) or "")[:limit])
    article.content_hash = mark


def replace_statements(article: Article, statements: Iterable[FoundStatement]) -> None:
    """Write the statements of the article's present text in place of the former ones."""
    article.statements.all().delete()
    Statement.objects.bulk_create(
        Statement(
            site=article.site,
            article=article,
            ordinal=ordinal,
            quote=found.quote,
            speaker=found.speaker[:300],
            cue=found.cue[:120],
            kind=found.kind,
            start=found.start,
            end=found.end,
        )
        for ordinal, found in enumerate(statements)
    )
