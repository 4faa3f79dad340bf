import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.gate.rules import STATES, Setting, Step, check_change, clean_text, target_key
from rostra.store.ids import new_id
from rostra.store.problems import Problem
from tests.gate.cast import NOON, hours, settings

LATER = NOON + hours(1)


@given(settings())
def test_every_sound_setting_passes(setting: Setting) -> None:
    check_change(setting.state, setting.until, setting.steps, NOON)


def test_an_unknown_state_is_told_the_ones_there_are() -> None:
    with pytest.raises(Problem) as caught:
        check_change("shut", None, (), NOON)
    assert all(state in caught.value.todo for state in STATES)


@pytest.mark.parametrize(
    ("state", "until", "steps", "says"),
    [
        ("open", LATER, (), "Open has no end"),
        ("open", None, (Step("open"),), "Open has no end"),
        ("suspended", NOON, (), "passed already"),
        ("suspended", NOON - hours(1), (), "passed already"),
        ("suspended", None, (Step("members"),), "When does suspended end"),
        ("slow", LATER, (Step("suspended"),), "not less strict"),
        ("slow", LATER, (Step("slow"),), "not less strict"),
        ("suspended", LATER, (Step("shut"),), "no commenting state"),
        ("suspended", LATER, (Step("members"), Step("open")), "When does members end"),
        ("suspended", LATER, (Step("members", LATER), Step("open")), "end after"),
        ("suspended", LATER, (Step("open", LATER + hours(1)),), "Open has no end"),
        ("hidden", LATER, tuple(Step("slow", LATER) for _ in range(7)), "At most"),
    ],
)
def test_an_unsound_change_says_what_is_wrong(
    state: str, until: object, steps: tuple[Step, ...], says: str
) -> None:
    with pytest.raises(Problem) as caught:
        check_change(state, until, steps, NOON)  # type: ignore[arg-type]
    assert says in caught.value.detail
    assert caught.value.todo


def test_an_end_without_a_time_zone_is_a_mistake_in_the_code() -> None:
    with pytest.raises(ValueError, match="aware"):
        check_change("slow", LATER.replace(tzinfo=None), (), NOON)


def test_a_target_has_one_spelling() -> None:
    key = new_id()
    assert target_key("site", "") == ""
    assert target_key("section", " World  NEWS") == "world news"
    assert target_key("article", key.hex.upper()) == str(key)


@pytest.mark.parametrize(
    ("scope", "target"),
    [("planet", ""), ("site", "x"), ("section", " "), ("topic", ""), ("article", "12"),
     ("article", ""), ("section", "x" * 201), ("section", "a\x00b")],
)  # fmt: skip
def test_a_target_that_cannot_be_is_refused(scope: str, target: str) -> None:
    with pytest.raises(Problem):
        target_key(scope, target)


@given(st.text(max_size=200))
def test_texts_keep_their_words(text: str) -> None:
    kept = clean_text(text, "notice")
    assert clean_text(kept, "notice") == kept
    assert "\x00" not in kept
    if text.isprintable():
        assert kept == text.strip()


def test_a_text_too_long_is_refused() -> None:
    assert len(clean_text("x" * 2000, "notice")) == 2000
    with pytest.raises(Problem, match="2,001"):
        clean_text("x" * 2001, "notice")
