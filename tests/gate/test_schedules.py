"""Schedules in force: what counts, what stands against them, the log, clocks that jump."""

import datetime as dt

import pytest

from rostra.gate.models import GateChange, GateSchedule
from rostra.gate.services import (
    apply_due,
    count_not_open,
    current,
    follow_schedule,
    gate_of,
    next_change_of,
    not_open,
    notice_for,
    save_schedule,
    schedule_of,
    set_gate,
    stored_setting,
    try_schedule,
    undo,
    undo_schedule,
)
from rostra.sites.models import Site
from rostra.store import clock
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.gate.cast import hours, make_article, make_member, make_site

pytestmark = pytest.mark.django_db

LINES = "daily 8:00-22:00: open\nSunday: suspended. We rest.\notherwise: held-all. It is night."
NOON = dt.datetime(2031, 5, 14, 10, 0, tzinfo=dt.UTC)  # a Wednesday, 12:00 in Berlin


@pytest.fixture
def site() -> Site:
    return make_site(time_zone="Europe/Berlin")


@pytest.fixture
def sport(site: Site) -> Site:
    """A site whose section Sport keeps hours, saved at noon."""
    with clock.at(NOON):
        save_schedule(site, "section", "Sport", LINES, by=make_member(site))
    return site


def test_what_counts_follows_the_hours_and_readers_are_told_what_next(sport: Site) -> None:
    article = make_article(sport, section="Sport")
    assert gate_of(article, NOON).is_open
    night = NOON + hours(11)
    counts = gate_of(article, night)
    assert (counts.state, counts.origin, counts.reason) == ("held-all", "schedule", "It is night.")
    with clock.at(night):
        notice = notice_for(article)
    assert notice is not None
    assert notice.why == "It is night."
    assert "until tomorrow, 8:00 (Berlin time). Then comments are open again." in notice.until
    assert gate_of(make_article(sport, section="World"), night).is_open
    assert [s.state for s in not_open(sport, night)] == ["held-all"]
    assert (count_not_open(sport, NOON), count_not_open(sport, night)) == (0, 1)


def test_a_long_way_to_the_opening_is_told_step_by_step(sport: Site) -> None:
    saturday_night = NOON + hours(24 * 3 + 11)
    counts = current(sport, "section", "sport", saturday_night)
    assert [counts.state, *(step.state for step in counts.following)] == [
        "held-all", "suspended", "held-all", "open"
    ]  # fmt: skip


def test_what_counts_is_still_read_in_one_query(
    sport: Site, django_assert_num_queries: object
) -> None:
    article = make_article(sport, section="Sport")
    with django_assert_num_queries(1):  # type: ignore[operator]
        gate_of(article, NOON + hours(11))


def test_a_looser_state_by_hand_stands_until_the_next_scheduled_change(sport: Site) -> None:
    night = NOON + hours(11)
    with clock.at(night):
        set_gate(sport, "section", "sport", "open")
    assert current(sport, "section", "sport", night + hours(8)).is_open
    assert current(sport, "section", "sport", night + hours(23)).state == "held-all"
    change = GateChange.objects.order_by("-id")[0]
    assert (change.before, change.after, change.origin) == ("held-all", "open", "hand")


def test_a_stricter_state_by_hand_stands_until_it_is_released(sport: Site) -> None:
    with clock.at(NOON):
        set_gate(sport, "section", "sport", "read-only", reason="A raid.")
    for later in (1, 11, 30):
        assert current(sport, "section", "sport", NOON + hours(later)).state == "read-only"
    assert current(sport, "section", "sport", NOON + hours(96)).state == "suspended"
    with clock.at(NOON + hours(11)):
        follow_schedule(sport, "section", "sport")
        assert current(sport, "section", "sport").state == "held-all"
    change = GateChange.objects.order_by("-id")[0]
    assert (change.before, change.after) == ("read-only", "held-all")


def test_what_no_person_set_does_not_loosen_the_schedule(sport: Site) -> None:
    with clock.at(NOON + hours(11)):
        set_gate(sport, "section", "sport", "slow", origin="breaker")
        assert current(sport, "section", "sport").state == "held-all"


