"""The orders of a thread as queries: roots after a place, the comments of a conversation.

Every query here is one seek in an index made for it and reads as many rows as it returns.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import (
    BooleanField,
    DateTimeField,
    F,
    Field,
    FloatField,
    Func,
    IntegerField,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.lookups import GreaterThan, LessThan

from rostra.comments.models import Comment, Thread
from rostra.comments.rules.cursors import Key, Position

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)
MOVED_AT_MOST = 1000


class RowValue(Func):
    """(a, b): SQL compares such pairs column by column, in one seek of an index over both."""

    template = "(%(expressions)s)"
    output_field = BooleanField()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A root with what it is sorted by, and how many visible comments stand below it."""

    key: Key
    root: uuid.UUID
    replies: int


@dataclass(frozen=True, slots=True)
class Order:
    """Roots sorted by a column, and by key among equals."""

    column: str
    field: Field  # type: ignore[type-arg]
    descending: bool = True

    def roots(self, thread: Thread, after: Position | None, limit: int) -> list[Ranked]:
        """At most `limit` visible roots of `thread` after the place `after`."""
        return self.ranked(self.after(thread, after)[:limit])

    def after(self, thread: Thread, place: Position | None) -> QuerySet[Comment]:
        """Visible roots of `thread` after `place`, in order."""
        roots = Comment.objects.filter(thread=thread, visible=True, parent=None)
        sign = "-" if self.descending else ""
        if place is not None:
            compare = LessThan if self.descending else GreaterThan
            here = RowValue(
                Value(self.as_value(place.key), output_field=self.field),
                Value(place.root, output_field=UUIDField()),
            )
            roots = roots.filter(compare(RowValue(F(self.column), F("id")), here))
        return roots.order_by(f"{sign}{self.column}", f"{sign}id")

    def ranked(self, roots: QuerySet[Comment]) -> list[Ranked]:
        """`roots` with their present keys: numbers, for times microseconds since 1970."""
        rows = roots.values_list(self.column, "id", "reply_count")
        return [Ranked(self.as_key(value), root, replies) for value, root, replies in rows]

    def as_key(self, value: Any) -> Key:
        """The number that stands for what the column holds."""
        key: Key = (value - EPOCH) // MICROSECOND if self.is_time else value
        return key

    def as_value(self, key: Key) -> dt.datetime | Key:
        """What the column holds for `key`."""
        return EPOCH + int(key) * MICROSECOND if self.is_time else key

    @property
    def is_time(self) -> bool:
        return isinstance(self.field, DateTimeField)


class MostDiscussed(Order):
    """Roots by the number of replies, as it was when the reading began.

    Each new reply moves its root up. Without regard to that, a root that passes the reader's place
    between two pages would never be shown; so those with replies written since are put where they
    were. (Beyond a thousand such replies the present order serves.)
    """

    __slots__ = ()

    def roots(self, thread: Thread, after: Position | None, limit: int) -> list[Ranked]:
        if after is None:
            return super().roots(thread, after, limit)
        grown = replies_since(thread, after.start)
        unmoved = self.after(thread, after).exclude(pk__in=list(grown))[:limit]
        place = (after.key, after.root)
        moved = self.ranked(Comment.objects.filter(pk__in=list(grown), visible=True))
        as_before = (replace(each, key=each.key - grown[each.root]) for each in moved)
        back = [each for each in as_before if rank(each) < place]
        return sorted([*self.ranked(unmoved), *back], key=rank, reverse=True)[:limit]


def rank(ranked: Ranked) -> tuple[Key, uuid.UUID]:
    """What decides between two roots."""
    return ranked.key, ranked.root


def replies_since(thread: Thread, start: uuid.UUID) -> dict[uuid.UUID, int]:
    """How many visible replies each root got that were written after the key `start` was made."""
    written = Comment.objects.filter(thread=thread, visible=True, parent__isnull=False)
    newer = written.filter(id__gt=start).order_by("id")
    return dict(Counter(newer.values_list("root_id", flat=True)[:MOVED_AT_MOST]))


def conversation(
    thread: Thread, root: uuid.UUID, after: uuid.UUID | None, limit: int
) -> list[Comment]:
    """At most `limit` visible comments of one conversation: the root, then the replies at any depth
    as they were written; those after the comment `after`, where one is given."""
    line = visible_ones().filter(thread=thread, root_id=root).order_by("id")
    return list((line.filter(id__gt=after) if after else line)[:limit])


def conversations(roots: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Comment]]:
    """Whole conversations, each as `conversation` has it."""
    found: dict[uuid.UUID, list[Comment]] = {root: [] for root in roots}
    if roots:
        for comment in visible_ones().filter(root_id__in=roots).order_by("id"):
            found[comment.root_id].append(comment)
    return found


def visible_ones() -> QuerySet[Comment]:
    """What readers see, each with its author."""
    return Comment.objects.filter(visible=True).select_related("author")


ORDERS: dict[str, Order] = {
    "newest": Order("created_at", DateTimeField()),
    "oldest": Order("created_at", DateTimeField(), descending=False),
    "discussed": MostDiscussed("reply_count", IntegerField()),
    "best": Order("score", FloatField()),
}
