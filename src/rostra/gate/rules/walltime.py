"""Times of day in a zone whose clock is put forward and back (pure).

Minutes of a local day become instants so that they keep their order: hours that follow one another
on paper neither overlap nor leave a gap in time. A time that comes twice is the first one; a time
that the clock skips is the moment of the skip (so hours that lie in it alone do not come about).
Python's `fold` (PEP 495) says which of the two cases it is.
"""

import datetime as dt
from zoneinfo import ZoneInfo

DAY_MINUTES = 24 * 60
SECOND = dt.timedelta(seconds=1)


def instant(day: dt.date, minute: int, zone: ZoneInfo) -> dt.datetime:
    """When `minute` minutes of `day` (1,440 and more: the days after) begin in `zone`; in UTC."""
    later, rest = divmod(minute, DAY_MINUTES)
    wall = dt.datetime.combine(day + dt.timedelta(days=later), dt.time(rest // 60, rest % 60))
    first = wall.replace(tzinfo=zone).astimezone(dt.UTC)
    if first.astimezone(zone).replace(tzinfo=None) == wall:
        return first
    return _skip(wall.replace(tzinfo=zone, fold=1).astimezone(dt.UTC), first, zone)


def _skip(before: dt.datetime, after: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The second between the two at which the clock of `zone` is put forward."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle <= before:
            break
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def day_at(moment: dt.datetime, zone: ZoneInfo) -> dt.date:
    """The local day in which `moment` lies; one that ended is not entered again when the clock goes
    back over midnight."""
    day = moment.astimezone(zone).date()
    while instant(day, DAY_MINUTES, zone) <= moment:
        day += dt.timedelta(days=1)
    return day
