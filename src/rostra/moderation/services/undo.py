"""Taking a decision back: the comment is again what it was."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Count, Min

from rostra.comments.models import Comment, Flag
from rostra.comments.rules.visibility import PUBLISHED, REJECTED
from rostra.comments.services.visibility import hide, show, tell
from rostra.members.models import Member
from rostra.moderation.models import Decision
from rostra.moderation.services.decide import decidable
from rostra.moderation.services.statements import reinstate, withdraw
from rostra.store.audit import record
from rostra.store.problems import conflict, not_found


@transaction.atomic
def undo(decision_id: uuid.UUID, moderator: Member) -> Decision:
    """Take back the latest decision on a comment, its own or another moderator's.

    Raises a Problem: 403 for who may not, 404, 409 when the decision was followed by another one,
    or was an undo itself.
    """
    decision = Decision.objects.select_related("comment").filter(pk=decision_id).first()
    if decision is None:
        raise not_found("decision")
    comment = decidable(decision.comment_id, moderator, None)
    latest = comment.decisions.order_by("-id").first()
    if decision.action == Decision.Action.UNDO or latest != decision:
        raise conflict(
            "This decision was followed by another one.", "Undo the latest decision instead."
        )
    restore(comment, decision.before)
    if decision.action == Decision.Action.REJECT:
        withdraw(comment)
    elif decision.before["state"] == REJECTED:
        reinstate(comment)
    taken_back = Decision.objects.create(
        site_id=comment.site_id,
        comment=comment,
        moderator=moderator,
        action=Decision.Action.UNDO,
        before={"state": comment.state},
        undoes=decision,
    )
    record(
        "decision.undo",
        site_id=comment.site_id,
        by=moderator.pk,
        subject=comment.pk,
        decision=str(taken_back.pk),
        undoes=str(decision.pk),
    )
    tell("comment.decided", comment, action="undo", decision=str(taken_back.pk))
    return taken_back


def restore(comment: Comment, before: dict[str, object]) -> None:
    """Bring back state, place in the queue, risk and open flags."""
    state = str(before["state"])
    if state == PUBLISHED:
        show(comment)
    else:
        hide(comment, state)
    since = before["waiting_since"]
    flags = before["flags"]
    assert isinstance(flags, list)  # noqa: S101 - written by `snapshot`
    Flag.objects.filter(pk__in=flags).update(is_settled=False)
    # Readers may have flagged it since: then it goes on waiting for that.
    open_flags = comment.flags.filter(is_settled=False).aggregate(
        number=Count("id"), oldest=Min("created_at")
    )
    Comment.objects.filter(pk=comment.pk).update(
        waiting_since=dt.datetime.fromisoformat(str(since)) if since else open_flags["oldest"],
        risk=before["risk"],
        flag_count=open_flags["number"],
    )
