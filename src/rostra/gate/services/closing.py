"""Where an article stands, and that comments close some days after its publication."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from rostra.articles.models import Article
from rostra.gate.models import GateSetting
from rostra.gate.rules import SCOPES, Place, Setting, Step, applies, at_moment, section_key
from rostra.gate.rules.walltime import instant


def topics_of(article: Article) -> frozenset[str]:
    """The keys of the topics that `article` is about; none until topics are found in articles."""
    return frozenset()


def place_of(article: Article) -> Place:
    """Where a comment on `article` would stand."""
    return Place(str(article.pk), section_key(article.section), topics_of(article))


def closing_of(article: Article, rows: Iterable[GateSetting]) -> Setting | None:
    """The closing of `article` by its age as a setting: open until then. None where none is due.

    rows: what the site has set; of those that have a say here the narrowest that says when articles
    close counts, so that an article's own “close never” keeps it open.
    """
    place = place_of(article)
    saying = [row for row in rows if row.table and row.table.closing]
    says = [row for row in saying if applies(Setting(row.scope, row.target, "open"), place)]
    row = max(says, key=lambda each: SCOPES.index(each.scope), default=None)
    if row is None or row.table is None or row.table.closing is None:
        return None
    closing, zone = row.table.closing, row.table.zone
    if closing.days is None:
        return None
    at = published_at(article, zone).astimezone(zone)
    day = at.date() + dt.timedelta(days=closing.days)
    return Setting(
        scope="article",
        target=place.article,
        state="open",
        reason=closing.said.reason,
        until=instant(day, at.hour * 60 + at.minute, zone),
        steps=(Step(closing.said.state),),
    )


def closed_by_age(
    article: Article, rows: Iterable[GateSetting], now: dt.datetime
) -> Setting | None:
    """What the age of `article` makes of its comments at `now`; None while they are open."""
    closing = closing_of(article, rows)
    if closing is None or (setting := at_moment(closing, now)).is_open:
        return None
    return replace(setting, origin="closing")


def published_at(article: Article, zone: ZoneInfo) -> dt.datetime:
    """When `article` appeared: as far as it says so, else when it came in."""
    try:
        said = dt.datetime.fromisoformat(article.published)
    except ValueError:
        return article.added_at
    if not 1900 <= said.year <= 2900:
        return article.added_at
    return said if said.tzinfo else said.replace(tzinfo=zone)
