"""A schedule as people write it, one line for one rule (pure).

Mon-Fri 8:00-22:00: open
Sunday: suspended. Our moderators rest on Sundays.
otherwise: held-all. At night a moderator reads each comment first.
25 December (Christmas): suspended
close after 14 days: read-only
from 3 March 2031 9:00 to 4 March 2031 18:00: suspended, then members for 2h. We are moving.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from zoneinfo import ZoneInfo

from rostra.gate.rules.states import strictness
from rostra.gate.rules.times import MONTHS, WEEKDAYS
from rostra.gate.rules.timetable import Closing, Hours, Said, Special, Stage, Timetable, Weekly
from rostra.gate.rules.walltime import DAY_MINUTES, instant
from rostra.store.problems import Problem, invalid
from rostra.store.states import STATES

LINES_LIMIT = 100
LINE_LIMIT = 500
SCHEDULED = tuple(state for state in STATES if state != "hidden")
FORMS = (
    "Mon-Fri 8:00-22:00: open · Sunday: suspended. Why. · otherwise: held-all · "
    "25 December (Christmas): suspended · "
    "from 3 March 2031 9:00 to 4 March 2031 18:00: suspended, then members for 2h, then slow for 1h"
)

CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?"
LINE = re.compile(r"(?P<when>.+?):\s+(?P<said>.+)", re.DOTALL)
SAID = re.compile(r"(?P<states>[^.]+)(?:\.\s*(?P<reason>.*))?", re.DOTALL)
TIMES = re.compile(rf"(?P<rest>.*?)(?:^|,?\s+)(?P<start>{CLOCK})\s*(?:-|–|to)\s*(?P<end>{CLOCK})")
NAMED = re.compile(r"(?P<rest>[^()]+)\((?P<name>[^()]+)\)(?P<more>[^()]*)")
PLANNED = re.compile(r"from\s+(?P<start>.+?)\s+to\s+(?P<end>.+)")
CLOSE = re.compile(r"close after (?P<days>\d{1,4}) days?")
NEVER = re.compile(r"(?:close never|never close)\.?")
MOMENT = re.compile(rf"(?P<date>.+?),?\s+(?:at\s+)?(?P<clock>{CLOCK})")
DATE = re.compile(
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<day>\d{1,2})\.?\s+(?P<month>[a-z]+)\.?|"
    r"(?P<month2>[a-z]+)\.?\s+(?P<day2>\d{1,2}))(?:,?\s+(?P<year>\d{4}))?"
)
FOLLOWS = re.compile(
    r"(?:then\s+)?(?P<state>[a-z-]+)\s+for\s+"
    r"(?=\d)(?:(?P<d>\d{1,3})\s*d)?\s*(?:(?P<h>\d{1,3})\s*h)?\s*(?:(?P<m>\d{1,4})\s*m)?"
)


class Mistake(ValueError):
    """What is wrong with a line, as a sentence."""


@dataclass
class Draft:
    """A timetable while its lines are read."""

    zone: ZoneInfo
    weekly: list[Weekly] = field(default_factory=list)
    special: list[Special] = field(default_factory=list)
    planned: list[Stage] = field(default_factory=list)
    otherwise: Said | None = None
    closing: Closing | None = None


@lru_cache(maxsize=512)
def read_schedule(text: str, zone: ZoneInfo) -> Timetable:
    """The timetable that `text` writes; an empty one is open always.

    Raises a 422 Problem whose `lines` names every line that cannot be read, and why.
    """
    draft, wrong = Draft(zone), []
    lines = text.splitlines()
    if len(lines) > LINES_LIMIT:
        raise invalid(f"A schedule has at most {LINES_LIMIT} lines.", "Leave some away.")
    for number, line in enumerate(lines, 1):
        written = " ".join(line.split())
        if not written or written.startswith("#"):
            continue
        try:
            _read(written, draft)
        except Mistake as mistake:
            wrong.append({"line": number, "detail": str(mistake)})
        except (ValueError, OverflowError):
            wrong.append({"line": number, "detail": "There is no such day or time."})
    if wrong:
        raise _problem(wrong)
    return Timetable(
        zone,
        tuple(draft.weekly),
        tuple(draft.special),
        tuple(draft.planned),
        draft.otherwise or Said("open"),
        draft.closing,
    )


def _problem(wrong: list[dict[str, object]]) -> Problem:
    told = " ".join(f"Line {each['line']}: {each['detail']}" for each in wrong[:5])
    return invalid(told, f"Write lines like: {FORMS}.", lines=wrong)


def _read(line: str, draft: Draft) -> None:
    if NEVER.fullmatch(line.casefold()):
        _close(draft, Closing(None))
        return
    match = LINE.fullmatch(line)
    parts = SAID.fullmatch(match["said"]) if match else None
    if match is None or parts is None or len(line) > LINE_LIMIT:
        raise Mistake(f"“{line[:60]}” is not “when: state”.")
    when, reason = match["when"].strip(), (parts["reason"] or "").strip()
    first, *later = [part.strip() for part in parts["states"].casefold().split(",")]
    if not reason.isprintable():
        raise Mistake("The reason has characters that cannot be shown.")
    said = Said(_state(first), reason)
    if planned := PLANNED.fullmatch(when.casefold()):
        draft.planned += _stages(planned, said, later, draft.zone)
        return
    if later:
        raise Mistake("Only a time “from … to …” is followed by steps.")
    if closing := CLOSE.fullmatch(when.casefold()):
        if said.state == "open":
            raise Mistake("“open” does not close; write “close never”.")
        _close(draft, Closing(int(closing["days"]), said))
        return
    if when.casefold() == "otherwise":
        if draft.otherwise:
            raise Mistake("“otherwise” is there already.")
        draft.otherwise = said
        return
    name = ""
    if named := NAMED.fullmatch(when):
        name, when = named["name"].strip(), f"{named['rest'].strip()}{named['more']}"
    _read_days(when.casefold(), Said(said.state, said.reason or name), draft)


def _close(draft: Draft, closing: Closing) -> None:
    if draft.closing:
        raise Mistake("When articles close is said already.")
    draft.closing = closing


def _state(name: str) -> str:
    if name not in SCHEDULED:
        raise Mistake(f"“{name[:40]}” is not one of {', '.join(SCHEDULED)}.")
    return name


def _read_days(when: str, said: Said, draft: Draft) -> None:
    hours = Hours(said)
    if match := TIMES.fullmatch(when):
        start, end = _minute(match["start"]), _minute(match["end"])
        hours = Hours(said, start, end if end > start else end + DAY_MINUTES)
        when = match["rest"].strip() or "daily"
    if days := _weekdays(when):
        draft.weekly.append(Weekly(days, hours))
        return
    year, month, day = _date(when)
    dt.date(year or 2000, month, day)
    draft.special.append(Special(month, day, year, hours))


def _minute(clock: str) -> int:
    hour, _, minute = clock.replace(".", ":").partition(":")
    total = int(hour) * 60 + int(minute or 0)
    if total > DAY_MINUTES:
        raise Mistake(f"“{clock}” is no time of day.")
    return total


def _weekdays(when: str) -> frozenset[int]:
    """Days like "mon-fri", "sat, sun", "daily"; empty when these are none."""
    if when in ("daily", "every day", "always"):
        return frozenset(range(7))
    days: set[int] = set()
    for part in re.split(r"\s*(?:,|\band\b|&)\s*", when):
        ends = [_weekday(end) for end in re.split(r"\s*(?:-|–|\bto\b)\s*", part)]
        if None in ends or len(ends) > 2:
            return frozenset()
        first, last = ends[0] or 0, ends[-1] or 0
        days |= {(first + n) % 7 for n in range((last - first) % 7 + 1)}
    return frozenset(days)


def _weekday(name: str) -> int | None:
    short = name.removesuffix("s") if len(name) > 4 else name
    fitting = [n for n, day in enumerate(WEEKDAYS) if len(short) >= 2 and day.startswith(short)]
    return fitting[0] if len(fitting) == 1 else None


def _date(written: str) -> tuple[int | None, int, int]:
    """Year (None: every year), month and day."""
    match = DATE.fullmatch(written.strip())
    if match and match["iso"]:
        found = dt.date.fromisoformat(match["iso"])
        return found.year, found.month, found.day
    name = (match["month"] or match["month2"]) if match else ""
    months = [n for n, month in enumerate(MONTHS, 1) if len(name) > 2 and month.startswith(name)]
    if match is None or len(months) != 1:
        raise Mistake(f"“{written[:60]}” names no days.")
    return (
        int(match["year"]) if match["year"] else None,
        months[0],
        int(match["day"] or match["day2"]),
    )


def _stages(planned: re.Match[str], said: Said, later: list[str], zone: ZoneInfo) -> list[Stage]:
    begins, ends = _instant(planned["start"], zone), _instant(planned["end"], zone)
    if ends <= begins:
        raise Mistake("It ends before it begins.")
    stages = [Stage(said, begins, ends)]
    for step in later:
        match = FOLLOWS.fullmatch(step)
        if match is None:
            raise Mistake(f"“{step[:40]}” is not a step like “then members for 2h”.")
        state, before = _state(match["state"]), stages[-1]
        if strictness(state) >= strictness(before.said.state):
            raise Mistake(f"{state} is not less strict than {before.said.state}.")
        span = dt.timedelta(
            days=int(match["d"] or 0), hours=int(match["h"] or 0), minutes=int(match["m"] or 0)
        )
        if not span:
            raise Mistake("A step lasts a minute at least.")
        stages.append(Stage(Said(state, said.reason), before.ends, before.ends + span))
    return stages


def _instant(written: str, zone: ZoneInfo) -> dt.datetime:
    match = MOMENT.fullmatch(written.replace("t", " ") if written[:4].isdigit() else written)
    year, month, day = _date(match["date"] if match else written)
    if year is None:
        raise Mistake("A planned time needs its year.")
    minute = _minute(match["clock"]) if match else 0
    if not 1970 <= year <= 9000:
        raise Mistake("That year is too far away.")
    return instant(dt.date(year, month, day), minute, zone)
