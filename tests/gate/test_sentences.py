"""Schedules as people write them."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.gate.rules.sentences import read_schedule
from rostra.gate.rules.timetable import Hours, Said
from rostra.store.problems import Problem
from tests.gate.cast import BERLIN


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("Mon-Fri", {0, 1, 2, 3, 4}),
        ("Monday to Friday", {0, 1, 2, 3, 4}),
        ("sat, sun", {5, 6}),
        ("Saturdays and Sundays", {5, 6}),
        ("Fri–Mon", {4, 5, 6, 0}),
        ("daily", set(range(7))),
        ("Mo", {0}),
    ],
)
def test_weekdays(when: str, days: set[int]) -> None:
    (line,) = read_schedule(f"{when}: slow", BERLIN).weekly
    assert (line.days, line.hours) == (days, Hours(Said("slow")))


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [("8:00-22:00", 480, 1320), ("8-22", 480, 1320), ("8.30 to 9", 510, 540),
     ("22:00–6:00", 1320, 1800), ("0-24", 0, 1440), ("18:00-24:00", 1080, 1440)],
)  # fmt: skip
def test_times_of_day(times: str, start: int, end: int) -> None:
    (line,) = read_schedule(f"daily {times}: slow", BERLIN).weekly
    assert (line.hours.start, line.hours.end) == (start, end)


@pytest.mark.parametrize(
    ("when", "date"),
    [("25 December", (None, 12, 25)), ("Dec 25", (None, 12, 25)), ("1 May 2031", (2031, 5, 1)),
     ("2031-05-01", (2031, 5, 1)), ("29 February", (None, 2, 29))],
)  # fmt: skip
def test_special_days(when: str, date: tuple[int | None, int, int]) -> None:
    (line,) = read_schedule(f"{when} (A day of rest): slow", BERLIN).special
    assert (line.year, line.month, line.day) == date
    assert line.hours.said == Said("slow", "A day of rest")


def test_a_planned_time_is_followed_by_its_steps() -> None:
    text = (
        "from 2031-03-03 9:00 to 4 March 2031: suspended, members for 1d, then slow for 1h30m. Why."
    )
    first, second, third = read_schedule(text, BERLIN).planned
    assert (first.begins, first.ends) == (
        dt.datetime(2031, 3, 3, 8, tzinfo=dt.UTC),
        dt.datetime(2031, 3, 3, 23, tzinfo=dt.UTC),
    )
    assert [each.said for each in (first, second, third)] == [
        Said("suspended", "Why."), Said("members", "Why."), Said("slow", "Why.")
    ]  # fmt: skip
    assert (second.begins, third.begins) == (first.ends, second.ends)
    assert third.ends - third.begins == dt.timedelta(minutes=90)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Mon-Fri open", "is not “when: state”"),
        ("Mon-Fri: shut", "is not one of open, slow"),
        ("Mon-Fri: hidden", "is not one of"),
        ("someday: slow", "names no days"),
        ("Mon-Wed-Fri: slow", "names no days"),
        ("31 February: slow", "no such day"),
        ("1 May 2031 25:00-26:00: slow", "names no days"),
        ("daily 24:30-25: slow", "names no days"),
        ("Mon: slow, then open for 1h", "Only a time “from"),
        ("otherwise: slow\notherwise: open", "there already"),
        ("from 3 March to 4 March: slow", "needs its year"),
        ("from 4 March 2031 to 3 March 2031: slow", "ends before it begins"),
        ("from 3 March 2031 to 4 March 2031: slow, then members for 1h", "less strict"),
        ("from 3 March 2031 to 4 March 2031: slow, then soon", "not a step"),
        ("from 3 March 0001 to 4 March 9999: slow", "too far"),
        ("x" * 600 + ": slow", "is not “when: state”"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_what_is_wrong(line: str, told: str) -> None:
    with pytest.raises(Problem) as caught:
        read_schedule(f"\nMon: open\n{line}", BERLIN)
    assert caught.value.status == 422
    assert told in caught.value.detail
    assert caught.value.extra["lines"][0]["line"] >= 3


@given(st.text(max_size=120))
def test_any_text_is_a_schedule_or_a_problem(text: str) -> None:
    with suppress(Problem):
        assert read_schedule(text, BERLIN).zone is BERLIN
