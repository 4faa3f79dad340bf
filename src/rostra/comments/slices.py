"""A slice of a thread's one long line: conversations in order, each a root and its replies."""

import uuid
from dataclasses import dataclass, replace

from rostra.comments.models import Comment, Thread
from rostra.comments.ordering import Order, Ranked, conversation, conversations
from rostra.comments.rules.cursors import Position
from rostra.store.ids import new_id


@dataclass(frozen=True, slots=True)
class Slice:
    """Comments of one page, and where the next one begins: None at the thread's end."""

    rows: list[Comment]
    end: Position | None = None


def thread_slice(thread: Thread, order: Order, size: int, start: Position | None) -> Slice:
    """`size` comments of the thread after `start`."""
    rest = rest_of_conversation(thread, start, size) if start and start.last else Slice([])
    if rest.end is not None:
        return rest
    room = size - len(rest.rows)
    ranked = order.roots(thread, start, room + 1)
    whole, cut = fitting(ranked, room)
    found = conversations([each.root for each in whole])
    rows = rest.rows + [comment for each in whole for comment in found[each.root]]
    begin = start.start if start else new_id()
    if cut is not None:
        more = len(ranked) > len(whole) + 1
        return with_part_of(thread, cut, rows, size, begin, more=more)
    if len(ranked) == len(whole):
        return Slice(rows)
    if whole:
        return Slice(rows, Position(whole[-1].key, whole[-1].root, None, begin))
    return Slice(rows, replace(start, last=None) if start else None)


def conversation_slice(thread: Thread, root: Comment, size: int, start: Position | None) -> Slice:
    """`size` comments of one conversation, the root first, after `start`."""
    if start is not None:
        return rest_of_conversation(thread, start, size)
    whole = Ranked(0, root.pk, root.reply_count)
    return with_part_of(thread, whole, [], size, new_id(), more=False)


def fitting(roots: list[Ranked], room: int) -> tuple[list[Ranked], Ranked | None]:
    """Of `roots` those that fit with all their replies, and one that fits with a part of them."""
    whole: list[Ranked] = []
    for ranked in roots:
        if room == 0:
            break
        if ranked.replies >= room:
            return whole, ranked
        whole.append(ranked)
        room -= ranked.replies + 1
    return whole, None


def with_part_of(
    thread: Thread,
    cut: Ranked,
    rows: list[Comment],
    size: int,
    begin: uuid.UUID,
    *,
    more: bool,
) -> Slice:
    """`rows`, then as much of the conversation `cut` as fills the page; more: others follow it."""
    room = size - len(rows)
    place = Position(cut.key, cut.root, None, begin)
    part = conversation(thread, cut.root, None, room + 1)
    if len(part) > room:
        return Slice(rows + part[:room], replace(place, last=part[room - 1].pk))
    return Slice(rows + part, place if more else None)


def rest_of_conversation(thread: Thread, start: Position, size: int) -> Slice:
    """What follows `start` in its conversation; end: None when it ends on this page."""
    rows = conversation(thread, start.root, start.last, size + 1)
    if len(rows) <= size:
        return Slice(rows)
    return Slice(rows[:size], replace(start, last=rows[size - 1].pk))
