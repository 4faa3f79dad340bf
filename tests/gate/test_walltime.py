"""Wall times of every zone, around the changes of its clock."""

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.gate.rules.walltime import DAY_MINUTES, day_at, instant

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
BERLIN = ZoneInfo("Europe/Berlin")


def offsets(zone: ZoneInfo) -> tuple[dt.timedelta | None, ...]:
    """What the clock of `zone` adds to UTC, week by week through three years."""
    noon = dt.datetime(2010, 1, 1, 12, tzinfo=dt.UTC)
    return tuple((noon + dt.timedelta(weeks=n)).astimezone(zone).utcoffset() for n in range(157))


def changes_of(zone: ZoneInfo) -> list[dt.date]:
    """The local days on which the clock of `zone` changes, and the days before them."""
    found, known = [], offsets(zone)
    for week in range(1, len(known)):
        if known[week] == known[week - 1]:
            continue
        noon = dt.datetime(2010, 1, 1, 12, tzinfo=dt.UTC) + dt.timedelta(weeks=week)
        while (noon - dt.timedelta(days=1)).astimezone(zone).utcoffset() == known[week]:
            noon -= dt.timedelta(days=1)
        found += [noon.astimezone(zone).date() - dt.timedelta(days=n) for n in (0, 1)]
    return found


def test_hours_keep_their_order_around_every_change_of_every_zone() -> None:
    """All that follows on paper follows in time: no overlap, no gap, no kind of zone left out."""
    distinct = {offsets(zone): zone for zone in map(ZoneInfo, ZONES)}
    seen = 0
    for zone in distinct.values():
        for day in changes_of(zone):
            edges = [instant(day, minute, zone) for minute in range(0, 2 * DAY_MINUTES + 1, 30)]
            assert edges == sorted(edges), (zone.key, day)
            assert edges[DAY_MINUTES // 30] == instant(day + dt.timedelta(days=1), 0, zone)
            seen += 1
    assert seen > 300


@given(
    st.sampled_from(ZONES),
    st.dates(dt.date(1975, 1, 1), dt.date(2037, 12, 31)),
    st.integers(0, 2 * DAY_MINUTES - 1),
)
def test_a_wall_time_is_itself_or_the_moment_of_the_skip(
    name: str, day: dt.date, minute: int
) -> None:
    zone = ZoneInfo(name)
    moment = instant(day, minute, zone)
    wall = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minute)
    local = moment.astimezone(zone).replace(tzinfo=None)
    just_before = (moment - dt.timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
    assert local == wall or just_before < wall < local


@given(st.sampled_from(ZONES), st.datetimes(dt.datetime(1975, 1, 1), dt.datetime(2037, 12, 31)))
def test_every_instant_lies_in_its_day(name: str, naive: dt.datetime) -> None:
    zone, moment = ZoneInfo(name), naive.replace(tzinfo=dt.UTC)
    day = day_at(moment, zone)
    assert instant(day, 0, zone) <= moment < instant(day, DAY_MINUTES, zone)


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        ("2031-03-30", "02:00", "2031-03-30 01:00"),
        ("2031-03-30", "02:30", "2031-03-30 01:00"),
        ("2031-03-30", "03:00", "2031-03-30 01:00"),
        ("2031-10-26", "02:00", "2031-10-26 00:00"),
        ("2031-10-26", "03:00", "2031-10-26 02:00"),
    ],
)
def test_the_hour_that_is_skipped_and_the_one_that_comes_twice(
    day: str, clock: str, utc: str
) -> None:
    hour, minute = clock.split(":")
    found = instant(dt.date.fromisoformat(day), int(hour) * 60 + int(minute), BERLIN)
    assert f"{found:%Y-%m-%d %H:%M}" == utc


def test_a_day_that_a_zone_left_out_has_no_length() -> None:
    apia = ZoneInfo("Pacific/Apia")
    left_out = dt.date(2011, 12, 30)
    assert instant(left_out, 0, apia) == instant(left_out, DAY_MINUTES, apia)
