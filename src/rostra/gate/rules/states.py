"""The commenting states, their order, and what a setting becomes when its end comes (pure)."""

import datetime as dt
from dataclasses import dataclass, replace

from rostra.gate.rules.timetable import Timetable
from rostra.store.states import STATES

SCOPES = ("site", "section", "topic", "article")
CLOSED = frozenset({"read-only", "suspended", "hidden"})

# hand: screen or API; notice: the article's own words; end: a set time came.
ORIGINS = ("hand", "command", "notice", "end", "undo", "schedule", "breaker")
BY_ITSELF = frozenset({"end", "schedule"})


@dataclass(frozen=True, slots=True)
class Step:
    """A state that follows another, and when it ends in turn (aware), or None: it stays."""

    state: str
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """One gate setting as it stands: scope and target, the state and what goes with it.

    target: "" for the site, else the section, topic or article key as text.
    until: when the state ends (aware), or None; steps: what follows then, in order; without any
    it is `open`. set_by: the name of the member who set it, or "". version: grows with every
    change, also with one that time made. table: the schedule of this scope; until `loosened_until`
    a looser state set by hand stands against it.
    """

    scope: str
    target: str
    state: str
    notice: str = ""
    reason: str = ""
    until: dt.datetime | None = None
    steps: tuple[Step, ...] = ()
    set_by: str = ""
    set_at: dt.datetime | None = None
    origin: str = "hand"
    version: int = 0
    table: Timetable | None = None
    loosened_until: dt.datetime | None = None

    @property
    def following(self) -> tuple[Step, ...]:
        """All that follows, the opening at the end included; () where nothing ends."""
        last = self.steps[-1] if self.steps else Step(self.state, self.until)
        return self.steps if last.until is None else (*self.steps, Step("open"))

    @property
    def then(self) -> str:
        """The state that follows when this one ends."""
        return self.following[0].state if self.following else "open"

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    @property
    def is_closed(self) -> bool:
        """Whether nobody may write."""
        return self.state in CLOSED


OPEN = Setting(scope="site", target="", state="open")


def strictness(state: str) -> int:
    """Rank of a state, 0 (open) to 7 (hidden). Raises ValueError for an unknown name."""
    return STATES.index(state)


def ends_come(setting: Setting, now: dt.datetime) -> tuple[Setting, ...]:
    """What `setting` has turned into up to `now`, one for each end that has come, in order.

    The notice spoke of the state that ended and goes with it; the reason is still why comments
    are not open, and goes with the last step.
    """
    passed: list[Setting] = []
    while setting.until is not None and setting.until <= now:
        following, *later = setting.following
        is_open = following.state == "open"
        setting = replace(
            setting,
            state=following.state,
            until=following.until,
            steps=tuple(later),
            notice="",
            reason="" if is_open else setting.reason,
            set_at=setting.until,
            origin="end",
            version=setting.version + 1,
        )
        passed.append(setting)
    return tuple(passed)
