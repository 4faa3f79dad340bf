"""Bringing a comment before readers and taking it away, with everything that counts it.

Invariants, kept here alone and tested as such:
- a comment is `visible` when it is published, or has visible replies (then as a tombstone);
- `reply_count` of a root counts the visible comments below it at any depth, that of a reply the
  visible ones right below it;
- `thread.comment_count` counts published comments, `author.accepted_comments` the author's.
"""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Coalesce, Greatest

from rostra.comments.models import Comment, Thread
from rostra.comments.rules.visibility import DELETED, HELD, PUBLISHED, REJECTED
from rostra.members.models import Member
from rostra.store.clock import now
from rostra.store.models import announce


def locked_thread(thread_id: uuid.UUID) -> Thread:
    """The thread, its row held until the transaction ends: changes in a thread take turns."""
    return Thread.objects.select_for_update(of=("self",)).select_related("site").get(pk=thread_id)


def show(comment: Comment) -> Comment:
    """Publish `comment`, whatever its state was; it leaves the queue. Returns it as stored."""
    with transaction.atomic():
        locked_thread(comment.thread_id)
        comment = Comment.objects.get(pk=comment.pk)
        if comment.state == PUBLISHED:
            return comment
        was_visible = comment.visible
        comment.state, comment.visible, comment.waiting_since = PUBLISHED, True, None
        comment.save(update_fields=["state", "visible", "waiting_since"])
        if not was_visible:
            count_appearing(comment)
        count_accepted(comment, 1)
        touch_thread(comment.thread_id, published=1, written_at=comment.created_at)
        tell("comment.published", comment)
    return comment


def hide(comment: Comment, state: str, **data: object) -> Comment:
    """Take `comment` from readers into `state`: checking, held, rejected or deleted.

    With visible replies it stays as a tombstone. Held, it enters the queue; rejected or deleted, it
    leaves it. data: further details for the outbox. Returns the comment as stored.
    """
    if state == PUBLISHED:
        raise ValueError("show() publishes")
    with transaction.atomic():
        locked_thread(comment.thread_id)
        comment = Comment.objects.get(pk=comment.pk)
        if comment.state == state:
            return comment
        was_published, was_visible = comment.state == PUBLISHED, comment.visible
        comment.state = state
        if state == HELD:
            comment.waiting_since = comment.waiting_since or now()
        elif state in (REJECTED, DELETED):
            comment.waiting_since = None
        comment.save(update_fields=["state", "waiting_since"])
        if was_published:
            count_accepted(comment, -1)
        if was_visible and comment.reply_count == 0:
            count_vanishing(comment)
        if was_visible:
            touch_thread(comment.thread_id, published=-1 if was_published else 0)
        if was_published:
            tell("comment.removed", comment, state=state, **data)
        if state == HELD:
            tell("comment.held", comment)
    return comment


def count_appearing(comment: Comment) -> None:
    """Count a comment that just became visible; hidden ones above it reappear as tombstones."""
    while True:
        add_replies(comment, 1)
        parent = comment.parent
        if parent is None or parent.visible:
            return
        Comment.objects.filter(pk=parent.pk).update(visible=True)
        comment = parent


def count_vanishing(comment: Comment) -> None:
    """Make `comment`, which has no visible replies, invisible; so are tombstones left childless."""
    while True:
        Comment.objects.filter(pk=comment.pk).update(visible=False)
        comment.visible = False
        add_replies(comment, -1)
        if comment.parent_id is None:
            return
        parent = Comment.objects.get(pk=comment.parent_id)
        if parent.state == PUBLISHED or parent.reply_count > 0:
            return
        comment = parent


def add_replies(comment: Comment, number: int) -> None:
    """Change the reply counts above `comment`: of its root, and of its parent."""
    if comment.parent_id is not None:
        above = {comment.root_id, comment.parent_id}
        Comment.objects.filter(pk__in=above).update(reply_count=more("reply_count", number))


def count_accepted(comment: Comment, number: int) -> None:
    """Change how many comments of the author are published."""
    if comment.author_id is not None:
        accepted = more("accepted_comments", number)
        Member.objects.filter(pk=comment.author_id).update(accepted_comments=accepted)


def more(column: str, number: int) -> Greatest:
    """`column` and `number` more, never below 0: a figure that was wrong stops no moderator."""
    return Greatest(F(column) + number, Value(0))


def touch_thread(
    thread_id: uuid.UUID, *, published: int = 0, written_at: dt.datetime | None = None
) -> None:
    """Say that readers see something new: `version` grows.

    published: how many more published comments there are (or fewer, below 0); written_at: when the
    one that appeared was written.
    """
    changes: dict[str, Any] = {"version": F("version") + 1}
    if published:
        changes["comment_count"] = more("comment_count", published)
    if written_at is not None:
        written = Value(written_at, output_field=DateTimeField())
        latest = Coalesce(F("last_comment_at"), written)
        changes["last_comment_at"] = Greatest(latest, written)
    Thread.objects.filter(pk=thread_id).update(**changes)


def tell(kind: str, comment: Comment, **data: object) -> None:
    """Announce a change of `comment`."""
    announce(
        kind,
        site_id=comment.site_id,
        thread_id=comment.thread_id,
        subject_id=comment.pk,
        root=str(comment.root_id),
        **data,
    )
