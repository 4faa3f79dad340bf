"""Flags: a reader's word to the moderators."""

from django.db import transaction

from rostra.comments.models import Comment, Flag
from rostra.comments.rules.flags import flagged_risk, known_reason
from rostra.comments.rules.visibility import PUBLISHED
from rostra.comments.services.visibility import locked_thread, tell
from rostra.members.models import Member
from rostra.members.services.standing import require_good_standing
from rostra.store.clock import now
from rostra.store.problems import invalid, not_found

LONGEST_NOTE = 500


def flag(comment: Comment, member: Member, reason: str, note: str = "") -> Flag:
    """Call the moderators to `comment`; a second flag by the same reader replaces the first.

    The comment enters the queue and stays published: flags order the queue and never hide, however
    many there are. A flag that a moderator has decided on stays decided.
    Raises a Problem: 403 for who may not take part, 404 for a comment that is not published, 422
    for an unknown reason or one's own comment.
    """
    require_good_standing(member)
    known_reason(reason)
    if comment.author_id == member.pk:
        raise invalid("This is your own comment.", "You can delete it.")
    note = "".join(c for c in note if c.isprintable() or c == "\n").strip()
    if len(note) > LONGEST_NOTE:
        raise invalid("The note is too long.", f"Use up to {LONGEST_NOTE} characters.")
    with transaction.atomic():
        locked_thread(comment.thread_id)
        comment = Comment.objects.get(pk=comment.pk)
        if comment.state != PUBLISHED:
            raise not_found("comment", "It may have been removed meanwhile.")
        written, is_new = Flag.objects.update_or_create(
            comment=comment,
            member=member,
            defaults={"reason": reason, "note": note},
            create_defaults={"reason": reason, "note": note, "site_id": comment.site_id},
        )
        if not written.is_settled:
            call_moderators(comment)
            if is_new:
                tell("comment.flagged", comment, reason=reason)
    return written


def call_moderators(comment: Comment) -> None:
    """Put a flagged comment into the queue, as urgent as its open flags make it."""
    open_flags = comment.flags.filter(is_settled=False)
    reasons = list(open_flags.values_list("reason", flat=True))
    comment.flag_count = len(reasons)
    comment.risk = max(comment.risk, flagged_risk(reasons))
    comment.waiting_since = comment.waiting_since or now()
    comment.save(update_fields=["flag_count", "risk", "waiting_since"])
