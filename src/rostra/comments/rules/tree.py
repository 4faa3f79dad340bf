"""Comments of one page, in the order in which they are read."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar
from uuid import UUID


class Placed(Protocol):
    """What has a key and perhaps a parent."""

    @property
    def id(self) -> UUID: ...
    @property
    def parent_id(self) -> UUID | None: ...


P = TypeVar("P", bound=Placed)


def arrange(comments: Sequence[P]) -> list[P]:
    """`comments` so that each stands after its parent, with its own replies right below it.

    Those whose parent is not among them begin a branch where they stand. Siblings keep their order.
    No recursion: a chain of 5,000 replies is an ordinary case.
    """
    present = {comment.id for comment in comments}
    children: dict[UUID, list[P]] = {}
    tops: list[P] = []
    for comment in comments:
        if comment.parent_id in present and comment.parent_id is not None:
            children.setdefault(comment.parent_id, []).append(comment)
        else:
            tops.append(comment)
    ordered: list[P] = []
    waiting: list[P] = list(reversed(tops))
    while waiting:
        comment = waiting.pop()
        ordered.append(comment)
        waiting.extend(reversed(children.get(comment.id, ())))
    return ordered


def parents_elsewhere(comments: Iterable[P]) -> set[UUID]:
    """Keys of parents that are needed to understand `comments` and are not among them."""
    listed = list(comments)
    present = {comment.id for comment in listed}
    return {c.parent_id for c in listed if c.parent_id is not None and c.parent_id not in present}
