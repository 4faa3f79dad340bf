"""Moments in a reader's words: "14:20", "tomorrow, 9:00", "3 March"."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext


def in_words(moment: dt.datetime, now: dt.datetime, zone: ZoneInfo) -> str:
    """`moment` as a reader in `zone` would say it at `now`; to be put after “until” or “at”.

    The day is left out today, the year within this one, the time at midnight.
    """
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    clock = date_format(local, pgettext("time of day", "G:i"), use_l10n=False)
    if local.date() == today:
        return clock
    day = _day(local, today)
    if (local.hour, local.minute) == (0, 0):
        return day
    return gettext("%(day)s, %(time)s") % {"day": day, "time": clock}


def _day(local: dt.datetime, today: dt.date) -> str:
    if local.date() == today + dt.timedelta(days=1):
        return gettext("tomorrow")
    pattern = pgettext("day and month", "j F")
    if local.year != today.year:
        pattern = pgettext("day, month and year", "j F Y")
    return date_format(local, pattern, use_l10n=False)


def zone_in_words(zone: ZoneInfo) -> str:
    """Whose clock is meant: "Berlin time", "UTC"."""
    area, _, city = zone.key.rpartition("/")
    if not area or area == "Etc":
        return city
    return gettext("%(city)s time") % {"city": city.replace("_", " ")}


def span_in_words(seconds: int) -> str:
    """ "2 minutes", "45 seconds"."""
    if seconds % 60:
        return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
    return ngettext("%(n)s minute", "%(n)s minutes", seconds // 60) % {"n": seconds // 60}
