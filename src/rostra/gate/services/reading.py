"""Which settings stand, and which of them counts. Nothing here writes."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from rostra.articles.models import Article
from rostra.gate.models import GateSetting
from rostra.gate.rules import (
    Setting,
    applies,
    at_moment,
    strictest,
    strictness,
    target_key,
)
from rostra.gate.services.closing import closed_by_age, closing_of, place_of
from rostra.sites.models import Site
from rostra.store import clock

MAY_BE_CLOSED = ~Q(state="open") | ~Q(schedule="")


def settings_for(article: Article, now: dt.datetime | None = None) -> list[Setting]:
    """Every setting, open ones left out, that has a say under `article` at `now`."""
    moment = now or clock.now()
    rows = list(_rows(article.site_id).filter(_says(article)))
    closed = closed_by_age(article, rows, moment)
    return _standing(rows, moment) + ([closed] if closed else [])


def stored_for(article: Article) -> list[Setting]:
    """Every setting that may have a say under `article`, as stored: neither ends nor schedules
    are applied."""
    rows = list(_rows(article.site_id).filter(_says(article)))
    closing = closing_of(article, rows)
    return [row.as_setting() for row in rows] + ([closing] if closing else [])


def _says(article: Article) -> Q:
    place = place_of(article)
    says = Q(scope="site") | Q(scope="article", target=place.article)
    if place.section:
        says |= Q(scope="section", target=place.section)
    if place.topics:
        says |= Q(scope="topic", target__in=place.topics)
    return says


def gate_of(article: Article, now: dt.datetime | None = None) -> Setting:
    """The setting that counts under `article` at `now`; `rules.OPEN` where none does. One query."""
    return strictest(settings_for(article, now), now or clock.now())


def gates_of(
    site: Site, articles: Sequence[Article], now: dt.datetime | None = None
) -> dict[uuid.UUID, Setting]:
    """The setting that counts under each of the site's `articles`, by their keys. One query."""
    places = {article.pk: place_of(article) for article in articles}
    topics = [topic for place in places.values() for topic in place.topics]
    says = Q(scope="site") | Q(scope="topic", target__in=topics)
    says |= Q(scope="article", target__in=[place.article for place in places.values()])
    says |= Q(scope="section", target__in={place.section for place in places.values()} - {""})
    moment = now or clock.now()
    rows = list(_rows(site.pk).filter(says))
    standing = _standing(rows, moment)
    closed = [closed_by_age(article, rows, moment) for article in articles]
    standing += [setting for setting in closed if setting]
    return {
        key: strictest((s for s in standing if applies(s, place)), moment)
        for key, place in places.items()
    }


def not_open(site: Site, now: dt.datetime | None = None, limit: int | None = None) -> list[Setting]:
    """The site's settings that are not open at `now`, widest scope and strictest first."""
    rows = _rows(site.pk).filter(MAY_BE_CLOSED)
    found = _standing(rows.filter(~Q(scope="article")), now)
    found += _standing(rows.filter(scope="article").order_by("-set_at")[:limit], now)
    order = ("site", "section", "topic", "article")
    found.sort(key=lambda s: (order.index(s.scope), -strictness(s.state)))
    return found[:limit]


def count_not_open(site: Site, now: dt.datetime | None = None) -> int:
    """How many scopes of the site are not open at `now`."""
    moment = now or clock.now()
    rows = _rows(site.pk).filter(MAY_BE_CLOSED)
    by_time = Q(until__lte=moment) | ~Q(schedule="")
    sure = rows.exclude(schedule__gt="").exclude(until__lte=moment).count()
    return sure + len(_standing(rows.filter(by_time), moment))


def current(site: Site, scope: str, target: str = "", now: dt.datetime | None = None) -> Setting:
    """What is set for exactly this scope at `now`: an open setting where nothing ever was.

    Raises a Problem for a scope or target that cannot be.
    """
    key = target_key(scope, target)
    row = _rows(site.pk).filter(scope=scope, target=key).first()
    if row is None:
        return Setting(scope=scope, target=key, state="open")
    return at_moment(row.as_setting(), now or clock.now())


def _rows(site_id: uuid.UUID) -> QuerySet[GateSetting]:
    return GateSetting.objects.filter(site_id=site_id).select_related("set_by", "site")


def _standing(
    rows: QuerySet[GateSetting] | Sequence[GateSetting], now: dt.datetime | None
) -> list[Setting]:
    moment = now or clock.now()
    settings = (at_moment(row.as_setting(), moment) for row in rows)
    return [setting for setting in settings if not setting.is_open]
