"""Who sees what of a comment, and until when it may be changed."""

import datetime as dt
import enum

PUBLISHED, CHECKING, HELD, REJECTED, DELETED = (
    "published",
    "checking",
    "held",
    "rejected",
    "deleted",
)
WAITING = (CHECKING, HELD)
"""Not yet decided: its writer sees it, with the reasons."""


class View(enum.Enum):
    """How much of a comment somebody may see."""

    FULL = "full"
    TOMBSTONE = "tombstone"
    NOTHING = "nothing"


def view_of(state: str, *, visible: bool, own: bool = False, moderator: bool = False) -> View:
    """What a reader sees of a comment in `state`.

    Published ones are for everybody. One that waits or was rejected is shown to its writer and to
    moderators. A deleted text is shown to moderators alone: it is kept so that flags and decisions
    about it can be understood. For all others a comment with visible replies leaves a tombstone,
    which keeps the thread's shape and says neither what stood there nor who wrote it.
    """
    if state == PUBLISHED or moderator or (own and state != DELETED):
        return View.FULL
    return View.TOMBSTONE if visible else View.NOTHING


def public_state(state: str) -> str:
    """The state that those are told who see only a tombstone: why it went is not their business."""
    return PUBLISHED if state == PUBLISHED else DELETED


def editable_until(created_at: dt.datetime, minutes: int) -> dt.datetime:
    """When the window for edits closes: `minutes` after the comment was written."""
    return created_at + dt.timedelta(minutes=minutes)


def may_edit(state: str, created_at: dt.datetime, minutes: int, now: dt.datetime) -> bool:
    """Whether its writer may still change a comment in `state`."""
    return state in (PUBLISHED, *WAITING) and now < editable_until(created_at, minutes)
