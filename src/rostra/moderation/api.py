"""The moderation queue over the API, for moderators' own tools."""

import dataclasses
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from rostra.comments.models import Comment
from rostra.members.auth import MEMBER_ONLY, member_of
from rostra.members.models import Member
from rostra.moderation.models import Decision
from rostra.moderation.services import approve, counts, escalate, queue, reject, undo
from rostra.moderation.services.context import findings_by_comment
from rostra.sites.requests import site_of
from rostra.store.api import answer, problems
from rostra.store.ids import parse_id
from rostra.store.problems import forbidden, not_found

router = Router(auth=MEMBER_ONLY, tags=["moderation"])


class DecisionIn(Schema):
    """What to do with a comment; `seen` is the version that was read, to refuse a stale one."""

    action: Literal["approve", "reject", "escalate"]
    rule: str = ""
    reason: str = Field("", max_length=1000)
    seen: int | None = None


class DecisionOut(Schema):
    """A decision as it was kept."""

    id: str
    comment: str
    action: str
    rule: str
    reason: str
    decided_at: str
    state: str


class WaitingOut(Schema):
    """A comment that waits, with the reasons."""

    id: str
    article: str
    author: str
    text: str
    state: str
    risk: float
    flags: int
    waiting_since: str
    version: int
    reasons: list[str]


class QueueOut(Schema):
    """The first of the queue, and how much waits in all."""

    waiting: int
    held: int
    flagged: int
    escalated: int
    oldest_seconds: float
    comments: list[WaitingOut]


@router.get("/queue", response={200: QueueOut, **problems(401, 403)}, summary="Read the queue")
def read_queue(
    request: HttpRequest,
    show: Literal["waiting", "held", "flagged", "escalated"] = "waiting",
    order: Literal["urgent", "oldest", "newest"] = "urgent",
    limit: int = 50,
) -> HttpResponse:
    """Waiting comments, at most 200, for moderators."""
    moderator(request)
    site = site_of(request)
    figures = dataclasses.asdict(counts(site))
    figures.pop("decided_last_hour")
    found = list(queue(site, show=show, order=order)[: max(1, min(limit, 200))])
    reasons = findings_by_comment(found)
    listed = [waiting_document(comment, reasons.get(comment.pk, [])) for comment in found]
    return answer(figures | {"comments": listed})


@router.post(
    "/comments/{comment_id}/decisions",
    response={201: DecisionOut, **problems(401, 403, 404, 409, 422)},
    summary="Decide on a comment",
)
def decide(request: HttpRequest, comment_id: str, body: DecisionIn) -> HttpResponse:
    """Approve, reject for a rule, or leave a comment to an editor."""
    by, key = moderator(request), parse_id(comment_id)
    if key is None:
        raise not_found("comment")
    if body.action == "reject":
        made = reject(key, by, body.rule, reason=body.reason, seen=body.seen)
    else:
        act = approve if body.action == "approve" else escalate
        made = act(key, by, reason=body.reason, seen=body.seen)
    return answer(decision_document(made), 201)


@router.post(
    "/decisions/{decision_id}/undo",
    response={201: DecisionOut, **problems(401, 403, 404, 409)},
    summary="Take a decision back",
)
def take_back(request: HttpRequest, decision_id: str) -> HttpResponse:
    """Undo the latest decision on a comment: it is again what it was."""
    by, key = moderator(request), parse_id(decision_id)
    if key is None:
        raise not_found("decision")
    return answer(decision_document(undo(key, by)), 201)


def moderator(request: HttpRequest) -> Member:
    """The moderator who asks. Raises a 403 Problem for anybody else."""
    member = member_of(request)
    if member is None or not member.is_moderator:
        raise forbidden("The queue is for moderators.", "Use the token of a moderator.")
    return member


def waiting_document(comment: Comment, findings: list[dict[str, Any]]) -> dict[str, object]:
    """A waiting comment as JSON-ready data."""
    since = comment.waiting_since
    return {
        "id": str(comment.pk),
        "article": str(comment.thread_id),
        "author": comment.author_name,
        "text": comment.text,
        "state": comment.state,
        "risk": comment.risk,
        "flags": comment.flag_count,
        "waiting_since": since.isoformat() if since else None,
        "version": comment.version,
        "reasons": [str(found.get("text", "")) for found in findings],
    }


def decision_document(made: Decision) -> dict[str, str]:
    """A decision as JSON-ready data, with the state that the comment has now."""
    state = Comment.objects.values_list("state", flat=True).get(pk=made.comment_id)
    return {
        "id": str(made.pk),
        "comment": str(made.comment_id),
        "action": made.action,
        "rule": made.rule,
        "reason": made.reason,
        "decided_at": made.decided_at.isoformat(),
        "state": state,
    }
