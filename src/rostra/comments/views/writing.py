"""Pages to write: a comment, a reply, an edit, a draft. Every form works without JavaScript."""

import uuid
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rostra.comments.models import Comment, Thread
from rostra.comments.present import FormView, QuoteView
from rostra.comments.rules.visibility import PUBLISHED
from rostra.comments.rules.writer import Guest
from rostra.comments.services.drafts import drop_draft_at, keep_draft
from rostra.comments.services.edit import check_right, edit
from rostra.comments.services.find import find_comment, find_thread
from rostra.comments.services.gating import gate_now
from rostra.comments.services.post import post
from rostra.comments.services.quotes import located_quote
from rostra.comments.services.writers import as_guest
from rostra.comments.views.answers import said, wants_json, written
from rostra.comments.views.cards import Cards
from rostra.comments.views.forms import (
    Quote,
    comment_form,
    draft_at,
    passage_asked,
    passage_sent,
    sign_in_url,
    text_sent,
    viewer_of,
)
from rostra.comments.views.nudging import advice_sent, nudge_view, with_html
from rostra.comments.views.reading import about, notice_of
from rostra.gate.rules import Setting
from rostra.members.models import Member
from rostra.sites.requests import site_of
from rostra.store.idempotency import Answer, Keep, answer_once, repeatable
from rostra.store.problems import Problem, not_found


