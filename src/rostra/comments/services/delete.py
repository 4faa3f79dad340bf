"""Deleting a comment."""

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import DELETED
from rostra.comments.services.visibility import hide
from rostra.comments.services.writers import moderates
from rostra.members.models import Member
from rostra.store.problems import forbidden


def delete(comment: Comment, by: Member) -> Comment:
    """Delete `comment` for its author; deleted ones stay deleted.

    Readers see it no more: with visible replies a tombstone keeps the thread's shape. The row keeps
    its text for moderators alone, so that flags, decisions and appeals about it can be understood;
    erasing a member erases it. Raises a 403 Problem for anybody else: moderators reject, for a
    rule, so that the author is told why and can appeal.
    """
    if comment.author_id == by.pk:
        return hide(comment, DELETED, by="author")
    if moderates(by, comment.site_id):
        raise forbidden(
            "This is somebody else's comment.",
            "Reject it in the queue, for a rule: then its author is told why.",
        )
    raise forbidden("This is somebody else's comment.", "You can flag it for the moderators.")
