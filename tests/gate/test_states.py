import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from rostra.gate.rules import STATES, Setting, Step, at_moment, ends_come, strictness
from tests.gate.cast import NOON, hours, settings

hours_later = st.integers(0, 12).map(lambda n: NOON + hours(n))


def test_the_states_are_those_that_scripts_rely_on() -> None:
    assert STATES == (
        "open", "slow", "held-newcomers", "held-all", "members", "read-only", "suspended", "hidden",
    )  # fmt: skip


def test_an_end_leads_through_the_chain() -> None:
    chain = Setting(
        scope="article",
        target="x",
        state="suspended",
        notice="Back at one.",
        reason="A wave of spam.",
        until=NOON + hours(1),
        steps=(Step("members", NOON + hours(2)), Step("slow", NOON + hours(3)), Step("open")),
        set_by="Edda",
        version=4,
    )
    members = at_moment(chain, NOON + hours(1))
    assert (members.state, members.until, members.then) == ("members", NOON + hours(2), "slow")
    assert (members.notice, members.reason) == ("", "A wave of spam.")
    assert (members.version, members.origin, members.set_at) == (5, "end", NOON + hours(1))
    assert at_moment(chain, NOON + hours(2.5)).state == "slow"
    last = at_moment(chain, NOON + hours(90))
    assert (last.state, last.until, last.reason, last.version) == ("open", None, "", 7)
    assert last.set_by == "Edda"


@given(settings(), hours_later)
def test_nothing_ends_before_its_time(setting: Setting, now: dt.datetime) -> None:
    current = at_moment(setting, now)
    assert current.until is None or current.until > now
    if setting.until is None or now < setting.until:
        assert current == setting


@given(settings(), hours_later, hours_later)
def test_how_often_one_looks_makes_no_difference(
    setting: Setting, first: dt.datetime, second: dt.datetime
) -> None:
    earlier, later = sorted((first, second))
    assert at_moment(at_moment(setting, earlier), later) == at_moment(setting, later)


@given(settings(), hours_later)
def test_every_end_opens_up_and_is_a_new_version(setting: Setting, now: dt.datetime) -> None:
    passed = (setting, *ends_come(setting, now))
    for before, after in itertools.pairwise(passed):
        assert strictness(after.state) < strictness(before.state)
        assert after.version == before.version + 1
        assert after.set_at == before.until