@never_cache
def write_comment(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """A first comment under an article, about the passage that ?start=&end= or the form names."""
    thread = find_thread(site_of(request), article=key)
    return _write(request, thread, None)


@never_cache
def write_reply(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """A reply to a comment."""
    parent, _seen = find_comment(key, viewer_of(request))
    if parent.state != PUBLISHED:
        raise not_found("comment to reply to", _("It may have been removed meanwhile."))
    return _write(request, parent.thread, parent)


def _write(request: HttpRequest, thread: Thread, parent: Comment | None) -> HttpResponse:
    viewer, setting = viewer_of(request), gate_now(thread)
    if viewer is None and not thread.site.guests_allowed:
        if request.method == "POST" and not wants_json(request):
            return _signed_out(request, thread, setting, parent)
        if request.method != "POST":
            return redirect(sign_in_url(request.get_full_path()))
    if request.method == "POST":
        return _send(request, thread, setting, parent)
    form = comment_form(
        thread, viewer, setting, parent=parent, draft=draft_at(thread, viewer, parent)
    )
    passage = passage_asked(thread.article, request.GET)
    if passage:
        form = replace(form, quote=QuoteView(passage["exact"], ""), selector=passage)
    return compose_page(request, thread, setting, form, parent)


def _send(
    request: HttpRequest, thread: Thread, setting: Setting, parent: Comment | None
) -> HttpResponse:
    viewer, text = viewer_of(request), text_sent(request.POST)
    quote = passage_sent(request.POST)
    try:
        who: Member | Guest = viewer or guest_of(request, thread)
        comment = post_once(request, thread, who, text, parent, quote)
    except Problem as problem:
        if wants_json(request):
            raise with_html(request, problem, thread.site) from problem
        form = comment_form(thread, viewer, gate_now(thread), parent=parent)
        form = filled(form, request, quote, problem)
        return compose_page(request, thread, setting, form, parent, status=problem.status)
    if viewer is None and not wants_json(request):
        return thanks(request, thread, comment)
    return written(request, comment, viewer, status=201)


def post_once(
    request: HttpRequest,
    thread: Thread,
    who: Member | Guest,
    text: str,
    parent: Comment | None,
    quote: Quote | None,
) -> Comment:
    """Post what the form holds; the same form sent twice is one comment. Raises as `post` does."""

    def act(keep: Keep) -> Answer:
        posted = post(
            thread,
            who,
            text,
            parent=parent.pk if parent else None,
            quote=quote,
            advice=advice_sent(request),
            settle=lambda posted: keep(Answer(201, {"comment": str(posted.comment.pk)})),
        )
        return Answer(201, {"comment": str(posted.comment.pk)})

    once = repeatable(
        request.POST.get("key") or None,
        site_id=thread.site_id,
        owner=f"form {who.email if isinstance(who, Guest) else who.pk}"[:80],
        content=f"{request.path} {text} {quote}",
    )
    answer = answer_once(once, act)
    return Comment.objects.select_related(
        "author", "parent", "thread__site", "thread__article"
    ).get(pk=answer.body["comment"])


def guest_of(request: HttpRequest, thread: Thread) -> Guest:
    """Who signs as a guest. Raises a 401 Problem where the site takes none."""
    if not thread.site.guests_allowed:
        raise signed_out()
    sent = request.POST
    return as_guest(thread.site, sent.get("guest_name", ""), sent.get("guest_email", ""))


def signed_out() -> Problem:
    """The 401 Problem of a form that came without a session."""
    return Problem(
        "signed-out",
        _("You are signed out"),
        status=401,
        detail=_("You are signed out, so this could not be published."),
        todo=_("Sign in again in another tab, then send it once more."),
    )


def _signed_out(
    request: HttpRequest, thread: Thread, setting: Setting, parent: Comment | None
) -> HttpResponse:
    form = comment_form(thread, None, setting, parent=parent)
    form = filled(form, request, passage_sent(request.POST), signed_out())
    form = replace(form, guest=False, first="")
    return compose_page(request, thread, setting, form, parent, status=401)


def filled(form: FormView, request: HttpRequest, quote: Quote | None, problem: Problem) -> FormView:
    """`form` as it was sent, with what was wrong with it: no text is ever lost."""
    nudge = nudge_view(request, problem, site_of(request))
    return replace(
        form,
        text=text_sent(request.POST),
        quote=QuoteView(str(quote["exact"]), "") if quote else None,
        selector=quote or {},
        guest_name=request.POST.get("guest_name", ""),
        guest_email=request.POST.get("guest_email", ""),
        errors=[] if nudge else [error_of(problem)],
        nudge=nudge,
    )


def error_of(problem: Problem) -> str:
    """What was wrong, for the form; what a closed gate says stands above it already."""
    if problem.slug == "gate-closed":
        return _("This could not be published now. Your text is still here.")
    return " ".join(part for part in (problem.detail, problem.todo) if part)


def compose_page(
    request: HttpRequest,
    thread: Thread,
    setting: Setting,
    form: FormView,
    parent: Comment | None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A form on a page of its own, under what it answers and what the gate says."""
    viewer = viewer_of(request)
    context = about(thread) | {
        "form": replace(form, cancel_url=parent.path if parent else about(thread)["article_url"]),
        "parent": Cards(thread, viewer, setting).card(parent) if parent else None,
        "gate": None if setting.is_open else notice_of(thread),
    }
    return render(request, "comments/compose.html", context, status=status)


def thanks(request: HttpRequest, thread: Thread, comment: Comment) -> HttpResponse:
    """What a guest is told, who will not see the comment before everybody does."""
    context = {
        "title": _("Thank you. Your comment is waiting"),
        "said": [
            said(comment.state)
            if comment.state == PUBLISHED
            else _("A moderator reads comments by guests before others see them.")
        ],
        "links": [{"url": about(thread)["article_url"], "label": _("Back to the article")}],
    }
    return render(request, "message.html", context, status=202)


@never_cache
def edit_comment(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Changing one's own comment, while that is possible."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect(sign_in_url(request.get_full_path()))
    comment, _seen = find_comment(key, viewer)
    check_right(comment, viewer)
    thread, setting = comment.thread, gate_now(comment.thread)
    form = FormView(
        action=f"{comment.path}/edit",
        article_id=str(thread.pk),
        title=_("Edit your comment"),
        rules=_("What it said before stays readable under “Earlier versions”."),
        text=comment.text,
        comment_id=str(comment.pk),
        submit=_("Save"),
        limit=thread.site.comment_max_length,
    )
    if request.method != "POST":
        return compose_page(request, thread, setting, form, None)
    try:
        edited = edit(comment, viewer, text_sent(request.POST))
    except Problem as problem:
        if wants_json(request):
            raise
        form = filled(form, request, None, problem)
        return compose_page(request, thread, setting, form, None, status=problem.status)
    return written(request, edited.comment, viewer)


@require_POST
def save_draft(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Keep what somebody writes while comments are suspended; an empty text drops the draft."""
    thread = find_thread(site_of(request), article=key)
    viewer = viewer_of(request)
    if viewer is None:
        raise signed_out()
    text, quote = text_sent(request.POST), passage_sent(request.POST)
    if text.strip():
        keep_draft(thread, viewer, text, quote=located_quote(thread.article, quote))
        done = _("Your draft is kept")
        said_more = [_("When comments reopen here, you find it in the form under the article.")]
    else:
        drop_draft_at(thread, viewer, None)
        done, said_more = _("Your draft is gone"), []
    if wants_json(request):
        return JsonResponse({"said": " ".join([f"{done}.", *said_more])})
    context = {
        "title": done,
        "said": said_more,
        "links": [{"url": about(thread)["article_url"], "label": _("Back to the article")}],
    }
    return render(request, "message.html", context)
