import datetime as dt
import uuid

import pytest

from rostra.store import clock
from rostra.store.ids import new_id, new_id_after, parse_id, version_sent
from rostra.store.problems import too_fast


def test_keys_are_version_7_and_grow() -> None:
    keys = [new_id() for _ in range(1000)]
    assert {key.version for key in keys} == {7}
    assert keys == sorted(keys)


def test_what_is_no_key_is_none() -> None:
    assert parse_id("not a key") is None
    assert parse_id("") is None
    assert parse_id("01890a5d-ac96-774b-bcce-b302099a8057") == uuid.UUID(
        "01890a5dac96774bbcceb302099a8057"
    )


@pytest.mark.parametrize("text", ["", "-1", "1.5", "²", "٣", "9" * 5000])
def test_what_is_no_version_is_none(text: str) -> None:
    assert version_sent(text) is None
    assert version_sent("12") == 12


def test_the_clock_can_be_held() -> None:
    moment = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    with clock.at(moment):
        assert clock.now() == moment
    assert clock.now() != moment


def test_a_problem_says_what_to_do_and_when() -> None:
    problem = too_fast("You write too fast.", 0)
    assert problem.headers == {"Retry-After": "1"}
    assert problem.document() == {
        "type": "/problems/too-fast",
        "title": "Too fast",
        "status": 429,
        "detail": "You write too fast.",
        "todo": "Try again in 1 second.",
        "retry_after": 1,
    }


def test_a_key_after_one_that_a_faster_clock_made() -> None:
    ahead = uuid.UUID(int=new_id().int + (3_600_000 << 80))
    later = [new_id_after(ahead) for _ in range(100)]
    assert all(key > ahead and key.version == 7 for key in later)
    assert len(set(later)) == 100
    behind = new_id()
    assert new_id_after(behind) > behind
