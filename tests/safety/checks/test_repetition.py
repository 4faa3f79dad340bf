"""The same text again, in other clothes too."""

from dataclasses import replace

import pytest

from rostra.safety.checks.repetition import Repetition
from rostra.safety.verdict import Action
from tests.safety.cast import CALM, MODERATOR, REGULAR, codes, found, said


def again(text: str, *earlier: str, **settings: object) -> list[str]:
    author = replace(REGULAR, recent_texts=earlier)
    return codes(found(Repetition(), said(text, author), **settings))


@pytest.mark.parametrize(
    "text",
    [
        CALM,
        CALM.upper(),
        "  " + CALM.replace(" ", "   ") + "!!!",
        CALM.replace("council", "coun\u200bcil"),
        CALM.replace(";", " –"),
    ],
)
def test_the_same_text_is_refused_however_it_is_dressed(text: str) -> None:
    assert again(text, "Something else entirely, about the weather.", CALM) == ["repetition.same"]


@pytest.mark.parametrize(
    "text",
    [
        CALM.replace("ten", "twelve"),
        CALM + " Thanks.",
        CALM.replace("perhaps ", ""),
    ],
)
def test_nearly_the_same_text_is_held(text: str) -> None:
    author = replace(REGULAR, recent_texts=(CALM,))
    (finding,) = found(Repetition(), said(text, author))
    assert (finding.code, finding.action) == ("repetition.near", Action.HOLD)
    assert finding.score is not None
    assert 0.8 <= finding.score < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CALM, "The council has kept its promise, and the bridge is a joy to cross in summer."),
        ("I agree with every word of it.", "I disagree with half of it, and said so."),
        ("Buses should be free on Sundays.", "Trains should be cheaper on Mondays."),
    ],
)
def test_another_text_passes(one: str, other: str) -> None:
    assert again(one, other) == []


def test_short_texts_may_be_said_a_few_times() -> None:
    assert again("I agree!", "I agree", "i agree.") == []
    assert again("I agree!", "I agree", "i agree.", "I  AGREE") == ["repetition.short"]
    assert again("👍", "👍", "👍", "👍") == ["repetition.short"]


def test_scripts_without_spaces_are_compared_too() -> None:
    text = "政府は学校のために何もしていない、本当に残念です。市長はどう考えているのでしょうか。"
    assert again(text + "ね", text) == ["repetition.near"]


def test_staff_are_exempt() -> None:
    author = replace(MODERATOR, recent_texts=(CALM,))
    assert found(Repetition(), said(CALM, author)) == []


def test_likeness_is_for_the_site_to_say() -> None:
    assert again(CALM.replace("ten", "twelve"), CALM, likeness=1.0) == []


def test_only_the_last_twenty_are_compared() -> None:
    assert again(CALM, *["Something else, number one."] * 20, CALM) == []
