"""A time of day in running text, and the zone it is in."""

import re
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFFSETS: dict[str, float] = {
    "z": 0, "gmt": 0, "utc": 0, "wet": 0, "bst": 1, "west": 1, "wat": 1, "cet": 1, "mez": 1,
    "cest": 2, "mesz": 2, "eet": 2, "cat": 2, "sast": 2, "eest": 3, "msk": 3, "мск": 3, "eat": 3,
    "trt": 3, "gst": 4, "pkt": 5, "hkt": 8, "sgt": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5,
    "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "art": -3, "ast": -4, "edt": -4,
    "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip
_ZONES = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
    "pt": "America/Los_Angeles", "eastern": "America/New_York", "central": "America/Chicago",
    "mountain": "America/Denver", "pacific": "America/Los_Angeles", "london": "Europe/London",
    "uk": "Europe/London", "dublin": "Europe/Dublin", "paris": "Europe/Paris",
    "berlin": "Europe/Berlin", "berliner": "Europe/Berlin", "vienna": "Europe/Vienna",
    "wiener": "Europe/Vienna", "zürcher": "Europe/Zurich", "madrid": "Europe/Madrid",
    "lisbon": "Europe/Lisbon", "lisboa": "Europe/Lisbon", "rome": "Europe/Rome",
    "roma": "Europe/Rome", "amsterdam": "Europe/Amsterdam", "brussels": "Europe/Brussels",
    "bruxelles": "Europe/Brussels", "brussel": "Europe/Brussels", "moscow": "Europe/Moscow",
    "athens": "Europe/Athens", "istanbul": "Europe/Istanbul", "jerusalem": "Asia/Jerusalem",
    "beirut": "Asia/Beirut", "damascus": "Asia/Damascus", "cairo": "Africa/Cairo",
    "nairobi": "Africa/Nairobi", "johannesburg": "Africa/Johannesburg", "dubai": "Asia/Dubai",
    "tokyo": "Asia/Tokyo", "beijing": "Asia/Shanghai", "sydney": "Australia/Sydney",
    "brasília": "America/Sao_Paulo", "new york": "America/New_York",
}  # fmt: skip

_NAMED = {
    "noon": 12, "midday": 12, "mittag": 12, "mittags": 12, "midi": 12, "mediodía": 12,
    "meio-dia": 12, "mezzogiorno": 12, "middag": 12, "midnight": 0, "mitternacht": 0,
    "minuit": 0, "medianoche": 0, "meia-noite": 0, "mezzanotte": 0, "middernacht": 0,
}  # fmt: skip

_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_HOURS = r"(?:uhr|uur|h|hrs|hours|heures?|horas|ore|часов|часа|o['’]clock)\b"
_BEFORE = r"(?:\b(?:at|um|ab|à|a las|a la|às|as|alle|alle ore|ore|om|kl\.?|в|by|until)\s{1,2})"
_TIME = re.compile(
    rf"(?<![\d.:/-])(?:"
    rf"(?P<h1>\d{{1,2}})(?:[:.](?P<m1>\d{{2}}))?(?::\d{{2}})?\s?{_HALF}"
    rf"|(?P<h2>\d{{1,2}}):(?P<m2>\d{{2}})(?::\d{{2}})?(?!\d)(?:\s?{_HOURS})?"
    rf"|(?P<h3>\d{{1,2}})(?:[.:](?P<m3>\d{{2}}))?\s?{_HOURS}"
    rf"|(?P<h4>\d{{1,2}})\s?h\s?(?P<m4>\d{{2}})\b"
    rf"|(?P<h6>\d{{1,2}})\.(?P<m6>\d{{2}})(?=\s?(?:[A-Z]{{3,4}}|Z)\b)"
    rf"|{_BEFORE}(?P<h5>\d{{1,2}})\.(?P<m5>\d{{2}})(?!\.?\d)"
    rf")",
    re.IGNORECASE,
)
_WORD = re.compile(r"\b(?P<word>" + "|".join(sorted(_NAMED, key=len, reverse=True)) + r")\b", re.I)
_OFFSET = re.compile(r"\s?\(?(?:(?:gmt|utc)\s?)?([+\u2212-])(\d{1,2})(?::?(\d{2}))?\b\)?", re.I)
_SHORT = re.compile(r"[\s,]{0,2}\(?([^\W\d_]{1,5})\b\)?")
_CITY = re.compile(
    r"[\s,]{0,2}\(?(?:heure de |hora de |ora di |hora d[eo] )?((?:new )?[^\W\d_]{2,12})"
    r"(?: time| zeit| tijd)?\)?",
    re.I,
)
_CITY_CUE = re.compile(r"(?:\btime|zeit|tijd|heure de|hora de|ora di)\b", re.I)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``zone`` is None where the text names none. ``start``, ``end`` span it."""

    hour: int
    minute: int
    zone: tzinfo | None
    start: int
    end: int


def find_clock(text: str, start: int = 0) -> Clock | None:
    """The first time of day in ``text`` from ``start`` on, or None."""
    for found in _TIME.finditer(text, start):
        clock = _clock(text, found)
        if clock:
            return clock
    word = _WORD.search(text, start)
    if not word:
        return None
    zone, end = read_zone(text, word.end())
    return Clock(_NAMED[word["word"].lower()], 0, zone, word.start(), end)


def _clock(text: str, found: re.Match[str]) -> Clock | None:
    which = next(number for number in "123456" if found[f"h{number}"])
    hour, minute = int(found[f"h{which}"]), int(found[f"m{which}"] or 0)
    half = (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    zone, end = read_zone(text, found.end())
    return Clock(hour, minute, zone, found.start(), end)


def read_zone(text: str, start: int) -> tuple[tzinfo | None, int]:
    """The zone that stands right at ``start`` ("GMT", "+02:00", "Paris time"), and its end."""
    offset = _OFFSET.match(text, start)
    if offset and int(offset[2]) <= 14 and int(offset[3] or 0) < 60:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        sign = 1 if offset[1] == "+" else -1
        return _fixed(sign * minutes / 60), offset.end()
    short = _SHORT.match(text, start)
    if short and short[1].lower() in _OFFSETS and (short[1].isupper() or len(short[1]) > 3):
        return _fixed(_OFFSETS[short[1].lower()]), short.end()
    if short and short[1].isupper() and short[1].lower() in _ZONES:
        return _place(_ZONES[short[1].lower()]), short.end()
    city = _CITY.match(text, start)
    if city and city[1].lower() in _ZONES and _CITY_CUE.search(city[0]):
        return _place(_ZONES[city[1].lower()]), city.end()
    return None, start


def _fixed(hours: float) -> tzinfo:
    return timezone(timedelta(hours=hours)) if hours else UTC


def _place(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # a system without time zone data: say no zone, guess none
        return None
