"""What several pages of a conversation need: the thread as it is shown, and the site's bounds."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rostra.comments.models import Thread
from rostra.comments.page import ThreadPage
from rostra.comments.present import CommentView, FormView, SortView, ThreadView
from rostra.comments.rules.order import DEFAULT_SORT, SORTS
from rostra.comments.views.answers import is_embedded
from rostra.comments.views.cards import Cards
from rostra.comments.views.forms import (
    comment_form,
    draft_at,
    draft_path,
    sign_in_url,
    viewer_of,
    write_path,
)
from rostra.gate.rules import Setting
from rostra.gate.services import notice_for

SORT_NAMES = {
    "best": gettext_lazy("Best"),
    "newest": gettext_lazy("Newest"),
    "oldest": gettext_lazy("Oldest"),
    "discussed": gettext_lazy("Most discussed"),
}


def thread_view(
    request: HttpRequest, page: ThreadPage, setting: Setting, *, is_hidden: bool = False
) -> ThreadView:
    """The thread as the article's page, or a publisher's, shows it to whoever asks."""
    thread, viewer = page.thread, viewer_of(request)
    path = thread.article.path if thread.article else ""
    cards: list[CommentView] = []
    if not is_hidden:
        on_article = not is_embedded(request)
        cards = Cards(thread, viewer, setting, on_article=on_article).page(page)
    is_closed = setting.is_closed
    return ThreadView(
        article_id=str(thread.pk),
        comments=cards,
        total=thread.comment_count,
        sort=page.sort,
        sorts=sorts(path, page.sort),
        next_url=more_url(path, page),
        first_url=f"{path}?sort={page.sort}#conversation" if "cursor" in request.GET else None,
        gate=notice_for(thread.article) if thread.article and not setting.is_open else None,
        form=None if is_hidden else form_for(request, thread, setting),
        compose_url=None if is_closed else write_path(thread),
        sign_in_url=None if is_closed or viewer else sign_in_url(f"{path}#join"),
        sign_up_url=None if is_closed or viewer else sign_up_url(path),
        guest_url=write_path(thread)
        if not is_closed and viewer is None and thread.site.guests_allowed
        else None,
        is_hidden=is_hidden,
    )


def form_for(request: HttpRequest, thread: Thread, setting: Setting) -> FormView | None:
    """The form under a thread: to write, or to keep a draft while the thread is suspended.

    Without an account there is none on a page of ours: it is the same for everybody, and sets no
    cookie. In a publisher's page nothing does, so a guest writes there at once.
    """
    viewer = viewer_of(request)
    if viewer is None:
        welcome = is_embedded(request) and thread.site.guests_allowed and not setting.is_closed
        return comment_form(thread, None, setting) if welcome else None
    draft = draft_at(thread, viewer)
    form = comment_form(thread, viewer, setting, draft=draft)
    if not setting.is_closed:
        return form
    if setting.state != "suspended":
        return None
    return form.as_draft(
        action=draft_path(thread),
        title=_("Write for when it reopens"),
        first=_("Your draft is kept for you alone. When comments reopen, you find it here."),
        submit=_("Keep this draft"),
    )


def sorts(path: str, current: str) -> list[SortView]:
    """The orders of a thread as links."""
    return [
        SortView(
            key,
            str(SORT_NAMES[key]),
            f"{path}#conversation" if key == DEFAULT_SORT else f"{path}?sort={key}#conversation",
            key == current,
        )
        for key in sorted(SORTS, key=list(SORT_NAMES).index)
    ]


def more_url(path: str, page: ThreadPage) -> str | None:
    """The page after this one."""
    if page.next_cursor is None:
        return None
    return f"{path}?{urlencode({'sort': page.sort, 'cursor': page.next_cursor})}#conversation"


def sign_up_url(path: str) -> str:
    """Where an account is made by who comes back to `path`."""
    return sign_in_url(path).replace("/login/", "/signup/")
