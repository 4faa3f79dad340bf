"""Read first: newcomers, everybody, guests."""

import pytest

from rostra.gate.rules import STATES
from rostra.safety.checks.gate import Gate
from rostra.safety.subject import AuthorFacts
from tests.safety.cast import CALM, GUEST, MODERATOR, NEWCOMER, REGULAR, codes, found, said


@pytest.mark.parametrize(
    ("author", "state", "expected"),
    [
        (NEWCOMER, "open", []),
        (NEWCOMER, "slow", []),
        (NEWCOMER, "held-newcomers", ["gate.newcomer"]),
        (NEWCOMER, "held-all", ["gate.all"]),
        (REGULAR, "held-newcomers", []),
        (REGULAR, "held-all", ["gate.all"]),
        (REGULAR, "members", []),
        (MODERATOR, "held-newcomers", []),
        (MODERATOR, "held-all", []),
        (GUEST, "open", ["gate.guest"]),
        (GUEST, "held-all", ["gate.guest"]),
        (AuthorFacts(is_guest=True, accepted_comments=50), "open", ["gate.guest"]),
    ],
)
def test_who_is_read_first(author: AuthorFacts, state: str, expected: list[str]) -> None:
    assert codes(found(Gate(), said(CALM, author, gate_state=state))) == expected


def test_a_newcomer_is_told_why_and_that_nothing_is_asked() -> None:
    (finding,) = found(Gate(), said(CALM, NEWCOMER, gate_state="held-newcomers"))
    assert finding.text == (
        "Your first comments here are read by a moderator before they appear. "
        "You need do nothing more."
    )


def test_a_site_says_how_long_one_is_a_newcomer() -> None:
    subject = said(CALM, AuthorFacts(accepted_comments=4), gate_state="held-newcomers")
    assert found(Gate(), subject) == []
    assert codes(found(Gate(), subject, newcomer_below=5)) == ["gate.newcomer"]


def test_a_site_may_trust_its_guests() -> None:
    assert found(Gate(), said(CALM, GUEST), hold_guests=False) == []


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_known(state: str) -> None:
    found(Gate(), said(CALM, gate_state=state))
