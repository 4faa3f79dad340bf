"""The same text from other people, or again after days."""

from dataclasses import replace

import pytest

from rostra.safety.checks.duplicates import Duplicates
from rostra.safety.subject import Similar
from rostra.safety.verdict import Action
from tests.safety.cast import CALM, MODERATOR, NEWCOMER, REGULAR, codes, found, said

HOUR, DAY = 3_600.0, 86_400.0
COPY = Similar(likeness=0.95, writer="b", thread="t", age_seconds=HOUR)
OTHER_COPY = replace(COPY, writer="c", thread="u")
OWN = Similar(likeness=1.0, writer="a", thread="t", age_seconds=3 * DAY, is_own=True)


@pytest.mark.parametrize(
    ("author", "similar", "expected"),
    [
        (REGULAR, (), []),
        (REGULAR, (COPY,), []),
        (REGULAR, (COPY, OTHER_COPY), ["duplicates.others"]),
        (NEWCOMER, (COPY,), ["duplicates.others"]),
        (NEWCOMER, (replace(COPY, likeness=0.7),), []),
        (NEWCOMER, (replace(COPY, age_seconds=8 * DAY),), []),
        (REGULAR, (OWN,), ["duplicates.own"]),
        (REGULAR, (replace(OWN, age_seconds=HOUR),), []),
        (REGULAR, (COPY, OTHER_COPY, OWN), ["duplicates.others"]),
        (MODERATOR, (COPY, OTHER_COPY, OWN), []),
    ],
)
def test_what_counts_as_a_copy(
    author: object, similar: tuple[Similar, ...], expected: list[str]
) -> None:
    findings = found(Duplicates(), said(CALM, author, similar=similar))  # type: ignore[arg-type]
    assert codes(findings) == expected
    assert all(finding.action is Action.HOLD for finding in findings)


def test_the_moderator_is_told_how_many_and_how_like() -> None:
    subject = said(CALM, similar=(COPY, OTHER_COPY, replace(COPY, thread="v")))
    (finding,) = found(Duplicates(), subject)
    assert finding.detail == "texts: 3, writers: 2, threads: 3"
    assert finding.score == 0.95


def test_a_site_says_how_like_and_how_many() -> None:
    subject = said(CALM, similar=(COPY,))
    assert codes(found(Duplicates(), subject, others_from=1)) == ["duplicates.others"]
    assert found(Duplicates(), subject, others_from=1, likeness=0.99) == []
