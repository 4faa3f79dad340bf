"""What a setting is at a moment: its ends come, its schedule counted (pure).

The stricter of what was set and what the schedule says counts. A looser state that somebody set by
hand stands against the schedule until `loosened_until`: the schedule's next change at that time.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from rostra.gate.rules.states import Setting, Step, ends_come, strictness
from rostra.gate.rules.timetable import Timetable, next_change, said_at

CHANGES_TOLD = 4
FOR_GOOD = dt.timedelta(days=36_500)


def at_moment(setting: Setting, now: dt.datetime) -> Setting:
    """`setting` as it is at `now`: past its end it has become what follows it, and its schedule is
    counted."""
    passed = ends_come(setting, now)
    return under_schedule(passed[-1] if passed else setting, now)


def under_schedule(setting: Setting, now: dt.datetime) -> Setting:
    """`setting` with what its schedule says at `now`; without one, `setting` itself.

    What the schedule makes has `origin` "schedule", its next change as `until`, and no `table`.
    """
    table = setting.table
    if table is None:
        return setting
    said, bare = said_at(table, now), replace(setting, table=None)
    if is_loosened(setting, now) or strictness(setting.state) >= strictness(said.state):
        return bare
    changes = list(_until_open(setting, table, said.state, now))
    steps = [
        Step(state, changes[place + 1][0] if place + 1 < len(changes) else None)
        for place, (_, state) in enumerate(changes)
    ]
    return replace(
        bare,
        state=said.state,
        notice="",
        reason=said.reason,
        until=changes[0][0] if changes else None,
        steps=tuple(steps),
        set_by="",
        set_at=None,
        origin="schedule",
        loosened_until=None,
    )


def is_loosened(setting: Setting, now: dt.datetime) -> bool:
    """Whether a hand holds the gate looser than its schedule at `now`."""
    return setting.loosened_until is not None and now < setting.loosened_until


def loosening(table: Timetable | None, state: str, now: dt.datetime) -> dt.datetime | None:
    """Until when `state`, set by hand at `now`, stands against `table`; None where it need not."""
    if table is None or strictness(state) >= strictness(said_at(table, now).state):
        return None
    change = next_change(table, now)
    return change[0] if change else now + FOR_GOOD


def _until_open(
    setting: Setting, table: Timetable, state: str, now: dt.datetime
) -> Iterator[tuple[dt.datetime, str]]:
    """The next changes of what counts, up to the opening, four at most."""
    for _ in range(CHANGES_TOLD):
        change = next_change(table, now)
        if change is None:
            return
        now, said = change
        stands = (ends_come(setting, now) or (setting,))[-1].state
        becomes = max(said.state, stands, key=strictness)
        if becomes != state:
            yield now, becomes
        state = becomes
        if state == "open":
            return


def next_edge(setting: Setting, now: dt.datetime) -> dt.datetime | None:
    """The first moment after `now` at which `setting`, its schedule beside it, may change."""
    ends = [setting.until, *(step.until for step in setting.steps), setting.loosened_until]
    if setting.table and (change := next_change(setting.table, now)):
        ends.append(change[0])
    return min((end for end in ends if end and end > now), default=None)


def spans(
    setting: Setting, start: dt.datetime, end: dt.datetime
) -> list[tuple[dt.datetime, dt.datetime, str]]:
    """From when to when which state counts between `start` and `end`."""
    found: list[tuple[dt.datetime, dt.datetime, str]] = []
    while start < end:
        state, edge = at_moment(setting, start).state, next_edge(setting, start)
        until = min(edge, end) if edge else end
        if found and found[-1][2] == state:
            found[-1] = (found[-1][0], until, state)
        else:
            found.append((start, until, state))
        start = until
    return found
