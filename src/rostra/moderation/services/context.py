"""What a moderator needs to see to decide: the comment in its place, the reasons, the person."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q

from rostra.comments.models import Comment, CommentVerdict, Flag
from rostra.comments.rules.visibility import PUBLISHED, REJECTED
from rostra.moderation.present import FOLD_FROM, FindingView, PersonView, SubjectView, pieces_of

SIBLINGS = 3
RECENT = 5


def subject_of(comment: Comment, flag_words: dict[str, Any]) -> SubjectView:
    """Everything around `comment`; flag_words: the flag reasons in words."""
    findings = findings_of(comment)
    return SubjectView(
        comment=comment,
        pieces=pieces_of(comment, findings),
        findings=[
            FindingView(str(found.get("check", "")), str(found.get("text", "")))
            for found in findings
        ],
        flags=[
            FindingView(str(flag_words.get(flag.reason, flag.reason)), flag.note)
            for flag in open_flags(comment)
        ],
        parent=comment.parent,
        siblings=siblings_of(comment),
        is_folded=comment.risk >= FOLD_FROM,
        person=person_of(comment),
    )


def findings_of(comment: Comment) -> list[dict[str, Any]]:
    """The reasons of the latest verdict that asked for more than publishing."""
    return findings_by_comment([comment]).get(comment.pk, [])


def findings_by_comment(comments: Sequence[Comment]) -> dict[uuid.UUID, list[dict[str, Any]]]:
    """What `findings_of` says of each of `comments`, by key. One query."""
    verdicts = CommentVerdict.objects.filter(comment__in=[c.pk for c in comments]).order_by("id")
    return {
        verdict.comment_id: [
            finding for finding in verdict.findings if finding.get("action") != "publish"
        ]
        for verdict in verdicts
    }


def open_flags(comment: Comment) -> list[Flag]:
    """Flags not yet decided on, oldest first."""
    return list(comment.flags.filter(is_settled=False).order_by("id")[:20])


def siblings_of(comment: Comment) -> list[Comment]:
    """The last visible comments beside it, so that its tone can be heard."""
    beside = Comment.objects.filter(
        thread_id=comment.thread_id, parent=comment.parent, state=PUBLISHED, id__lt=comment.pk
    )
    return list(beside.exclude(pk=comment.pk).select_related("author").order_by("-id")[:SIBLINGS])


def person_of(comment: Comment) -> PersonView:
    """The writer's record on this site."""
    author = comment.author
    if author is None:
        return PersonView(name=comment.author_name, is_guest=True)
    written = Comment.objects.filter(author=author, site_id=comment.site_id)
    record = written.aggregate(
        rejected=Count("id", filter=Q(state=REJECTED)),
        waiting=Count("id", filter=Q(waiting_since__isnull=False)),
    )
    return PersonView(
        name=author.name,
        is_guest=False,
        url=f"/m/{author.pk}",
        joined=author.joined_at,
        accepted=author.accepted_comments,
        biography=author.biography,
        recent=list(written.exclude(pk=comment.pk).order_by("-id")[:RECENT]),
        **record,
    )
