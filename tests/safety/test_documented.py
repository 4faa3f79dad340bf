"""The reference tells every check as the code has it: what it does, its settings, their values."""

import re
from dataclasses import fields
from typing import Any

import pytest

from rostra.safety.checks import CHECKS, Check
from rostra.safety.policy import DEFAULT
from rostra.safety.policy_file import written
from tests.support.shared import ROOT

TOLD = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", TOLD, re.MULTILINE | re.DOTALL))


def rows(settings: Any) -> list[str]:
    """The table of a section of the policy, as it has to stand in the reference."""
    return [
        f"| `{each.name}` | `{written(getattr(settings, each.name))}` | {each.metadata['doc']} |"
        for each in fields(settings)
    ]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_each_check_is_told_in_the_words_of_its_docstring(check: type[Check]) -> None:
    docstring = " ".join((check.__doc__ or "").split())
    assert docstring
    assert docstring in " ".join(SECTIONS[check.name].split())


@pytest.mark.parametrize("name", [*(check.name for check in CHECKS), "judge"])
def test_each_setting_is_told_with_its_usual_value(name: str) -> None:
    told = re.findall(r"^\| `.*\|$", SECTIONS[name], re.MULTILINE)
    assert told == rows(getattr(DEFAULT, name))


def test_the_thresholds_of_scores_are_told() -> None:
    told = re.findall(
        r"^\| `(\w+)` \| (.*?) \| (.*?) \| (.*?) \|$", SECTIONS["scores"], re.MULTILINE
    )
    limits = {each.name: getattr(DEFAULT.scores, each.name) for each in fields(DEFAULT.scores)}
    usual = [
        (name, *("never" if step > 1 else str(step) for step in (one.nudge, one.hold, one.refuse)))
        for name, one in limits.items()
    ]
    assert told == usual


def test_nothing_is_told_that_is_not_there() -> None:
    assert set(SECTIONS) == {each.name for each in fields(DEFAULT)}


def test_the_languages_with_lists_are_told() -> None:
    from rostra.safety.wordlists import shipped_languages

    (told,) = re.findall(r"^Rostra brings lists for (.*?)\.$", TOLD, re.MULTILINE)
    assert re.findall(r"`(\w+)`", told) == list(shipped_languages())
