"""Deciding on a comment. Every decision is kept with what it changed, so that it can be undone."""

import uuid

from django.db import transaction
from django.db.models import F

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import DELETED, PUBLISHED, REJECTED
from rostra.comments.services.visibility import hide, locked_thread, show, tell
from rostra.members.models import Member
from rostra.moderation.models import Decision
from rostra.moderation.services.site_rules import rule_named
from rostra.moderation.services.statements import state_reasons, withdraw
from rostra.store.audit import record
from rostra.store.problems import conflict, forbidden, invalid, not_found

Action = Decision.Action
LONGEST_REASON = 1000


def approve(
    comment_id: uuid.UUID, moderator: Member, *, seen: int | None = None, reason: str = ""
) -> Decision:
    """Publish a held or rejected comment; a published one stays, and its flags are settled.

    seen: the comment's version that the moderator read. Raises a Problem: 403 for who may not,
    404, 409 when the comment was edited, deleted or decided on meanwhile.
    """
    return decide(comment_id, moderator, Action.APPROVE, seen=seen, reason=reason)


def reject(
    comment_id: uuid.UUID,
    moderator: Member,
    rule: str,
    *,
    reason: str = "",
    seen: int | None = None,
) -> Decision:
    """Take a comment from readers for breaking `rule`; its author is told the rule and `reason`.

    Raises as `approve` does, and a 422 Problem for an unknown rule.
    """
    return decide(comment_id, moderator, Action.REJECT, seen=seen, rule=rule, reason=reason)


def escalate(
    comment_id: uuid.UUID, moderator: Member, *, reason: str = "", seen: int | None = None
) -> Decision:
    """Leave the decision to an editor: the comment goes to the top of the queue as it is."""
    return decide(comment_id, moderator, Action.ESCALATE, seen=seen, reason=reason)


@transaction.atomic
def decide(
    comment_id: uuid.UUID,
    moderator: Member,
    action: Decision.Action,
    *,
    seen: int | None,
    rule: str = "",
    reason: str = "",
) -> Decision:
    """Check, change, keep the decision, announce: all of it or nothing."""
    comment = decidable(comment_id, moderator, seen)
    broken = rule_named(comment.site_id, rule) if action == Action.REJECT else None
    refuse_repetition(comment, action)
    if len(reason) > LONGEST_REASON:
        raise invalid("The reason is too long.", f"Use up to {LONGEST_REASON} characters.")
    before = snapshot(comment)
    apply(comment, action)
    decision = Decision.objects.create(
        site_id=comment.site_id,
        comment=comment,
        moderator=moderator,
        action=action,
        rule=rule,
        reason=reason.strip(),
        before=before,
    )
    if broken is not None:
        state_reasons(comment, decision, broken)
    elif action == Action.APPROVE:
        withdraw(comment)
    record(
        f"decision.{action}",
        site_id=comment.site_id,
        by=moderator.pk,
        subject=comment.pk,
        words=decision.reason,
        decision=str(decision.pk),
        rule=rule,
    )
    tell("comment.decided", comment, action=str(action), decision=str(decision.pk))
    return decision


def decidable(comment_id: uuid.UUID, moderator: Member, seen: int | None) -> Comment:
    """The comment, its thread held, if this moderator may decide on what they saw."""
    found = Comment.objects.filter(pk=comment_id).first()
    if found is None:
        raise not_found("comment")
    if not moderator.has_role_at(found.site_id, "moderator"):
        raise forbidden("Only moderators of this site decide on comments.")
    locked_thread(found.thread_id)
    comment = Comment.objects.get(pk=comment_id)
    if comment.state == DELETED:
        raise conflict("Its author has deleted this comment meanwhile.", "Nothing needs deciding.")
    if seen is not None and comment.version != seen:
        raise conflict(who_came_first(comment), "Read it again, then decide.")
    return comment


def refuse_repetition(comment: Comment, action: Decision.Action) -> None:
    """Two moderators on one comment: the second is told who came first."""
    done = {Action.APPROVE: PUBLISHED, Action.REJECT: REJECTED}.get(action)
    if comment.waiting_since is not None or comment.state != done:
        return
    raise conflict(who_came_first(comment), "Go on with the next one.")


def who_came_first(comment: Comment) -> str:
    """What became of a comment meanwhile: an edit, or a decision and whose it was."""
    word = {PUBLISHED: "published", REJECTED: "rejected"}.get(comment.state)
    last = comment.decisions.select_related("moderator").order_by("-id").first()
    edited = comment.edited_at and (last is None or comment.edited_at > last.decided_at)
    if edited or word is None:
        return "The comment was edited after you opened it."
    who = last.moderator.name if last and last.moderator else "Somebody"
    return f"{who} has {word} this comment already."


def snapshot(comment: Comment) -> dict[str, object]:
    """What an undo needs to know."""
    since = comment.waiting_since
    open_flags = comment.flags.filter(is_settled=False).values_list("id", flat=True)
    return {
        "state": comment.state,
        "waiting_since": since.isoformat() if since else None,
        "risk": comment.risk,
        "flags": [str(flag) for flag in open_flags],
    }


def apply(comment: Comment, action: Decision.Action) -> None:
    """Change the comment as decided."""
    if action == Action.ESCALATE:
        Comment.objects.filter(pk=comment.pk).update(risk=1.0)
        return
    if action == Action.APPROVE:
        show(comment)
    else:
        hide(comment, REJECTED)
    comment.flags.filter(is_settled=False).update(is_settled=True)
    # Who has the comment open still must read it again before deciding otherwise.
    Comment.objects.filter(pk=comment.pk).update(
        waiting_since=None, flag_count=0, version=F("version") + 1
    )
