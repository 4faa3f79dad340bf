import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from rostra.gate.rules import (
    OPEN,
    SCOPES,
    Place,
    Setting,
    applies,
    at_moment,
    section_key,
    strictest,
    strictness,
)
from tests.gate.cast import NOON, hours, settings


def a(scope: str, state: str) -> Setting:
    return Setting(scope=scope, target="x", state=state)


def test_the_strictest_wins_whatever_its_scope() -> None:
    assert strictest([a("site", "hidden"), a("article", "slow")], NOON).scope == "site"
    assert strictest([a("site", "slow"), a("article", "hidden")], NOON).scope == "article"


def test_among_equals_the_narrowest_scope_speaks() -> None:
    equals = [a("article", "slow"), a("site", "slow"), a("section", "slow"), a("topic", "slow")]
    assert strictest(equals, NOON).scope == "article"
    assert strictest(equals[1:3], NOON).scope == "section"


def test_nothing_set_is_open() -> None:
    assert strictest([], NOON) is OPEN
    assert strictest([a("article", "open")], NOON) is OPEN


@given(st.lists(settings(), max_size=6), st.integers(0, 12))
def test_no_setting_is_stricter_or_narrower_than_the_one_that_counts(
    all_of_them: list[Setting], later: int
) -> None:
    now = NOON + hours(later)
    counts = strictest(all_of_them, now)
    for setting in (at_moment(setting, now) for setting in all_of_them):
        assert strictness(setting.state) <= strictness(counts.state)
        if setting.state == counts.state != "open":
            assert SCOPES.index(setting.scope) <= SCOPES.index(counts.scope)


@given(st.lists(settings(), min_size=1, max_size=6), st.randoms())
def test_the_order_of_settings_makes_no_difference_to_the_state(
    all_of_them: list[Setting], random: object
) -> None:
    shuffled = list(all_of_them)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = strictest(all_of_them, NOON), strictest(shuffled, NOON)
    assert (one.state, one.scope) == (other.state, other.scope)


@given(st.lists(settings(), max_size=6), settings(), st.integers(0, 12))
def test_one_more_setting_never_opens(
    all_of_them: list[Setting], more: Setting, later: int
) -> None:
    now: dt.datetime = NOON + hours(later)
    without, with_it = strictest(all_of_them, now), strictest([*all_of_them, more], now)
    assert strictness(with_it.state) >= strictness(without.state)


def test_a_setting_speaks_for_its_own_place_alone() -> None:
    place = Place(article="a1", section="world", topics=frozenset({"ice"}))
    assert applies(Setting("site", "", "slow"), place)
    assert applies(Setting("section", "world", "slow"), place)
    assert applies(Setting("topic", "ice", "slow"), place)
    assert applies(Setting("article", "a1", "slow"), place)
    assert not applies(Setting("section", "sport", "slow"), place)
    assert not applies(Setting("topic", "sea", "slow"), place)
    assert not applies(Setting("article", "a2", "slow"), place)
    assert not applies(Setting("section", "", "slow"), Place(article="a1"))


@given(st.text())
def test_a_section_has_one_spelling(name: str) -> None:
    key = section_key(name)
    assert section_key(key) == key
    assert section_key(f"  {name}\t") == key


def test_sections_compare_without_case_and_spacing() -> None:
    assert section_key("World  News ") == section_key("WORLD news") == "world news"
    assert section_key("Économie") == section_key("ÉCONOMIE")
