"""The picture of a scope's next seven days: a row for each day, a band for each state."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rostra.gate.rules import Setting
from rostra.gate.rules.moments import spans
from rostra.gate.rules.walltime import DAY_MINUTES, day_at, instant

DAYS = 7
WIDTH = 672
LEFT = 88
ROW = 30
TOP = 22


@dataclass(frozen=True, slots=True)
class Band:
    """One state within a day. x, width, y: in units of the picture; words: “8:00–22:00 open”."""

    x: float
    y: int
    width: float
    state: str
    words: str

    @property
    def shown(self) -> bool:
        """Whether the name of the state fits into the band."""
        return self.width > 8 * len(self.state)


@dataclass(frozen=True, slots=True)
class Day:
    name: str
    y: int
    bands: list[Band]


@dataclass(frozen=True, slots=True)
class Week:
    """Rows, the marks of the hours above them (x, name), where now stands, and the size."""

    days: list[Day]
    marks: list[tuple[float, str]]
    now_x: float
    height: int
    width: int = LEFT + WIDTH
    top: int = TOP
    row: int = ROW


def week_of(setting: Setting, now: dt.datetime, zone: ZoneInfo) -> Week:
    """The seven days from today on for a stored `setting`, its schedule beside it.

    A day with a change of the clock is drawn at its real length: each row fills the width.
    """
    today = day_at(now, zone)
    days = [_day(setting, today + dt.timedelta(days=n), n, now, zone) for n in range(DAYS)]
    begin, end = instant(today, 0, zone), instant(today, DAY_MINUTES, zone)
    marks = [(LEFT + WIDTH * hour / 24, str(hour)) for hour in range(0, 25, 3)]
    return Week(days, marks, LEFT + WIDTH * ((now - begin) / (end - begin)), TOP + ROW * DAYS)


def _day(setting: Setting, day: dt.date, place: int, now: dt.datetime, zone: ZoneInfo) -> Day:
    begin, end = instant(day, 0, zone), instant(day, DAY_MINUTES, zone)
    y = TOP + ROW * place
    name = date_format(day, pgettext("short weekday and day", "D j N"), use_l10n=False)
    whole = end - begin
    bands = [
        Band(
            x=LEFT + WIDTH * ((first - begin) / whole),
            y=y,
            width=WIDTH * ((last - first) / whole),
            state=state,
            words=_words(first, last, end, state, zone),
        )
        for first, last, state in spans(setting, max(begin, now), end)
    ]
    return Day(_("Today") if place == 0 else name, y, bands)


def _words(
    first: dt.datetime, last: dt.datetime, end: dt.datetime, state: str, zone: ZoneInfo
) -> str:
    until = "24:00" if last == end else f"{last.astimezone(zone):%H:%M}"
    return f"{first.astimezone(zone):%H:%M}–{until} {state}"
