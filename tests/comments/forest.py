"""Threads of any shape, planted in bulk with counters that are right."""

import datetime as dt
from collections.abc import Sequence

from rostra.comments.models import Comment, Thread
from rostra.members.models import Member
from rostra.store.ids import new_id

BEGIN = dt.datetime(2031, 3, 3, 8, 0, tzinfo=dt.UTC)


def plant(thread: Thread, author: Member, parents: Sequence[int | None]) -> list[Comment]:
    """Published comments, a minute apart; `parents[n]` is the place of the n-th one's parent."""
    rows: list[Comment] = []
    for place, parent_place in enumerate(parents):
        parent = rows[parent_place] if parent_place is not None else None
        key = new_id()
        rows.append(
            Comment(
                id=key,
                site_id=thread.site_id,
                thread=thread,
                author=author,
                parent=parent,
                root_id=parent.root_id if parent else key,
                depth=parent.depth + 1 if parent else 0,
                text=f"Remark {place}",
                html=f"<p>Remark {place}</p>",
                state=Comment.State.PUBLISHED,
                visible=True,
                created_at=BEGIN + dt.timedelta(minutes=place),
            )
        )
    count(rows)
    Comment.objects.bulk_create(rows, batch_size=500)
    Thread.objects.filter(pk=thread.pk).update(
        comment_count=len(rows), last_comment_at=rows[-1].created_at if rows else None
    )
    thread.refresh_from_db()
    return rows


def count(rows: Sequence[Comment]) -> None:
    """Set the reply counts: below a root all of its conversation, below a reply its own."""
    by_key = {row.id: row for row in rows}
    for row in rows:
        if row.parent_id is not None:
            for above in {row.root_id, row.parent_id}:
                by_key[above].reply_count += 1


def roots(number: int, replies_each: int = 0) -> list[int | None]:
    """The shape of `number` roots, each followed at once by its replies."""
    shape: list[int | None] = []
    for _ in range(number):
        root = len(shape)
        shape += [None, *[root] * replies_each]
    return shape


def chain(length: int) -> list[int | None]:
    """The shape of one conversation in which each comment answers the one before."""
    return [None, *range(length - 1)]
