"""May people comment here now? The states, their order, and which scope wins (pure)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

STATES = (
    "open",
    "slow",
    "held-newcomers",
    "held-all",
    "members",
    "read-only",
    "suspended",
    "hidden",
)
SCOPES = ("site", "section", "topic", "article")
CLOSED = frozenset({"read-only", "suspended", "hidden"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One gate setting as it stands: scope and target, the state and what goes with it.

    target: "" for the site, else the section, topic or article key as text.
    until: when the state ends (aware), or None; then: the state that follows ("open").
    """

    scope: str
    target: str
    state: str
    notice: str = ""
    reason: str = ""
    until: dt.datetime | None = None
    then: str = "open"
    set_by: str = ""
    origin: str = "hand"
    version: int = 0


OPEN = Setting(scope="site", target="", state="open")


def strictness(state: str) -> int:
    """Rank of a state, 0 (open) to 7 (hidden). Raises ValueError for an unknown name."""
    return STATES.index(state)


def at_moment(setting: Setting, now: dt.datetime) -> Setting:
    """`setting` as it is at `now`: past its end it has become what follows it."""
    if setting.until is None or now < setting.until:
        return setting
    return replace(setting, state=setting.then, until=None, then="open", notice="", reason="")


def strictest(settings: Iterable[Setting], now: dt.datetime) -> Setting:
    """The setting that counts: the strictest state; among equals the narrowest scope."""
    current = [at_moment(setting, now) for setting in settings]
    return max(
        current,
        key=lambda s: (strictness(s.state), SCOPES.index(s.scope)),
        default=OPEN,
    )


@dataclass(frozen=True, slots=True)
class Admission:
    """What the gate says to one writer: may they post, is the comment held, how long to wait.

    why: "closed", "members-only", "slow", "held-newcomers", "held-all" or "".
    """

    allowed: bool
    held: bool = False
    why: str = ""
    wait_seconds: int = 0


def admit(
    state: str,
    *,
    accepted_comments: int,
    is_staff: bool = False,
    is_guest: bool = False,
    seconds_since_last: float | None = None,
    slow_seconds: int = 120,
    newcomer_below: int = 1,
) -> Admission:
    """Decide for one writer under `state`.

    A newcomer is a guest or has fewer than `newcomer_below` accepted comments. Staff write in
    every state that is not closed, unheld; closed states stop everybody.
    """
    if state in CLOSED:
        return Admission(allowed=False, why="closed")
    if is_staff:
        return Admission(allowed=True)
    newcomer = is_guest or accepted_comments < newcomer_below
    if state == "members" and newcomer:
        return Admission(allowed=False, why="members-only")
    if state == "held-all" or (state == "held-newcomers" and newcomer):
        return Admission(allowed=True, held=True, why=state)
    if state == "slow" and seconds_since_last is not None and seconds_since_last < slow_seconds:
        wait = int(slow_seconds - seconds_since_last) + 1
        return Admission(allowed=False, why="slow", wait_seconds=wait)
    return Admission(allowed=True)
