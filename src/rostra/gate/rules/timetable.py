"""Hours by weekday, special days and planned times: which state at an instant, what next (pure).

Where several lines cover one instant the strictest counts, as everywhere. The lines of a special
day stand in place of the weekly ones from its midnight to the next.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from rostra.gate.rules.walltime import DAY_MINUTES, day_at, instant
from rostra.store.states import STATES

DAYS_AHEAD = 15
YEARS_AHEAD = 9  # from any year to the next 29 February, over a century without one


@dataclass(frozen=True, slots=True)
class Said:
    """A state, and why in the words of the schedule ("" where it gives none)."""

    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes `start` to `end` of a day hold `said`; an end past 1,440 lies in the next day."""

    said: Said
    start: int = 0
    end: int = DAY_MINUTES


@dataclass(frozen=True, slots=True)
class Weekly:
    """Hours of some weekdays (0 is Monday)."""

    days: frozenset[int]
    hours: Hours


@dataclass(frozen=True, slots=True)
class Special:
    """Hours of one date, of every year where `year` is None."""

    month: int
    day: int
    year: int | None
    hours: Hours

    def is_on(self, day: dt.date) -> bool:
        same = (self.month, self.day) == (day.month, day.day)
        return same and self.year in (None, day.year)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of a planned time, from `begins` to `ends` (aware)."""

    said: Said
    begins: dt.datetime
    ends: dt.datetime


@dataclass(frozen=True, slots=True)
class Closing:
    """An article's comments become `said` so many days after its publication; None: never."""

    days: int | None
    said: Said = Said("open")


@dataclass(frozen=True, slots=True)
class Timetable:
    """A schedule in the time zone of its site. otherwise: what holds where no line does."""

    zone: ZoneInfo
    weekly: tuple[Weekly, ...] = ()
    special: tuple[Special, ...] = ()
    planned: tuple[Stage, ...] = ()
    otherwise: Said = Said("open")
    closing: Closing | None = None


def said_at(table: Timetable, moment: dt.datetime) -> Said:
    """What `table` says at `moment` (aware)."""
    today = day_at(moment, table.zone)
    before = today - dt.timedelta(days=1)
    lines = [(today, hours) for hours in begun(table, today)]
    if not is_special(table, today) or is_special(table, before):
        lines += [(before, hours) for hours in begun(table, before)]
    said = [
        hours.said
        for day, hours in lines
        if instant(day, hours.start, table.zone) <= moment < instant(day, hours.end, table.zone)
    ] or [table.otherwise]
    said += [stage.said for stage in table.planned if stage.begins <= moment < stage.ends]
    return max(said, key=lambda each: STATES.index(each.state))


def begun(table: Timetable, day: dt.date) -> list[Hours]:
    """The hours that begin on `day`."""
    special = [each.hours for each in table.special if each.is_on(day)]
    return special or [each.hours for each in table.weekly if day.weekday() in each.days]


def is_special(table: Timetable, day: dt.date) -> bool:
    return any(each.is_on(day) for each in table.special)


def next_change(table: Timetable, moment: dt.datetime) -> tuple[dt.datetime, Said] | None:
    """The first instant after `moment` at which the state is another, and what is said then."""
    state = said_at(table, moment).state
    edges = edges_from(table, moment.astimezone(dt.UTC).date())
    for at, said in edges[bisect_right(edges, moment, key=lambda edge: edge[0]) :]:
        if said.state != state:
            return at, said
    return None


@lru_cache(maxsize=256)
def edges_from(table: Timetable, day: dt.date) -> tuple[tuple[dt.datetime, Said], ...]:
    """Every instant from about `day` on at which a line begins or ends, and what is said then.

    Reaches fifteen days ahead, and past each special day as far.
    """
    days = set(_span(day))
    for special in table.special:
        for year in range(day.year, day.year + YEARS_AHEAD):
            if (found := _date(special, year)) and found >= day:
                days.update(_span(found))
                break
    edges = {edge for each in days for edge in _edges(table, each)}
    edges |= {edge for stage in table.planned for edge in (stage.begins, stage.ends)}
    return tuple((edge, said_at(table, edge)) for edge in sorted(edges))


def _span(day: dt.date) -> list[dt.date]:
    return [day + dt.timedelta(days=n) for n in range(-2, DAYS_AHEAD)]


def _date(special: Special, year: int) -> dt.date | None:
    if special.year not in (None, year):
        return None
    try:
        return dt.date(year, special.month, special.day)
    except ValueError:
        return None


def _edges(table: Timetable, day: dt.date) -> Iterator[dt.datetime]:
    if is_special(table, day):
        yield instant(day, 0, table.zone)
        yield instant(day, DAY_MINUTES, table.zone)
    for hours in begun(table, day):
        yield instant(day, hours.start, table.zone)
        yield instant(day, hours.end, table.zone)