def test_the_strictest_scope_wins(sport: Site) -> None:
    article = make_article(sport, section="Sport")
    with clock.at(NOON):
        save_schedule(sport, "site", "", "daily: slow")
        save_schedule(sport, "article", str(article.pk), "daily 12-13: members")
    states = [gate_of(article, NOON + hours(n)).state for n in (0, 2, 11)]
    assert states == ["members", "slow", "held-all"]


def test_every_change_is_logged_and_announced_when_it_comes(sport: Site) -> None:
    told = OutboxEvent.objects.count()
    assert apply_due(NOON + hours(9)) == 0
    assert apply_due(NOON + hours(10)) == 1
    assert apply_due(NOON + hours(10)) == 0
    change = GateChange.objects.order_by("-id")[0]
    assert (change.before, change.after, change.origin) == ("open", "held-all", "schedule")
    assert change.changed_at == NOON + hours(10)
    assert OutboxEvent.objects.count() == told + 1
    with pytest.raises(Problem):
        undo(sport, change.pk)


def test_changes_of_the_time_away_are_logged_at_their_times_and_a_month_as_one(
    sport: Site,
) -> None:
    assert apply_due(NOON + hours(21)) == 2
    later = NOON + hours(24 * 61 + 11)
    assert apply_due(later) == 1
    last = GateChange.objects.order_by("-id")[0]
    assert (last.after, last.changed_at) == ("held-all", later)


def test_a_clock_that_is_set_back_is_noticed(sport: Site) -> None:
    apply_due(NOON + hours(11))
    assert current(sport, "section", "sport", NOON).is_open
    assert apply_due(NOON) == 1
    last = GateChange.objects.order_by("-id")[0]
    assert (last.before, last.after) == ("held-all", "open")
    assert apply_due(NOON) == 0
    assert apply_due(NOON + hours(10)) == 1


def test_a_hand_that_loosened_is_logged_as_ending_at_the_scheduled_change(sport: Site) -> None:
    apply_due(NOON + hours(11))
    with clock.at(NOON + hours(11)):
        set_gate(sport, "section", "sport", "open")
    assert apply_due(NOON + hours(20)) == 0
    assert apply_due(NOON + hours(34)) == 1


def test_saving_keeps_versions_and_undo_puts_the_former_back(sport: Site) -> None:
    with clock.at(NOON):
        save_schedule(sport, "section", "Sport", "daily: slow")
        assert current(sport, "section", "sport").state == "slow"
        save_schedule(sport, "section", "Sport", "daily: slow")
        assert GateSchedule.objects.count() == 2
        undo_schedule(sport, "section", "Sport")
        assert schedule_of(sport, "section", "Sport") == LINES
        save_schedule(sport, "section", "Sport", "")
        assert current(sport, "section", "sport", NOON + hours(11)).is_open
    changes = GateChange.objects.order_by("id").values_list("before", "after")
    assert list(changes) == [("open", "open"), ("open", "slow"), ("slow", "open"), ("open", "open")]


def test_two_editors_at_once(sport: Site) -> None:
    seen = current(sport, "section", "sport", NOON).version
    save_schedule(sport, "section", "sport", "daily: slow")
    with pytest.raises(Problem) as caught:
        save_schedule(sport, "section", "sport", "daily: members", expected_version=seen)
    assert caught.value.status == 409


def test_a_schedule_that_cannot_be_read_leaves_nothing(site: Site) -> None:
    with pytest.raises(Problem):
        save_schedule(site, "site", "", "daily: shut")
    with pytest.raises(Problem):
        save_schedule(site, "site", "", "# " + "x" * 20_000)
    with pytest.raises(Problem):
        undo_schedule(site, "site")
    assert not GateSchedule.objects.exists()


def test_a_schedule_is_tried_before_it_is_saved(site: Site) -> None:
    tried = try_schedule(site, LINES, NOON + hours(11))
    assert (tried.said.state, len(tried.following)) == ("held-all", 5)
    assert tried.following[0][0] == NOON + hours(20)


def test_the_next_change_is_that_of_all_scopes_together(sport: Site) -> None:
    with clock.at(NOON):
        set_gate(sport, "site", "", "members", until=NOON + hours(15))
    stored = [stored_setting(sport, "site"), stored_setting(sport, "section", "sport")]
    counts = current(sport, "site", now=NOON + hours(9))
    assert next_change_of(stored, counts, NOON + hours(9)) == (NOON + hours(15), "held-all")
