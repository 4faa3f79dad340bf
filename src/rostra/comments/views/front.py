"""The front page and the pages of sections."""

import datetime as dt
import re
from collections import Counter
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from rostra.articles.models import Article
from rostra.articles.present import FrontView, SectionView, TeaserView
from rostra.articles.services import list_articles
from rostra.comments.models import Thread
from rostra.gate.rules import Setting
from rostra.gate.services import gates_of
from rostra.sites.models import Site
from rostra.sites.requests import site_of
from rostra.store.ids import parse_id

SHOWN = 24
SECTIONS_FROM = 300  # the newest articles, whose sections are the menu
MOST_SECTIONS = 8
SUMMARY_WORDS = 34
DATELINE = re.compile(r".{2,70}?\s[-–—]\s+")


def front(request: HttpRequest) -> HttpResponse:
    """The newest articles, of one section where ?section= names it, older ones by ?before=."""
    section = request.GET.get("section", "").strip()[:120]
    listed = with_text(site_of(request), section)
    page = list(before(listed, parse_id(request.GET.get("before", "")))[: SHOWN + 1])
    shown, more = page[:SHOWN], len(page) > SHOWN
    asked = {"section": section} if section else {}
    view = FrontView(
        teasers=teasers(site_of(request), shown),
        sections=sections(site_of(request), section),
        section=section,
        next_url=f"/?{urlencode(asked | {'before': str(shown[-1].pk)})}" if more else None,
    )
    return render(request, "articles/front.html", {"front": view})


def with_text(site: Site, section: str = "") -> QuerySet[Article]:
    """The articles to list, newest first.

    One that an embed opened has no text to tease with, and its headline is only what somebody's
    browser told us: it stands on its own page, never on the front.
    """
    return list_articles(site, section=section or None).exclude(paragraphs=[])


def before(listed: QuerySet[Article], key: UUID | None) -> QuerySet[Article]:
    """Articles that came in before the one with `key`: keys are sorted by time."""
    return listed.filter(pk__lt=key) if key else listed


def teasers(site: Site, articles: list[Article]) -> list[TeaserView]:
    """What stands of each article in a list. Two queries for any number."""
    counts = comment_counts(articles)
    gates = gates_of(site, articles)
    return [teaser(article, counts.get(article.pk, 0), gates[article.pk]) for article in articles]


def teaser(article: Article, comments: int, setting: Setting) -> TeaserView:
    """One article in a list; its conversation is not counted while it is hidden."""
    return TeaserView(
        url=article.path,
        headline=article.headline,
        summary=summary(article),
        language=article.language,
        section=article.section,
        place=article.place,
        agency=article.agency,
        published=moment(article.published),
        comments=comments,
        quiet=quiet(setting),
        is_hidden=setting.state == "hidden",
    )


def comment_counts(articles: list[Article]) -> dict[UUID, int]:
    """Published comments under each article: a thread has its article's key."""
    keys = [article.pk for article in articles]
    return dict(Thread.objects.filter(pk__in=keys).values_list("pk", "comment_count"))


def summary(article: Article) -> str:
    """The beginning of the first paragraph, without its dateline."""
    first = article.paragraphs[0] if article.paragraphs else ""
    town = article.place.split(",")[0].casefold()
    if town and first.casefold().startswith(town):
        first = DATELINE.sub("", first, count=1)
    return Truncator(first).words(SUMMARY_WORDS, truncate="…")


def quiet(setting: Setting) -> str:
    """A few words where readers cannot write."""
    return {
        "members": _("Open to readers who have commented before"),
        "read-only": _("Closed for new comments"),
        "suspended": _("Comments are paused"),
        "hidden": _("The conversation is not shown"),
    }.get(setting.state, "")


def sections(site: Site, current: str) -> list[SectionView]:
    """The sections that appear most among the newest articles, in the order of the alphabet."""
    newest = with_text(site).exclude(section="").values_list("section", flat=True)
    counted = Counter(newest[:SECTIONS_FROM])
    names = sorted(name for name, _ in counted.most_common(MOST_SECTIONS))
    if current and current.casefold() not in (name.casefold() for name in names):
        names.append(current)
    return [
        SectionView(
            name, f"/?{urlencode({'section': name})}", name.casefold() == current.casefold()
        )
        for name in names
    ]


def moment(published: str) -> dt.datetime | None:
    """When an article was published, as far as its stored text names a day."""
    try:
        return dt.datetime.fromisoformat(published)
    except ValueError:
        return None
