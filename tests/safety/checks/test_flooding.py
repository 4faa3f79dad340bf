"""Many articles at once, and newcomers without a pause."""

from dataclasses import replace

from rostra.safety.checks.flooding import Flooding
from rostra.safety.subject import AuthorFacts
from tests.safety.cast import CALM, MODERATOR, NEWCOMER, NOW, REGULAR, codes, found, said


def after(author: AuthorFacts, *places: tuple[float, str], **settings: object) -> list[str]:
    """What is found in a comment in thread "here", so many seconds after others."""
    times = tuple(NOW - ago for ago, _ in places)
    busy = replace(author, recent_times=times, recent_threads=tuple(name for _, name in places))
    return codes(found(Flooding(), said(CALM, busy, thread="here"), **settings))


def test_many_articles_within_minutes_are_held() -> None:
    scattered = [(60.0 * number, f"t{number}") for number in range(6)]
    assert after(REGULAR, *scattered) == ["flooding.scattered"]
    assert after(REGULAR, *scattered[:5], (30, "t0"), (31, "here")) == []
    assert after(REGULAR, *((ago + 600, name) for ago, name in scattered)) == []
    assert after(MODERATOR, *scattered) == []
    assert after(REGULAR, *scattered, minutes=2) == []


def test_a_lively_conversation_in_one_place_is_none() -> None:
    assert after(REGULAR, *((20.0 * number, "here") for number in range(25))) == []


def test_a_newcomer_without_a_pause_is_held() -> None:
    busy = [(300.0 * number, "here") for number in range(8)]
    assert after(NEWCOMER, *busy) == ["flooding.newcomer"]
    assert after(NEWCOMER, *busy[:7]) == []
    assert after(REGULAR, *busy) == []
    assert after(NEWCOMER, *busy, newcomer_per_hour=9) == []


def test_nobody_who_has_not_written_floods() -> None:
    assert after(NEWCOMER) == []
