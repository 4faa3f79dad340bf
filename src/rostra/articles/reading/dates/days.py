"""A calendar day in running text: "3 March", "le 1er mars 2026", "2026-03-03", "3月3日"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rostra.articles.reading.dates.names import month_number

_NAME = r"([^\W\d_]{3,14})\.?"
_YEAR = r"(?:,?\s{1,2}(?:de |del |of )?((?:19|20)\d{2})\b)?"
_DAY_MONTH = re.compile(
    rf"(?<![\d.:/])(\d{{1,2}})(?:st|nd|rd|th|er|e|º|ª|\.)?\s{{0,2}}(?:of |de |of the )?"
    rf"{_NAME}{_YEAR}",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"(?<![^\W\d_]){_NAME}\s{{1,2}}(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d)\b{_YEAR}", re.I
)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<![\d.:/-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})(?![\d/-])")
_SHORT_NUMBERS = re.compile(r"(?<![\d.:/-])(\d{1,2})\.(\d{1,2})\.(?!\d)")
_EAST_ASIAN = re.compile(
    r"(?:((?:19|20)\d{2})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

MONTH_FIRST = frozenset({"en"})
"""Languages in which 03/04/2026 may be either day: such a date counts as not stated."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed; ``year`` is None where the text leaves it out."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    def on(self, today: date) -> date | None:
        """The date meant: with its own year, else the next such day from ``today`` on."""
        if self.year:
            return _date(self.year, self.month, self.day)
        for year in range(today.year, today.year + 9):  # nine years hold a 29 February for sure
            meant = _date(year, self.month, self.day)
            if meant and meant >= today:
                return meant
        return None


def find_days(text: str, language: str | None = None) -> list[Day]:
    """Every calendar day in ``text``, in its order; ``language`` decides 03/04/2026."""
    text = text.translate(_DIGITS)
    found = sorted(_all_days(text, language), key=lambda day: (day.start, -day.end))
    kept: list[Day] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def _all_days(text: str, language: str | None) -> Iterator[Day]:
    for hit in _DAY_MONTH.finditer(text):
        yield from _day(hit, hit[3], month_number(hit[2]), hit[1])
    for hit in _MONTH_DAY.finditer(text):
        yield from _day(hit, hit[3], month_number(hit[1]), hit[2])
    for hit in _ISO.finditer(text):
        yield from _day(hit, hit[1], int(hit[3]), hit[4])
    for hit in _EAST_ASIAN.finditer(text):
        yield from _day(hit, hit[1], int(hit[2]), hit[3])
    for hit in _SHORT_NUMBERS.finditer(text):
        yield from _day(hit, None, int(hit[2]), hit[1])
    for hit in _NUMBERS.finditer(text):
        first, second = int(hit[1]), int(hit[3])
        if hit[2] == "." or second > 12 or first > 12 or language not in (None, *MONTH_FIRST):
            day, month = (second, first) if second > 12 else (first, second)
            yield from _day(hit, hit[4], month, str(day))


def _day(hit: re.Match[str], year: str | None, month: int | None, day: str | int) -> Iterator[Day]:
    # A year of 2024 stands for any: it has a 29 February.
    if month and _date(int(year or 2024), month, int(day)):
        yield Day(int(year) if year else None, month, int(day), hit.start(), hit.end())


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
