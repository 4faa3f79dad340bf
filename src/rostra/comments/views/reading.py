"""Pages to read: an article with its conversation, one comment in its place, its history."""

import uuid
from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rostra.articles.models import Article
from rostra.articles.present import ArticleView, paragraph_views
from rostra.comments.models import Comment, Thread
from rostra.comments.page import ThreadPage, cursor_at, thread_page
from rostra.comments.passages import marks_of, spoken_passages
from rostra.comments.present import VersionView
from rostra.comments.services.find import find_comment, find_thread, revisions_of
from rostra.comments.services.gating import gate_now, is_hidden_from
from rostra.comments.views.cards import Cards
from rostra.comments.views.forms import viewer_of, write_path
from rostra.comments.views.front import moment
from rostra.comments.views.pages import thread_view
from rostra.gate.notices import Notice
from rostra.gate.rules import Setting
from rostra.gate.services import notice_for
from rostra.members.models import Member
from rostra.sites.requests import site_of
from rostra.store.problems import not_found

CONVERSATION_SIZE = 50


def article(request: HttpRequest, key: uuid.UUID, slug: str = "") -> HttpResponse:
    """An article and a page of its thread (?sort= &cursor=).

    A former slug, a merged article or one of another site leads to where it is now.
    """
    thread = find_thread(site_of(request), article=key)
    found = article_of(thread)
    if (found.pk, found.slug) != (key, slug):
        asked = request.GET.urlencode()
        return redirect(f"{found.path}?{asked}" if asked else found.path, permanent=True)
    setting, viewer = gate_now(thread), viewer_of(request)
    page = thread_page(
        thread,
        sort=request.GET.get("sort"),
        cursor=request.GET.get("cursor"),
        viewer=viewer,
    )
    is_hidden = is_hidden_from(thread, viewer, setting)
    shown = thread_view(request, page, setting, is_hidden=is_hidden)
    here = {comment.pk for comment in page.comments}
    view = article_view(found, thread, setting, here, is_hidden=is_hidden)
    return render(request, "articles/article.html", {"article": view, "thread": shown})


def article_of(thread: Thread) -> Article:
    """The article that a thread discusses. Raises a 404 Problem for a thread without one."""
    if thread.article is None:
        raise not_found("article")
    return thread.article


def article_view(
    found: Article, thread: Thread, setting: Setting, here: set[uuid.UUID], *, is_hidden: bool
) -> ArticleView:
    """The article with its marks; without them while its conversation is hidden."""
    marks = []
    if not is_hidden:
        start_url = None if setting.is_closed else write_path(thread)
        spoken = spoken_passages(thread, found.body)
        marks = marks_of(found, spoken, here=here, start_url=start_url)
    return ArticleView(
        id=str(found.pk),
        url=found.path,
        headline=found.headline,
        paragraphs=paragraph_views(found.paragraphs, marks),
        silent=sorted((m for m in marks if not m.count), key=lambda mark: mark.start),
        language=found.language,
        section=found.section,
        section_url=f"/?{urlencode({'section': found.section})}",
        agency=found.agency,
        byline=found.byline,
        place=found.place,
        published=moment(found.published),
        caption=found.caption,
        credit=found.credit,
        source_url=found.url,
    )


def permalink(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One comment in its conversation: from the beginning where that is short, else from itself."""
    viewer = viewer_of(request)
    comment, _seen = find_comment(key, viewer)
    setting = gate_now(comment.thread)
    cards = Cards(comment.thread, viewer, setting)
    card = cards.card(comment)
    page = conversation_page(comment, request.GET.get("cursor"), viewer)
    title = _("%(name)s on “%(headline)s”") if card.is_readable else _("On “%(headline)s”")
    context = about(comment.thread) | {
        "title": title % {"name": card.author.name, "headline": comment.thread.article},
        "heading": _("A comment by %(name)s") % {"name": card.author.name}
        if card.is_readable
        else _("A conversation"),
        "comment": card,
        "comments": cards.page(page),
        "gate": None if setting.is_open else notice_of(comment.thread),
        "next_url": next_url(comment, page),
    }
    return render(request, "comments/permalink.html", context)


def conversation_page(comment: Comment, cursor: str | None, viewer: Member | None) -> ThreadPage:
    """The page of the comment's conversation that holds it, or the one at `cursor`."""
    root = Comment.objects.get(pk=comment.root_id)

    def page_at(cursor: str | None) -> ThreadPage:
        return thread_page(
            comment.thread, root=root, cursor=cursor, limit=CONVERSATION_SIZE, viewer=viewer
        )

    page = page_at(cursor)
    page = replace(page, own=[each for each in page.own if each.root_id == root.pk])
    if cursor or comment.pk in {each.pk for each in (*page.comments, *page.own)}:
        return page
    return page_at(cursor_at(comment))


def next_url(comment: Comment, page: ThreadPage) -> str | None:
    """The rest of the conversation."""
    if page.next_cursor is None:
        return None
    return f"{comment.path}?{urlencode({'cursor': page.next_cursor})}#conversation"


def history(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What a comment said before its edits, the newest text first."""
    viewer = viewer_of(request)
    comment, _seen = find_comment(key, viewer)
    versions = [VersionView(r.html, r.written_at) for r in revisions_of(comment, viewer)]
    versions.append(
        VersionView(comment.html, comment.edited_at or comment.created_at, is_current=True)
    )
    context = about(comment.thread) | {
        "title": _("Earlier versions of %(name)s’s comment") % {"name": comment.author_name},
        "comment_url": comment.path,
        "versions": versions[::-1],
    }
    return render(request, "comments/history.html", context)


def about(thread: Thread) -> dict[str, str]:
    """What every page of a thread says at its top: the article it belongs to."""
    found = thread.article
    return {
        "headline": found.headline if found else "",
        "article_url": found.path if found else "/",
    }


def notice_of(thread: Thread) -> Notice | None:
    """What the gate says under this thread."""
    return notice_for(thread.article) if thread.article else None
