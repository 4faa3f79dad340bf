"""One letter, keys at random, one word over and over."""

import pytest

from rostra.safety.checks.quality import Quality
from rostra.safety.verdict import Action
from rostra.safety.wordlists import ordinary_lines
from tests.safety.cast import CALM, codes, found, marked, said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("k", "letter"),
        ("Ж!", "letter"),
        ("asdfghjkl", "keys"),
        ("sdkjfhskdjfhxx lol", "keys"),
        ("spam spam spam spam spam spam spam spam", "one_word"),
        ("好", None),
        ("7", None),
        ("No", None),
        ("hahahahahaha", None),
        ("Angstschweiß, Rechtschreibung, strengths, rhythms", None),
        ("My qwertz keyboard has no asdfghjkl row, I swear to you.", None),
        ("No, no, no, no: the bridge will not be built.", None),
        (CALM, None),
        (CALM * 30, None),
    ],
)
def test_what_says_nothing(text: str, code: str | None) -> None:
    findings = found(Quality(), said(text))
    assert codes(findings) == ([f"quality.{code}"] if code else [])
    assert all(finding.action is Action.NUDGE for finding in findings)


def test_the_keys_are_marked() -> None:
    subject = said("Ok: asdfghjkl qwertyuiop")
    (finding,) = found(Quality(), subject)
    assert marked(subject, finding) == ["asdfghjkl", "qwertyuiop"]


def test_everyday_lines_of_all_languages_pass() -> None:
    assert [line for line in ordinary_lines() if found(Quality(), said(line))] == []
