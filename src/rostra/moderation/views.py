"""The moderation queue and the log of decisions, for moderators."""

import dataclasses
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from rostra.comments.models import Comment
from rostra.comments.present import FLAG_REASONS
from rostra.members.models import Member
from rostra.members.pages import StaffRequest, staff_only
from rostra.moderation.models import Decision
from rostra.moderation.present import age_in_words, item_view
from rostra.moderation.services import approve, counts, escalate, next_in_line, queue, reject, undo
from rostra.moderation.services.context import subject_of
from rostra.moderation.services.log import decisions_of, reasons_in_brief
from rostra.moderation.services.queue import ORDERS, SHOWS
from rostra.moderation.services.site_rules import offered_rules, rules_of
from rostra.moderation.wording import (
    DECIDED,
    ORDER_WORDS,
    SHOW_WORDS,
)
from rostra.store.ids import parse_id, version_sent
from rostra.store.problems import invalid, not_found

LISTED = 60


@require_GET
@staff_only("moderator")
def queue_page(request: StaffRequest) -> HttpResponse:
    """The queue: list, one comment in its place, its writer."""
    view = chosen(request, "view", SHOWS)
    order = chosen(request, "order", ORDERS)
    waiting = queue(request.site, show=view, order=order)
    listed = list(waiting[:LISTED])
    current = current_item(request, waiting, listed)
    why = reasons_in_brief(listed)
    key = str(current.pk) if current else ""
    figures = counts(request.site)
    context = {
        "items": [item_view(comment, why.get(comment.pk, ""), key) for comment in listed],
        "subject": subject_of(current, FLAG_REASONS) if current else None,
        "counts": figures,
        "oldest": age_in_words(figures.oldest_seconds) if figures.waiting else "–",
        "views": options("view", SHOW_WORDS, view, order=order),
        "orders": options("order", ORDER_WORDS, order, view=view),
        "view": view,
        "order": order,
        "rules": offered_rules(request.site.pk),
        "done": done_view(request),
    }
    return render(request, "moderation/queue.html", context)


@require_POST
@staff_only("moderator")
def decide(request: StaffRequest, comment_id: str) -> HttpResponse:
    """Decide on one comment, then go on with the next."""
    key = parse_id(comment_id)
    comment = Comment.objects.filter(pk=key, site=request.site).first() if key else None
    if comment is None:
        raise not_found("comment")
    view, order = chosen(request, "view", SHOWS), chosen(request, "order", ORDERS)
    following = next_in_line(queue(request.site, show=view, order=order), comment)
    decision = carry_out(request.POST, comment, request.user)
    return to_queue(view, order, show=following, done=decision)


def carry_out(form: Any, comment: Comment, moderator: Member) -> Decision:
    """Do what the form asks for: approve, escalate, or reject:<rule>."""
    action, _, rule = form.get("do", "").partition(":")
    seen = version_sent(form.get("seen", ""))
    reason = form.get("reason", "")
    if action == "approve":
        return approve(comment.pk, moderator, seen=seen, reason=reason)
    if action == "escalate":
        return escalate(comment.pk, moderator, seen=seen, reason=reason)
    if action == "reject":
        return reject(comment.pk, moderator, rule or form.get("rule", ""), reason=reason, seen=seen)
    raise invalid("What should be done with the comment was not said.", "Go back and choose.")


@require_POST
@staff_only("moderator")
def undo_decision(request: StaffRequest, decision_id: str) -> HttpResponse:
    """Take a decision back and show its comment again."""
    key = parse_id(decision_id)
    if key is None:
        raise not_found("decision")
    taken_back = undo(key, request.user)
    view, order = chosen(request, "view", SHOWS), chosen(request, "order", ORDERS)
    return to_queue(view, order, show=taken_back.comment, done=taken_back)


@require_GET
@staff_only("moderator")
def log_page(request: StaffRequest) -> HttpResponse:
    """What was decided, newest first."""
    page = decisions_of(request.site, before=request.GET.get("before"))
    titles = {rule.name: rule.title for rule in rules_of(request.site.pk)}
    return render(request, "moderation/log.html", {"page": page, "titles": titles})


@require_GET
@staff_only("moderator")
def live_counts(request: StaffRequest) -> JsonResponse:
    """The top bar's figures, asked for every few seconds by an open queue."""
    response = JsonResponse(dataclasses.asdict(counts(request.site)))
    response.headers["Cache-Control"] = "no-store"
    return response


def current_item(request: StaffRequest, waiting: Any, listed: list[Comment]) -> Comment | None:
    """The comment asked for, waiting or not, else the first of the list."""
    asked = parse_id(request.GET.get("show", ""))
    if asked is None:
        return listed[0] if listed else None
    found = Comment.objects.select_related("author", "parent__author", "thread__article")
    return found.filter(pk=asked, site=request.site).first() or (listed[0] if listed else None)


def chosen(request: HttpRequest, name: str, known: Any) -> str:
    """The named choice of the request, or the first known one."""
    asked = request.POST.get(name) or request.GET.get(name) or ""
    return asked if asked in known else next(iter(known))


def options(name: str, words: Any, current: str, **others: str) -> list[dict[str, Any]]:
    """Links that choose among `words`."""
    return [
        {"url": f"?{urlencode({name: key, **others})}", "label": label, "current": key == current,
         "key": key}
        for key, label in words.items()
    ]  # fmt: skip


def done_view(request: StaffRequest) -> dict[str, Any] | None:
    """What was just decided, with its way back."""
    key = parse_id(request.GET.get("done", ""))
    if key is None:
        return None
    found = Decision.objects.select_related("comment").filter(pk=key, site=request.site).first()
    if found is None:
        return None
    undoable = found.action != Decision.Action.UNDO
    return {"id": str(found.pk), "said": DECIDED[found.action], "undoable": undoable}


def to_queue(view: str, order: str, *, show: Comment | None, done: Decision) -> HttpResponse:
    """Back to the queue at `show`, saying what was done."""
    query = {"view": view, "order": order, "done": str(done.pk)}
    if show is not None:
        query["show"] = str(show.pk)
    return redirect(f"/moderate/?{urlencode(query)}")
