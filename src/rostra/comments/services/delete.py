"""Deleting a comment."""

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import DELETED
from rostra.comments.services.visibility import hide
from rostra.comments.services.writers import moderates
from rostra.members.models import Member
from rostra.store.problems import forbidden


def delete(comment: Comment, by: Member) -> Comment:
    """Delete `comment` for its author, or for a moderator of its site; deleted ones stay deleted.

    Readers see it no more: with visible replies a tombstone keeps the thread's shape. The row keeps
    its text for moderators alone, so that flags, decisions and appeals about it can be understood;
    erasing a member erases it. Raises a 403 Problem for anybody else.
    """
    own = comment.author_id == by.pk
    if not own and not moderates(by, comment.site_id):
        raise forbidden("This is somebody else's comment.", "You can flag it for the moderators.")
    return hide(comment, DELETED, by="author" if own else "moderator")
