"""Orders, flags, visibility, windows and moments."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.comments.present import FLAG_REASONS as SHOWN_REASONS
from rostra.comments.present import REACTIONS as SHOWN_REACTIONS
from rostra.comments.rules.flags import FLAG_REASONS, GRAVITY, flagged_risk, known_reason
from rostra.comments.rules.moments import moment_of
from rostra.comments.rules.order import known_sort, page_size
from rostra.comments.rules.reactions import REACTIONS
from rostra.comments.rules.visibility import View, may_edit, public_state, view_of
from rostra.store.problems import Problem

NOON = dt.datetime(2031, 5, 14, 12, 0, tzinfo=dt.UTC)
OSLO = ZoneInfo("Europe/Oslo")
STATES = ("published", "checking", "held", "rejected", "deleted")


def test_what_is_offered_is_what_is_taken() -> None:
    assert set(SHOWN_REASONS) == set(FLAG_REASONS) == set(GRAVITY)
    assert set(SHOWN_REACTIONS) == set(REACTIONS)


@given(st.lists(st.sampled_from(list(FLAG_REASONS)), min_size=1, max_size=300))
def test_each_flag_makes_it_more_urgent_and_none_certain(reasons: list[str]) -> None:
    assert flagged_risk(reasons[:-1]) <= flagged_risk(reasons) <= 0.95
    assert flagged_risk(reasons) > 0


def test_a_grave_flag_outweighs_a_light_one() -> None:
    assert flagged_risk(["illegal"]) > flagged_risk(["off-topic", "off-topic", "off-topic"])


@pytest.mark.parametrize("state", STATES)
def test_only_published_comments_are_for_everybody(state: str) -> None:
    assert (view_of(state, visible=True) is View.FULL) == (state == "published")
    assert view_of(state, visible=False) is (View.FULL if state == "published" else View.NOTHING)


@pytest.mark.parametrize("state", STATES)
def test_writers_see_what_waits_and_moderators_all(state: str) -> None:
    own = view_of(state, visible=False, own=True)
    assert own is (View.NOTHING if state == "deleted" else View.FULL)
    assert view_of(state, visible=False, moderator=True) is View.FULL


def test_a_tombstone_does_not_tell_why() -> None:
    assert {public_state(state) for state in STATES if state != "published"} == {"deleted"}


def test_the_window_closes_on_time() -> None:
    last = NOON + dt.timedelta(minutes=10)
    assert may_edit("published", NOON, 10, last - dt.timedelta(seconds=1))
    assert not may_edit("published", NOON, 10, last)
    assert not may_edit("rejected", NOON, 10, NOON)
    assert not may_edit("deleted", NOON, 10, NOON)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2031-05-15", dt.datetime(2031, 5, 15, tzinfo=OSLO)),
        ("2031-05-15T14:20", dt.datetime(2031, 5, 15, 14, 20, tzinfo=OSLO)),
        ("2031-05-15T14:20:00+00:00", dt.datetime(2031, 5, 15, 14, 20, tzinfo=dt.UTC)),
        ("next week", None),
    ],
)
def test_moments_without_zone_are_the_site_s(text: str, moment: dt.datetime | None) -> None:
    assert moment_of(text, OSLO) == moment


@pytest.mark.parametrize("limit", [0, -1, 501, 10**9])
def test_a_page_has_bounds(limit: int) -> None:
    with pytest.raises(Problem) as told:
        page_size(limit)
    assert told.value.status == 422


def test_unless_asked_otherwise() -> None:
    assert (page_size(None), known_sort(None), known_sort("")) == (200, "newest", "newest")


@pytest.mark.parametrize("name", ["Newest", "popular", "best; DROP TABLE"])
def test_an_unknown_order_is_told_with_the_known_ones(name: str) -> None:
    with pytest.raises(Problem) as told:
        known_sort(name)
    assert "discussed" in told.value.todo


def test_an_unknown_reason_is_told_with_the_known_ones() -> None:
    with pytest.raises(Problem) as told:
        known_reason("boring")
    assert all(reason in told.value.todo for reason in FLAG_REASONS)
