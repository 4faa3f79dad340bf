"""A slice of a thread's one long line: roots in order, each followed by its replies."""

import uuid
from dataclasses import dataclass, replace

from rostra.comments.models import Comment, Thread
from rostra.comments.ordering import Order, Ranked, replies, replies_below
from rostra.comments.rules.cursors import Position
from rostra.store.ids import new_id


@dataclass(frozen=True, slots=True)
class Slice:
    """Comments of one page, and where the next one begins: None at the thread's end."""

    rows: list[Comment]
    end: Position | None = None


def thread_slice(thread: Thread, order: Order, size: int, start: Position | None) -> Slice:
    """`size` comments of the thread after `start`."""
    rest = rest_of_conversation(start, size) if start and not start.done else Slice([])
    if rest.end is not None:
        return rest
    room = size - len(rest.rows)
    ranked = order.roots(thread, start, room + 1)
    taken, cut = fitting(ranked, room)
    below = replies_below(each.comment for each in taken)
    rows = list(rest.rows)
    for each in taken:
        rows += [each.comment, *below.get(each.comment.pk, ())]
    begin = start.start if start else new_id()
    if cut is not None:
        return with_part_of(cut, rows, size, begin, is_last=len(ranked) == len(taken) + 1)
    if len(ranked) == len(taken):
        return Slice(rows)
    if not taken and start is not None:
        return Slice(rows, replace(start, reply=None, done=True))
    last = taken[-1]
    return Slice(rows, Position(last.key, last.comment.pk, None, True, begin))


def conversation_slice(root: Comment, size: int, start: Position | None) -> Slice:
    """`size` comments of one conversation, the root first, after `start`."""
    if start is not None:
        return rest_of_conversation(start, size)
    return with_part_of(Ranked(0, root), [], size, new_id(), is_last=True)


def fitting(roots: list[Ranked], room: int) -> tuple[list[Ranked], Ranked | None]:
    """Of `roots` those that fit with all their replies, and one that fits with a part of them."""
    taken: list[Ranked] = []
    for ranked in roots:
        if room == 0:
            break
        room -= 1
        if ranked.comment.reply_count > room:
            return taken, ranked
        room -= ranked.comment.reply_count
        taken.append(ranked)
    return taken, None


def with_part_of(
    cut: Ranked, rows: list[Comment], size: int, begin: uuid.UUID, *, is_last: bool
) -> Slice:
    """`rows`, then the root `cut` and as many of its replies as fill the page."""
    root = cut.comment
    rows = [*rows, root]
    room = size - len(rows)
    part = list(replies(root.pk, root.pk)[: room + 1])
    place = Position(cut.key, root.pk, None, True, begin)
    if len(part) <= room:
        return Slice([*rows, *part], None if is_last else place)
    shown = part[:room]
    return Slice([*rows, *shown], replace(place, reply=shown[-1].pk if shown else None, done=False))


def rest_of_conversation(start: Position, size: int) -> Slice:
    """Further replies of the conversation that the page before broke off; end: None when it ends
    on this page."""
    rows = list(replies(start.root, start.reply or start.root)[: size + 1])
    if len(rows) <= size:
        return Slice(rows)
    return Slice(rows[:size], replace(start, reply=rows[size - 1].pk))
