"""One page of a thread.

The whole thread is one long line: roots by the chosen order, each followed by its replies as they
were written. A page is a slice of that line, so a parent always comes before its replies, a page
costs the same in a thread of ten comments and of ten thousand, and a conversation of 5,000 replies
is paged like any other. Within the page replies are arranged as a tree.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from rostra.comments.models import Comment, Reaction, Thread
from rostra.comments.ordering import ORDERS
from rostra.comments.rules.cursors import Position, read_cursor, write_cursor
from rostra.comments.rules.order import known_sort, page_size
from rostra.comments.rules.tree import arrange, parents_elsewhere
from rostra.comments.rules.visibility import CHECKING, HELD, REJECTED
from rostra.comments.slices import conversation_slice, thread_slice
from rostra.members.models import Member
from rostra.store.ids import new_id

OWN_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Comments in reading order, and what is needed to show them.

    comments: visible ones, tombstones among them; next_cursor: None on the last page; elsewhere:
    parents that stand on an earlier page, by key; mine: the viewer's reactions, by comment; own:
    the viewer's comments in this thread that others do not see, newest first (first page alone).
    """

    thread: Thread
    sort: str
    comments: list[Comment]
    next_cursor: str | None = None
    elsewhere: dict[uuid.UUID, Comment] = field(default_factory=dict)
    mine: dict[uuid.UUID, str] = field(default_factory=dict)
    own: list[Comment] = field(default_factory=list)


def thread_page(
    thread: Thread,
    *,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int | None = None,
    viewer: Member | None = None,
    root: Comment | None = None,
) -> ThreadPage:
    """A page of `thread`: `limit` comments (1 to 500, else 200), roots and replies together.

    sort: newest, oldest, discussed or best; root: only the conversation below this root.
    Raises a 422 Problem for an unknown order, a size out of bounds or a cursor from elsewhere.
    """
    order, size = known_sort(sort), page_size(limit)
    scope = scope_of(thread, order, root)
    start = read_cursor(cursor, scope) if cursor else None
    if root is None:
        part = thread_slice(thread, ORDERS[order], size, start)
    else:
        part = conversation_slice(thread, root, size, start)
    return ThreadPage(
        thread,
        order,
        arrange(part.rows),
        next_cursor=write_cursor(part.end, scope) if part.end else None,
        elsewhere=parents_of(part.rows),
        mine=reactions_of(viewer, part.rows),
        own=own_unseen(thread, viewer) if viewer and start is None else [],
    )


def scope_of(thread: Thread, order: str, root: Comment | None) -> str:
    """What a cursor belongs to."""
    return f"{thread.pk.hex} {root.pk.hex if root else order}"


def cursor_at(comment: Comment) -> str:
    """The cursor with which a page of the comment's conversation (`root=`) begins at it."""
    before = uuid.UUID(int=comment.pk.int - 1)
    place = Position(0, comment.root_id, before, new_id())
    return write_cursor(place, f"{comment.thread_id.hex} {comment.root_id.hex}")


def parents_of(comments: Sequence[Comment]) -> dict[uuid.UUID, Comment]:
    """Parents that are not among `comments`, by key."""
    wanted = parents_elsewhere(comments)
    if not wanted:
        return {}
    return Comment.objects.select_related("author").in_bulk(list(wanted))


def reactions_of(viewer: Member | None, comments: Sequence[Comment]) -> dict[uuid.UUID, str]:
    """What `viewer` said of each of `comments`."""
    if viewer is None or not comments:
        return {}
    mine = Reaction.objects.filter(member=viewer, comment__in=[c.pk for c in comments])
    return dict(mine.values_list("comment_id", "kind"))


def own_unseen(thread: Thread, viewer: Member) -> list[Comment]:
    """The viewer's newest comments here that others do not see: checking, held or rejected."""
    unseen = Comment.objects.select_related("author").filter(
        thread=thread, author=viewer, visible=False, state__in=[CHECKING, HELD, REJECTED]
    )
    return list(unseen.order_by("-id")[:OWN_SHOWN])
