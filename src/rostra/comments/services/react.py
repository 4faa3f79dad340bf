"""Reactions: what a reader says of a comment without writing."""

from django.db import transaction

from rostra.comments.models import Comment, Reaction
from rostra.comments.rules.reactions import changed, known_kind, prior_score
from rostra.comments.rules.visibility import PUBLISHED
from rostra.comments.services.gating import pass_open
from rostra.comments.services.visibility import locked_thread, tell, touch_thread
from rostra.members.models import Member
from rostra.members.services.standing import require_good_standing
from rostra.store.problems import invalid, not_found


def react(comment: Comment, member: Member, kind: str | None) -> Comment:
    """Set the member's one reaction to `comment`, in place of a former one; None takes it back.

    Raises a Problem: 403 for who may not take part, 404 for a comment that is not published, 422
    for an unknown kind or one's own comment, 423 where the thread is closed.
    """
    require_good_standing(member)
    if kind is not None:
        known_kind(kind)
    if comment.author_id == member.pk:
        raise invalid("This is your own comment.", "Reactions are for what others wrote.")
    with transaction.atomic():
        thread = locked_thread(comment.thread_id)
        pass_open(thread)
        comment = Comment.objects.select_related("author", "thread__site").get(pk=comment.pk)
        if comment.state != PUBLISHED:
            raise not_found("comment", "It may have been removed meanwhile.")
        before = Reaction.objects.filter(comment=comment, member=member).first()
        former = before.kind if before else None
        if kind == former:
            return comment
        write(comment, member, before, kind)
        comment.reactions = changed(comment.reactions, former, kind)
        comment.score = prior_score(comment.reactions)
        comment.save(update_fields=["reactions", "score"])
        touch_thread(comment.thread_id)
        tell("comment.reacted", comment, reactions=comment.reactions)
    return comment


def write(comment: Comment, member: Member, before: Reaction | None, kind: str | None) -> None:
    """Bring the member's row to `kind`."""
    if before is None and kind is not None:
        site = comment.site_id
        Reaction.objects.create(site_id=site, comment=comment, member=member, kind=kind)
    elif before is not None and kind is None:
        before.delete()
    elif before is not None and kind is not None:
        before.kind = kind
        before.save(update_fields=["kind"])
