"""Whom a change would reach, told before it is made."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from rostra.articles.models import Article
from rostra.gate.rules import Setting, section_key, strictness, target_key
from rostra.gate.rules.checks import check_state
from rostra.gate.services.reading import not_open
from rostra.sites.models import Site

KEYS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Affected:
    """articles: published articles in the scope; stricter: those of them that stay stricter by
    another setting; writers: readers now writing there, None where that is not known.
    """

    articles: int
    stricter: int = 0
    writers: int | None = None


def affected(
    site: Site, scope: str, target: str = "", state: str = "open", now: dt.datetime | None = None
) -> Affected:
    """Count what setting `state` for the scope would reach.

    Raises a Problem for a scope, target or state that cannot be.
    """
    check_state(state)
    key = target_key(scope, target)
    published = Article.objects.filter(site=site, state=Article.State.PUBLISHED)
    inside = _within(published, site, scope, key)
    stricter = [
        setting
        for setting in not_open(site, now)
        if strictness(setting.state) > strictness(state)
        and (setting.scope, setting.target) != (scope, key)
    ]
    return Affected(inside.count(), _count_under(inside, site, stricter))


def _within(articles: QuerySet[Article], site: Site, scope: str, key: str) -> QuerySet[Article]:
    if scope == "site":
        return articles
    if scope == "section":
        return articles.filter(section__in=spellings(site, {key}))
    if scope == "article":
        return articles.filter(pk=key)
    return articles.none()


def spellings(site: Site, keys: set[str]) -> list[str]:
    """How the site's articles write the sections with these keys."""
    names = Article.objects.filter(site=site).order_by().values_list("section", flat=True)
    return [name for name in names.distinct() if section_key(name) in keys]


def _count_under(articles: QuerySet[Article], site: Site, settings: list[Setting]) -> int:
    if any(setting.scope == "site" for setting in settings):
        return articles.count()
    sections = {setting.target for setting in settings if setting.scope == "section"}
    by_section = Q(section__in=spellings(site, sections) if sections else [])
    keys = [setting.target for setting in settings if setting.scope == "article"]
    rest = articles.exclude(by_section)
    alone = sum(
        rest.filter(pk__in=keys[start : start + KEYS_AT_ONCE]).count()
        for start in range(0, len(keys), KEYS_AT_ONCE)
    )
    return articles.filter(by_section).count() + alone
