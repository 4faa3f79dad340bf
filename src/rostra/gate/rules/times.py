"""Times as editors write them: "14:20", "tomorrow 9:00", "3 March", "2h", ISO 8601 (pure).

The clock and the calendar are those of the site's time zone. A time of day or a date without a
year means the next such one. A wall-clock time that daylight saving skips means as much later; one
that comes twice means the first.
"""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from rostra.store.problems import Problem, invalid

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
FORMS = (
    "14:20 · tomorrow 9:00 · monday 9:00 · 3 March · 3 March 2031 9:00 · 2h · 30m · "
    "2031-03-03T09:00"
)
YEARS_AHEAD = 100

CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
AT = rf"(?:,?\s+(?:at\s+)?{CLOCK})?"
FORM_CLOCK = re.compile(rf"(?:at\s+)?{CLOCK}")
FORM_DAY = re.compile(rf"(?:on\s+|next\s+)?(?P<day>today|tomorrow|{'|'.join(WEEKDAYS)}){AT}")
FORM_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\.?\s+(?P<month>[a-z]+)\.?|(?P<month2>[a-z]+)\.?\s+(?P<day2>\d{{1,2}}))"
    rf"(?:,?\s+(?P<year>\d{{4}}))?{AT}"
)
FORM_SPAN = re.compile(
    r"(?:in\s+)?(?:(?P<w>\d{1,3})\s*w(?:eeks?)?)?\s*(?:(?P<d>\d{1,4})\s*d(?:ays?)?)?\s*"
    r"(?:(?P<h>\d{1,4})\s*h(?:ours?)?)?\s*(?:(?P<m>\d{1,5})\s*m(?:in(?:ute)?s?)?)?"
)
FORM_ISO = re.compile(r"\d{4}-\d{2}-\d{2}.*", re.DOTALL)


def parse_time(text: str, now: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The moment that `text` names, aware, in UTC, to the second; `now` is aware.

    Raises a Problem when it is no time, lies in the past, or more than 100 years ahead.
    """
    written = " ".join(text.split()).lower()
    local = now.astimezone(zone)
    try:
        moment = _moment(written, local)
        found = moment.astimezone(dt.UTC).replace(microsecond=0) if moment else None
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise invalid(f"“{text.strip()[:60]}” is not a time.", f"Write it like: {FORMS}.")
    if found <= now:
        raise _refused(text, "has passed already")
    if found > now + dt.timedelta(days=366 * YEARS_AHEAD):
        raise _refused(text, "is too far away")
    return found


def _moment(written: str, local: dt.datetime) -> dt.datetime | None:
    """The time in `written`, in the zone of `local`; None when it has no known form."""
    if FORM_ISO.fullmatch(written):
        return _iso(written, local)
    if match := FORM_CLOCK.fullmatch(written):
        return _next(local.date(), _clock(match), local, dt.timedelta(days=1))
    if match := FORM_DAY.fullmatch(written):
        return _day(match, local)
    if (match := FORM_DATE.fullmatch(written)) and (moment := _date(match, local)):
        return moment
    if written and (match := FORM_SPAN.fullmatch(written)):
        return _span(match, local)
    return None


def _iso(written: str, local: dt.datetime) -> dt.datetime:
    moment = dt.datetime.fromisoformat(written.upper())
    return moment if moment.tzinfo else moment.replace(tzinfo=local.tzinfo)


def _clock(match: re.Match[str]) -> dt.time:
    if match["hour"] is None:
        return dt.time()
    return dt.time(int(match["hour"]), int(match["minute"]))


def _on(day: dt.date, clock: dt.time, local: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(day, clock, tzinfo=local.tzinfo)


def _next(day: dt.date, clock: dt.time, local: dt.datetime, step: dt.timedelta) -> dt.datetime:
    moment = _on(day, clock, local)
    is_past = moment.astimezone(dt.UTC) <= local.astimezone(dt.UTC)
    return _on(day + step, clock, local) if is_past else moment


def _day(match: re.Match[str], local: dt.datetime) -> dt.datetime:
    clock = _clock(match)
    today = local.date()
    if match["day"] == "today":
        return _on(today, clock, local)
    if match["day"] == "tomorrow":
        return _on(today + dt.timedelta(days=1), clock, local)
    ahead = (WEEKDAYS.index(match["day"]) - today.weekday()) % 7
    return _next(today + dt.timedelta(days=ahead), clock, local, dt.timedelta(days=7))


def _date(match: re.Match[str], local: dt.datetime) -> dt.datetime | None:
    month = _month(match["month"] or match["month2"])
    if month is None:
        return None
    day, clock = int(match["day"] or match["day2"]), _clock(match)
    if match["year"]:
        return _on(dt.date(int(match["year"]), month, day), clock, local)
    # Eight years reach the next 29 February from anywhere.
    for year in range(local.year, local.year + 9):
        try:
            moment = _on(dt.date(year, month, day), clock, local)
        except ValueError:
            continue
        if moment.astimezone(dt.UTC) > local.astimezone(dt.UTC):
            return moment
    return None


def _month(name: str) -> int | None:
    fitting = [n for n, month in enumerate(MONTHS, 1) if len(name) >= 3 and month.startswith(name)]
    return fitting[0] if len(fitting) == 1 else None


def _span(match: re.Match[str], local: dt.datetime) -> dt.datetime:
    """Weeks and days keep the time of day; hours and minutes are counted through clock changes."""
    amount = {unit: int(match[unit] or 0) for unit in "wdhm"}
    day = local.date() + dt.timedelta(weeks=amount["w"], days=amount["d"])
    start = _on(day, local.timetz().replace(tzinfo=None), local).astimezone(dt.UTC)
    return start + dt.timedelta(hours=amount["h"], minutes=amount["m"])


def _refused(text: str, why: str) -> Problem:
    return invalid(f"“{text.strip()[:60]}” {why}.", f"Write it like: {FORMS}.")
