"""The first reader of an embedded page opens its thread: the page itself says what it is about."""

import datetime as dt

from django.db import IntegrityError, transaction

from rostra.articles.models import Article
from rostra.articles.reading import ReadArticle
from rostra.articles.services import find_article
from rostra.comments.models import Thread
from rostra.comments.services import find_thread, take_in
from rostra.exchange.rules.page import PageData
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import Problem, too_fast

# An archive opened by a crawler makes articles slowly; a newsroom publishes fewer in a day.
MOST = 30
WITHIN = dt.timedelta(minutes=1)


def open_thread(site: Site, page: PageData) -> Thread:
    """The thread of the article at `page.url`, made from what the page says if there is none.

    An article that we know is left as it is, whatever the page says. Raises a 403 Problem for an
    address that is not on one of the site's origins, 429 for too many new ones, 404 for an article
    that was taken down.
    """
    if page.origin not in site.origins:
        raise elsewhere(page.origin)
    try:
        with transaction.atomic():
            Site.objects.select_for_update().only("id").get(pk=site.pk)
            if not is_known(site, page.url):
                check_rate(site)
                take_in(site, as_read(page))
    except IntegrityError:  # a feed or an editor brought it at the same moment
        if not is_known(site, page.url):
            raise
    return find_thread(site, url=page.url)


def is_known(site: Site, url: str) -> bool:
    """Whether an article of `site` has, or had, this address."""
    try:
        find_article(site, url=url)
    except Problem:
        return False
    return True


def check_rate(site: Site) -> None:
    """Raise a 429 Problem where many articles without a text came within a minute."""
    recent = Article.objects.filter(site=site, paragraphs=[], added_at__gt=now() - WITHIN)
    if recent.count() >= MOST:
        raise too_fast("Many new conversations are being opened just now.", WITHIN.seconds)


def as_read(page: PageData) -> ReadArticle:
    """The article as far as its page describes it: everything but its text."""
    return ReadArticle(
        headline=page.headline,
        paragraphs=(),
        byline=page.byline or None,
        published=page.published or None,
        language=page.language or None,
        section=page.section or None,
        url=page.url,
    )


def elsewhere(origin: str) -> Problem:
    """The 403 Problem of an article that is not on the site's own pages."""
    return Problem(
        "article-elsewhere",
        "This article is not on this site",
        status=403,
        detail=f"{origin} is not among the addresses where this site's articles stand.",
        todo="The publisher corrects article-url, or adds the address under Site settings.",
    )
