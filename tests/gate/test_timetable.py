"""Which state a schedule says at an instant, and what comes next."""

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.gate.rules.sentences import SCHEDULED, read_schedule
from rostra.gate.rules.timetable import next_change, said_at
from rostra.gate.rules.walltime import DAY_MINUTES, instant
from tests.gate.cast import BERLIN

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
PAPER = """
# The week of a newsroom.
Mon-Fri 8:00-22:00: open
Saturday 9-18: open
Sunday: suspended. Our moderators rest on Sundays.
otherwise: held-all. At night a moderator reads each comment first.
25 December (Christmas): suspended
9 June 2031 (Whit Monday) 10-16: slow
from 3 March 2031 9:00 to 4 March 2031 18:00: suspended, then members for 2h, then slow for 1h
"""


def at(text: str, zone: ZoneInfo = BERLIN) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(dt.UTC)


def state(text: str, schedule: str = PAPER) -> str:
    return said_at(read_schedule(schedule, BERLIN), at(text)).state


def following(text: str, schedule: str = PAPER) -> str:
    change = next_change(read_schedule(schedule, BERLIN), at(text))
    return f"{change[0].astimezone(BERLIN):%Y-%m-%d %H:%M} {change[1].state}" if change else ""


@pytest.mark.parametrize(
    ("moment", "expected", "then"),
    [
        ("2031-05-14 07:59:59", "held-all", "2031-05-14 08:00 open"),
        ("2031-05-14 08:00", "open", "2031-05-14 22:00 held-all"),
        ("2031-05-14 22:00", "held-all", "2031-05-15 08:00 open"),
        ("2031-05-17 08:59", "held-all", "2031-05-17 09:00 open"),
        ("2031-05-17 18:00", "held-all", "2031-05-18 00:00 suspended"),
        ("2031-05-18 12:00", "suspended", "2031-05-19 00:00 held-all"),
        ("2031-12-25 12:00", "suspended", "2031-12-26 00:00 held-all"),
        ("2032-12-25 12:00", "suspended", "2032-12-27 00:00 held-all"),
        ("2031-06-09 09:00", "held-all", "2031-06-09 10:00 slow"),
        ("2031-06-09 15:59", "slow", "2031-06-09 16:00 held-all"),
        ("2031-03-03 08:30", "open", "2031-03-03 09:00 suspended"),
        ("2031-03-04 17:59", "suspended", "2031-03-04 18:00 members"),
        ("2031-03-04 20:00", "slow", "2031-03-04 21:00 open"),
    ],
)
def test_the_week_of_a_newsroom(moment: str, expected: str, then: str) -> None:
    assert state(moment) == expected
    assert following(moment) == then


def test_the_reason_of_the_line_that_counts_is_given() -> None:
    table = read_schedule(PAPER, BERLIN)
    assert said_at(table, at("2031-05-18 12:00")).reason == "Our moderators rest on Sundays."
    assert said_at(table, at("2031-12-25 12:00")).reason == "Christmas"


def test_the_strictest_of_lines_that_overlap_counts() -> None:
    lines = "daily 8-20: slow\ndaily 10-12: members\ndaily 11-13: held-newcomers"
    states = [
        state(f"2031-05-14 {hour}:30", lines) for hour in ("07", "09", "10", "11", "12", "13")
    ]
    assert states == ["open", "slow", "members", "members", "held-newcomers", "slow"]


def test_hours_over_midnight_belong_to_the_day_on_which_they_begin() -> None:
    night = "Friday 22:00-6:00: members\n17 May 2031: open"
    assert state("2031-05-10 05:59", night) == "members"
    assert state("2031-05-10 06:00", night) == "open"
    assert state("2031-05-16 23:00", night) == "members"
    assert state("2031-05-17 01:00", night) == "open"  # the special day stands in their place
    assert following("2031-05-16 23:00", night) == "2031-05-17 00:00 open"


def test_a_special_day_far_away_is_found() -> None:
    assert following("2031-05-14 12:00", "29 February: slow") == "2032-02-29 00:00 slow"
    assert following("2031-05-14 12:00", "1 May 2031: slow") == ""
    assert following("2031-05-14 12:00", "otherwise: slow") == ""


def test_an_hour_that_is_skipped_does_not_come_and_one_that_comes_twice_is_whole() -> None:
    lines = "daily 2:00-3:00: members"
    assert following("2031-03-29 12:00", lines) == "2031-03-31 02:00 members"
    assert following("2031-10-25 12:00", lines) == "2031-10-26 02:00 members"
    table = read_schedule(lines, BERLIN)
    hours = [dt.datetime(2031, 10, 26, h, 59, tzinfo=dt.UTC) for h in (0, 1, 2)]
    assert [said_at(table, each).state for each in hours] == ["members", "members", "open"]


clocks = st.integers(0, 47).map(lambda half: f"{half // 2}:{half % 2 * 30:02}")
lines = st.one_of(
    st.tuples(
        st.sampled_from(["daily", "Mon-Fri", "Sun", "Sat and Sun", "fri-mon", "tuesday"]),
        clocks,
        clocks,
        st.sampled_from(SCHEDULED),
    ).map(lambda part: f"{part[0]} {part[1]}-{part[2]}: {part[3]}"),
    st.tuples(st.integers(1, 28), st.sampled_from(SCHEDULED)).map(
        lambda part: f"{part[0]} March: {part[1]}"
    ),
    st.sampled_from(SCHEDULED).map(
        lambda each: f"from 2031-03-01 9:00 to 2031-03-30 2:30: suspended. {each}"
    ),
)
schedules = st.lists(lines, max_size=5).map("\n".join)
spring = st.datetimes(dt.datetime(2031, 3, 1), dt.datetime(2031, 4, 5))
autumn = st.datetimes(dt.datetime(2031, 10, 15), dt.datetime(2031, 11, 15))


@settings(max_examples=30, deadline=None)
@given(schedules, st.sampled_from(ZONES), spring | autumn)
def test_nothing_changes_before_the_next_change(text: str, name: str, naive: dt.datetime) -> None:
    table = read_schedule(text, ZoneInfo(name))
    moment = naive.replace(tzinfo=dt.UTC)
    change = next_change(table, moment)
    state = said_at(table, moment).state
    end = change[0] if change else moment + dt.timedelta(days=9)
    assert end > moment
    step = max((end - moment) / 40, dt.timedelta(seconds=1))
    probe = moment
    while probe < end:
        assert said_at(table, probe).state == state
        probe += step
    if change:
        assert said_at(table, change[0]) == change[1]
        assert change[1].state != state
        assert said_at(table, change[0] - dt.timedelta(microseconds=1)).state == state


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(ZONES), st.dates(dt.date(2007, 1, 1), dt.date(2037, 1, 1)), clocks, clocks)
def test_day_and_night_share_the_time_without_gap_or_overlap(
    name: str, day: dt.date, opens: str, closes: str
) -> None:
    """Two lines that fill a day on paper fill it in every zone, on every day."""
    if opens == closes:
        return
    zone = ZoneInfo(name)
    one = read_schedule(f"daily {opens}-{closes}: slow\notherwise: members", zone)
    two = read_schedule(f"daily {closes}-{opens}: members\notherwise: slow", zone)
    begin, end = instant(day, 0, zone), instant(day, DAY_MINUTES, zone)
    for n in range(24):
        moment = begin + (end - begin) * n / 24
        assert said_at(one, moment).state == said_at(two, moment).state
