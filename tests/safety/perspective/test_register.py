"""Quotas and counts, with a clock of the test's own."""

import uuid

import pytest

from rostra.safety.perspective.errors import ServiceError
from rostra.safety.perspective.keeping import Client, Counts, Loaded
from rostra.safety.perspective.quotas import Bucket
from rostra.safety.perspective.register import Register, digest

FORUM = Client(uuid.uuid4(), "forum", per_second=2, per_day=5)
NOON = 20_000 * 86_400.0 + 43_200


class Shelf:
    """A keeper that holds one client, counts, and may refuse to take them."""

    keeps_suggestions = False

    def __init__(self) -> None:
        self.full = False
        self.counts: Counts = {}
        self.loads = 0

    def load(self) -> Loaded:
        self.loads += 1
        return Loaded({digest("key"): FORUM}, used={FORUM.id: sum(self.counts.values())})

    def add(self, counts: Counts) -> None:
        if self.full:
            raise OSError("the disk is full")
        for key, number in counts.items():
            self.counts[key] = self.counts.get(key, 0) + number

    def suggest(self, client: object, suggestions: object) -> None:
        raise NotImplementedError


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> float:
        return self.time


def test_a_bucket_lets_a_burst_pass_and_holds_a_stream_to_its_rate() -> None:
    bucket = Bucket(10)
    assert [bucket.take(100.0) for _ in range(10)] == [0.0] * 10
    assert bucket.take(100.0) == pytest.approx(0.1)
    passed = sum(bucket.take(100 + step / 100) == 0.0 for step in range(1, 301))
    assert passed == 30


def test_a_bucket_of_less_than_one_a_second_lets_one_pass() -> None:
    bucket = Bucket(0.1)
    assert bucket.take(50.0) == 0.0
    assert bucket.take(50.0) == pytest.approx(10)
    assert bucket.take(40.0) > 0, "a clock that runs backwards gives nothing"
    assert bucket.take(60.0) == 0.0


def test_a_day_has_its_quota_also_after_a_new_start() -> None:
    shelf, clock = Shelf(), Clock()
    register = Register(shelf, clock)
    register.refresh()
    client = register.client_with("key")
    for _ in range(4):
        clock.time += 1
        register.admit(client)
        register.note(client, "analyzed")
    register.flush()
    again = Register(shelf, clock)
    again.refresh()
    again.admit(client)
    again.note(client, "analyzed")
    with pytest.raises(ServiceError, match="per day") as refusal:
        again.admit(client)
    assert refusal.value.retry_after == pytest.approx(43_200 - 4)
    clock.time += 43_200
    register.refresh()
    register.admit(client)


def test_what_cannot_be_kept_is_kept_later_and_once() -> None:
    shelf, clock = Shelf(), Clock()
    register = Register(shelf, clock)
    register.note(FORUM, "analyzed")
    shelf.full = True
    with pytest.raises(OSError, match="full"):
        register.flush()
    register.note(FORUM, "analyzed")
    shelf.full = False
    register.flush()
    register.flush()
    assert shelf.counts == {(FORUM.id, 20_000, "analyzed"): 2}


def test_a_thousand_requests_look_at_what_is_kept_once() -> None:
    shelf, clock = Shelf(), Clock()
    register = Register(shelf, clock)
    for _ in range(1_000):
        register.refresh()
    assert shelf.loads == 1
    clock.time += 3
    register.refresh()
    assert shelf.loads == 2
