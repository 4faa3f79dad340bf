"""Too short, too long, nothing to read."""

import pytest

from rostra.safety.checks.length import Length
from rostra.safety.subject import Kind
from rostra.safety.verdict import Action
from tests.safety.cast import codes, found, said


@pytest.mark.parametrize("text", ["", " ", "\u200b\u200d\ufeff", "\u3164", "\n\t\u00a0", "\u2800"])
def test_nothing_to_read_is_refused(text: str) -> None:
    (finding,) = found(Length(), said(text))
    assert (finding.code, finding.action) == ("length.empty", Action.REFUSE)
    assert finding.text == "There is nothing to read in this comment yet. Please write a few words."


@pytest.mark.parametrize("text", ["a", "👍", "好", "?", "\u0301a", "x" * 10_000])
def test_anything_that_shows_and_fits_passes(text: str) -> None:
    assert found(Length(), said(text)) == []


def test_a_long_text_is_told_how_long_it_is() -> None:
    (finding,) = found(Length(), said("x" * 10_001))
    assert finding.text == (
        "This comment has 10001 characters and at most 10000 are possible. Please shorten it."
    )


def test_a_site_may_ask_for_more_than_a_word() -> None:
    (finding,) = found(Length(), said("Yes. \u200b"), least=10)
    assert finding.code == "length.short"
    assert "fewer than 10 characters" in finding.text


def test_a_text_of_too_many_lines_is_refused() -> None:
    assert codes(found(Length(), said("a\n" * 600))) == ["length.lines"]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.NAME, "X", ["length.short"]),
        (Kind.NAME, "Li", []),
        (Kind.NAME, "N" * 61, ["length.long"]),
        (Kind.NAME, "two\nlines", ["length.lines"]),
        (Kind.BIOGRAPHY, "", []),
        (Kind.BIOGRAPHY, "b" * 501, ["length.long"]),
        (Kind.EDIT, "", ["length.empty"]),
    ],
)
def test_each_kind_has_its_own_length(kind: Kind, text: str, expected: list[str]) -> None:
    findings = found(Length(), said(text, kind=kind))
    assert codes(findings) == expected
    assert all(kind.noun in finding.text for finding in findings)
