"""Capitals, signs in a row, no words."""

import pytest

from rostra.safety.checks.shouting import Shouting
from rostra.safety.verdict import Action
from tests.safety.cast import CALM, codes, found, marked, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WHY DOES NOBODY EVER LISTEN TO US", ["shouting.capitals"]),
        ("ПОЧЕМУ НАС НИКОГДА НЕ СЛУШАЮТ ЗДЕСЬ", ["shouting.capitals"]),
        ("NATO, the EU and the UN met in Geneva.", []),
        ("OMG YES", []),
        (CALM, []),
        ("政府は学校のために何もしていない、本当に残念です。", []),
        ("No!!!!!!!!!!", ["shouting.repeated"]),
        ("Nooooooooooo", ["shouting.repeated"]),
        ("Well... that was 1000000000 crowns!!!", []),
        ("----------\nquoted\n==========", []),
        ("?!?", ["shouting.empty"]),
        ("👍", ["shouting.empty"]),
        ("42", []),
    ],
)
def test_what_shouts_and_what_does_not(text: str, expected: list[str]) -> None:
    findings = found(Shouting(), said(text))
    assert codes(findings) == expected
    assert all(finding.action is Action.NUDGE for finding in findings)


def test_the_repeated_signs_are_marked() -> None:
    subject = said("No!!!!!!!! Never???????")
    (finding,) = found(Shouting(), subject)
    assert marked(subject, finding) == ["!!!!!!!!", "???????"]


def test_a_site_says_what_share_of_capitals_shouts() -> None:
    text = "The PROMISE of the BRIDGE is a scandal and a SHAME"
    assert found(Shouting(), said(text)) == []
    assert codes(found(Shouting(), said(text), capitals_share=0.4)) == ["shouting.capitals"]
