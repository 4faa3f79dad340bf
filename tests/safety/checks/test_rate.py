"""Too fast, and how long to wait."""

from dataclasses import replace

import pytest

from rostra.safety.checks.rate import Rate
from rostra.safety.subject import AuthorFacts, Kind
from rostra.safety.verdict import Finding
from tests.safety.cast import CALM, MODERATOR, NOW, REGULAR, codes, found, said


def after(*ages: float, author: AuthorFacts = REGULAR) -> AuthorFacts:
    """An author who posted so many seconds ago."""
    return replace(author, recent_times=tuple(NOW - age for age in ages))


def waits(findings: list[Finding]) -> list[int | None]:
    return [finding.retry_after for finding in findings]


def test_the_first_comments_of_a_minute_pass() -> None:
    assert found(Rate(), said(CALM, after(*range(9)))) == []


def test_one_too_many_waits_until_the_oldest_is_a_minute_old() -> None:
    (finding,) = found(Rate(), said(CALM, after(*range(5, 15))))
    assert finding.retry_after == 60 - 14
    assert finding.text == (
        "You have posted 10 times within 1 minute, which is as many as we take. "
        "Please send this again in 46 seconds."
    )


def test_after_the_wait_it_passes() -> None:
    late = said(CALM, after(*range(5, 15)), now=NOW + 46)
    assert found(Rate(), late) == []


def test_hours_and_days_count_too() -> None:
    author = after(*(70 + 30 * step for step in range(60)))
    findings = found(Rate(), said(CALM, author), per_day=50)
    assert codes(findings) == ["rate.fast", "rate.fast"]
    assert waits(findings) == [3_600 - 70 - 30 * 59, 86_400 - 70 - 30 * 49]


def test_no_limit_is_no_limit() -> None:
    author = after(*([1] * 2_000))
    assert found(Rate(), said(CALM, author), per_minute=0, per_hour=0, per_day=0) == []


def test_staff_are_exempt() -> None:
    assert found(Rate(), said(CALM, after(*([1] * 500), author=MODERATOR), gate_state="slow")) == []


def test_a_clock_set_back_locks_nobody_out_for_long() -> None:
    (finding,) = found(Rate(), said(CALM, after(*([-9_999] * 10))))
    assert finding.retry_after == 60


@pytest.mark.parametrize(
    ("age", "wait"), [(0, 120), (30.5, 90), (119.2, 1), (120, None), (500, None)]
)
def test_slow_mode_keeps_its_interval(age: float, wait: int | None) -> None:
    findings = found(Rate(), said(CALM, after(age), gate_state="slow"))
    assert waits(findings) == ([] if wait is None else [wait])


def test_slow_mode_says_both_times_in_words() -> None:
    subject = said(CALM, after(60), gate_state="slow", slow_seconds=300)
    (finding,) = found(Rate(), subject)
    assert finding.text == (
        "This conversation is in slow mode, with one comment per person every 5 minutes. "
        "Please send this again in 4 minutes."
    )


def test_slow_mode_does_not_keep_anybody_from_correcting_a_text() -> None:
    assert found(Rate(), said(CALM, after(1), gate_state="slow", kind=Kind.EDIT)) == []
