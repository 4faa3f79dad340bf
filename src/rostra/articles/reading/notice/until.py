"""When a notice says that it ends: "until 14:20", "until Monday", "bis 3. März um 9 Uhr"."""

import re
from datetime import date, datetime, time, timedelta

from rostra.articles.reading.dates.clock import Clock, find_clock
from rostra.articles.reading.dates.days import Day, find_days
from rostra.articles.reading.dates.names import WEEKDAYS, month_number
from rostra.articles.reading.notice.wording import Wording

_REACH = 90  # characters after "until" in which its moment must stand
_GAP_WORDS = 4  # words between "until" and its moment: "until at least", "bis voraussichtlich"
_STOP = re.compile(r"[;!?()]|\s[-–—]\s|, (?:when|because|as|and|while|weil|wenn|quand|cuando)\b")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_TOMORROW = re.compile(
    r"\b(?:tomorrow|morgen|demain|mañana|amanhã|domani|завтра|i morgon|jutra)\b", re.IGNORECASE
)
_TODAY = re.compile(
    r"\b(?:today|tonight|this (?:evening|afternoon)|heute|aujourd'hui|hoy|hoje|oggi|vandaag"
    r"|сегодня)\b",
    re.IGNORECASE,
)
_INCLUSIVE = re.compile(
    r"\b(?:through|up to and including|inclusive|einschließlich|inclus|inclusive|incluído|compreso"
    r"|tot en met)\b",
    re.IGNORECASE,
)


def find_until(sentence: str, wording: Wording, today: date) -> str | None:
    """The moment at which the state ends, as ISO 8601, or None where none is named.

    A day without a year is the next such day from ``today`` on, a weekday the next one after
    it; a time alone is the next such time. Without a zone the answer is a local time; without a
    time it is a date.
    """
    for cue in wording.until.finditer(sentence):
        after = _STOP.split(sentence[cue.end() : cue.end() + _REACH])[0]
        moment = _moment(after, today, near=True)
        if moment:
            return _written(moment, inclusive=bool(_INCLUSIVE.search(sentence[cue.start() :])))
    if wording.reopening.search(sentence):
        moment = _moment(sentence, today, near=False)
        return _written(moment) if moment else None
    return None


def _moment(text: str, today: date, *, near: bool) -> date | datetime | None:
    days = find_days(text)
    day = days[0] if days and _is_near(text, days[0].start, near) else None
    clock = _clock_beside(text, day)
    if clock and day is None and not _is_near(text, clock.start, near):
        clock = None
    meant = _day_meant(text, day, today, near, clock)
    if meant is None:
        return _next_time(clock, today) if clock else None
    if clock is None:
        return meant
    return datetime.combine(meant, time(clock.hour, clock.minute), clock.zone)


def _day_meant(
    text: str, day: Day | None, today: date, near: bool, clock: Clock | None
) -> date | None:
    only = today.date() if isinstance(today, datetime) else today
    if day:
        return day.on(only)
    tomorrow = _TOMORROW.search(text)
    if tomorrow and _is_near(text, tomorrow.start(), near):
        return only + timedelta(days=1)
    if clock and _TODAY.search(text):
        return only
    for word in _WORD.finditer(text):
        name = word[0].lower()
        weekday = WEEKDAYS.get(name) if len(name) > 3 or word[0][0].isupper() else None
        if weekday is not None and _is_near(text, word.start(), near or clock is None):
            return only + timedelta(days=(weekday - only.weekday() - 1) % 7 + 1)
    return _month_alone(text, only) if near and clock is None else None


def _month_alone(text: str, today: date) -> date | None:
    """ "until March": its first day."""
    for number, word in enumerate(_WORD.finditer(text)):
        month = month_number(word[0]) if len(word[0]) > 3 or word[0] == "May" else None
        after_number = text[: word.start()].rstrip(" .")[-1:].isdigit()  # "31 February": no day
        if month and number <= 1 and word[0][0].isupper() and not after_number:
            year = re.match(r"\s(20\d\d)\b", text[word.end() :])
            if year:
                return date(int(year[1]), month, 1)
            return date(today.year + (month <= today.month), month, 1)
    return None


def _clock_beside(text: str, day: Day | None) -> Clock | None:
    """The time that belongs to the day: before it, or after it, not inside it."""
    clock = find_clock(text)
    if clock and day and clock.start < day.end and day.start < clock.end:
        clock = find_clock(text, day.end)
    if clock and day and not -30 <= clock.start - day.end <= 25:
        return None
    return clock


def _next_time(clock: Clock, today: date) -> datetime:
    at = time(clock.hour, clock.minute)
    only = today.date() if isinstance(today, datetime) else today
    if isinstance(today, datetime) and today.replace(tzinfo=None).time() >= at:
        only += timedelta(days=1)
    return datetime.combine(only, at, clock.zone)


def _is_near(text: str, start: int, near: bool) -> bool:
    """Do only a few small words stand before it? "Monday, 7 December" counts as one."""
    between = re.sub(
        r"(\w+),", lambda hit: "" if hit[1].lower() in WEEKDAYS else hit[0], text[:start]
    )
    return not near or ("," not in between and len(between.split()) <= _GAP_WORDS)


def _written(moment: date | datetime, *, inclusive: bool = False) -> str:
    if inclusive and not isinstance(moment, datetime):
        return datetime.combine(moment, time(23, 59, 59)).isoformat()
    return moment.isoformat()
