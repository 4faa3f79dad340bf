"""The orders of a thread as queries: roots after a place, replies after a reply.

Every query here is one seek in an index made for it and reads as many rows as it returns.
"""

import datetime as dt
import heapq
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

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
    """A root with the key that it is sorted by."""

    key: Key
    comment: Comment


@dataclass(frozen=True, slots=True)
class Order:
    """Roots sorted by a column, and by key among equals."""

    column: str
    field: Field  # type: ignore[type-arg]
    descending: bool = True

    def roots(self, thread: Thread, after: Position | None, limit: int) -> list[Ranked]:
        """At most `limit` visible roots of `thread` after the place `after`."""
        return [self.ranked(root) for root in self.after(thread, after)[:limit]]

    def after(self, thread: Thread, place: Position | None) -> QuerySet[Comment]:
        """Visible roots of `thread` after `place`, in order."""
        roots = visible_ones().filter(thread=thread, parent=None)
        sign = "-" if self.descending else ""
        if place is not None:
            compare = LessThan if self.descending else GreaterThan
            here = RowValue(
                Value(self.as_value(place.key), output_field=self.field),
                Value(place.root, output_field=UUIDField()),
            )
            roots = roots.filter(compare(RowValue(F(self.column), F("id")), here))
        return roots.order_by(f"{sign}{self.column}", f"{sign}id")

    def ranked(self, root: Comment) -> Ranked:
        """`root` with its present key: a number, for times microseconds since 1970."""
        value = getattr(root, self.column)
        return Ranked((value - EPOCH) // MICROSECOND if self.is_time else value, root)

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
        moved = visible_ones().filter(pk__in=list(grown), parent=None)
        moved_back = (Ranked(root.reply_count - grown[root.pk], root) for root in moved)
        place = (after.key, after.root)
        back = sorted((each for each in moved_back if rank(each) < place), key=rank, reverse=True)
        both = heapq.merge((self.ranked(r) for r in unmoved), back, key=rank, reverse=True)
        return list(islice(both, limit))


def rank(ranked: Ranked) -> tuple[Key, uuid.UUID]:
    """What decides between two roots."""
    return ranked.key, ranked.comment.pk


def replies_since(thread: Thread, start: uuid.UUID) -> dict[uuid.UUID, int]:
    """How many visible replies each root got that were written after the key `start` was made."""
    written = Comment.objects.filter(thread=thread, visible=True, id__gt=start)
    roots = written.filter(parent__isnull=False).values_list("root_id", flat=True)
    counts: dict[uuid.UUID, int] = {}
    for root in roots.order_by("id")[:MOVED_AT_MOST]:
        counts[root] = counts.get(root, 0) + 1
    return counts


def replies(root: uuid.UUID, after: uuid.UUID) -> QuerySet[Comment]:
    """Visible replies below `root`, at any depth, written after the comment `after`."""
    below = visible_ones().filter(root_id=root, parent__isnull=False, id__gt=after)
    return below.order_by("id")


def replies_below(roots: Iterable[Comment]) -> dict[uuid.UUID, list[Comment]]:
    """All visible replies below each of `roots`, as they were written."""
    answered = [root.pk for root in roots if root.reply_count]
    found: dict[uuid.UUID, list[Comment]] = {}
    if answered:
        rows = visible_ones().filter(root_id__in=answered, parent__isnull=False)
        for reply in rows.order_by("id"):
            found.setdefault(reply.root_id, []).append(reply)
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
