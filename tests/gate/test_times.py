import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rostra.gate.rules import parse_time
from rostra.gate.wording import in_words
from rostra.store.problems import Problem
from tests.gate.cast import moments

BERLIN = ZoneInfo("Europe/Berlin")
# Wednesday, 12:00 in London winter terms, 13:00 in Berlin.
NOW = dt.datetime(2031, 1, 15, 12, 0, tzinfo=dt.UTC)


def berlin(text: str, now: dt.datetime = NOW) -> str:
    return parse_time(text, now, BERLIN).astimezone(BERLIN).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14:20", "2031-01-15 14:20"),
        ("9.05", "2031-01-16 09:05"),
        ("13:00", "2031-01-16 13:00"),
        ("today 18:00", "2031-01-15 18:00"),
        ("Tomorrow 9:00", "2031-01-16 09:00"),
        ("tomorrow at 9:00", "2031-01-16 09:00"),
        ("tomorrow", "2031-01-16 00:00"),
        ("friday 9:00", "2031-01-17 09:00"),
        ("wednesday 12:30", "2031-01-22 12:30"),
        ("wednesday 13:30", "2031-01-15 13:30"),
        ("3 March", "2031-03-03 00:00"),
        ("March 3", "2031-03-03 00:00"),
        ("3. mar 9:00", "2031-03-03 09:00"),
        ("3 January", "2032-01-03 00:00"),
        ("29 February", "2032-02-29 00:00"),
        ("3 March 2034, 18:30", "2034-03-03 18:30"),
        ("2h", "2031-01-15 15:00"),
        ("30m", "2031-01-15 13:30"),
        ("1h30m", "2031-01-15 14:30"),
        ("in 2 hours", "2031-01-15 15:00"),
        ("1 day", "2031-01-16 13:00"),
        ("2w", "2031-01-29 13:00"),
        ("2031-03-03", "2031-03-03 00:00"),
        ("2031-03-03T09:00", "2031-03-03 09:00"),
        ("2031-03-03 09:00", "2031-03-03 09:00"),
        ("2031-03-03T09:00:00Z", "2031-03-03 10:00"),
        ("2031-03-03T09:00-05:00", "2031-03-03 15:00"),
    ],
)
def test_editors_write_times_as_they_speak(written: str, meant: str) -> None:
    assert berlin(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", " ", "soon", "25:00", "12:60", "31 February", "3 Ma", "0m", "2031-13-01", "13", "h",
     "today", "today 9:00", "2031-01-15T12:00Z", "3 March 2030", "2030-01-01", "9999-12-31",
     "-2h", "3 March 0000", "9999w", "x" * 5000, "2h\x00", "１４:２０x"],
)  # fmt: skip
def test_what_is_no_time_to_come_is_refused_with_examples(written: str) -> None:
    with pytest.raises(Problem) as caught:
        berlin(written)
    assert caught.value.status == 422
    assert "tomorrow 9:00" in caught.value.todo


def test_daylight_saving_moves_what_cannot_be_and_takes_the_first_of_two() -> None:
    spring = dt.datetime(2031, 3, 29, 12, tzinfo=dt.UTC)
    assert parse_time("tomorrow 2:30", spring, BERLIN) == dt.datetime(
        2031, 3, 30, 1, 30, tzinfo=dt.UTC
    )
    autumn = dt.datetime(2031, 10, 25, 12, tzinfo=dt.UTC)
    assert parse_time("tomorrow 2:30", autumn, BERLIN) == dt.datetime(
        2031, 10, 26, 0, 30, tzinfo=dt.UTC
    )
    assert berlin("1 day", autumn) == "2031-10-26 14:00"
    assert berlin("24h", autumn) == "2031-10-26 13:00"


@given(st.text(max_size=40), moments)
@example("1" * 30 + "h", NOW)
def test_any_text_is_a_time_to_come_or_a_problem(text: str, now: dt.datetime) -> None:
    try:
        meant = parse_time(text, now, BERLIN)
    except Problem:
        return
    assert meant > now


@given(moments, moments, st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu"]))
def test_what_readers_are_told_can_be_typed_back(
    one: dt.datetime, other: dt.datetime, zone_name: str
) -> None:
    zone = ZoneInfo(zone_name)
    now, moment = sorted((one.replace(second=0), other.replace(second=0)))
    local = moment.astimezone(zone)
    if now == moment or local.fold or local.utcoffset() != _after(local).utcoffset():
        return
    words = in_words(moment, now, zone)
    assert parse_time(words.replace(",", ""), now, zone) == moment


def _after(local: dt.datetime) -> dt.datetime:
    return (local.astimezone(dt.UTC) + dt.timedelta(hours=2)).astimezone(local.tzinfo)
