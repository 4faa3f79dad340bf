"""An article comes in: it is stored, its thread opens, and its own notice may set the gate."""

from zoneinfo import ZoneInfo

from django.db import transaction

from rostra.articles.models import Article
from rostra.articles.reading import ReadArticle
from rostra.articles.services import store_article
from rostra.articles.statements import find_statements
from rostra.comments.models import Thread
from rostra.comments.rules.moments import moment_of
from rostra.gate.services import set_gate, stored_setting
from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.store.clock import now


def take_in(site: Site, read: ReadArticle, *, by: Member | None = None) -> Article:
    """Store `read` (an article known by its address is updated) and open its thread.

    What the article itself says about commenting sets the gate, when the article is new or says
    something else than before: an editor's later choice is not overturned by reading it again.
    by: who brought it. Raises a Problem for an article that cannot be stored.
    """
    statements = find_statements(read.paragraphs, read.language or site.language)
    with transaction.atomic():
        stored = store_article(site, read, statements)
        article = stored.article
        Thread.objects.get_or_create(
            pk=article.pk, defaults={"site_id": site.pk, "article": article}
        )
        if stored.notice_changed:
            set_gate_by_notice(site, article, read, by)
    return article


def set_gate_by_notice(site: Site, article: Article, read: ReadArticle, by: Member | None) -> None:
    """Bring the article's gate to what its notice says; one that ended already says nothing.

    A notice that is gone lifts what a notice had set, never what an editor chose since.
    """
    until = moment_of(read.until, ZoneInfo(site.time_zone)) if read.until else None
    state = "open" if until is not None and until <= now() else read.commenting
    if state == "open":
        standing = stored_setting(site, "article", str(article.pk))
        if standing.is_open or standing.origin != "notice":
            return
    closes = state != "open"
    set_gate(
        site,
        "article",
        str(article.pk),
        state,
        notice=article.notice if closes else "",
        until=until if closes else None,
        by=by,
        origin="notice",
    )
