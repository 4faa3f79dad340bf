"""A request sent twice is done once."""

import datetime as dt

import pytest
from django.db import transaction

from rostra.store import clock
from rostra.store.idempotency import Answer, Keep, answer_once, forget_old_answers, repeatable
from rostra.store.ids import new_id
from rostra.store.models import IdempotencyKey
from rostra.store.problems import Problem, conflict
from tests.support.together import all_at_once

SITE = new_id()
NOON = dt.datetime(2031, 5, 14, 12, 0, tzinfo=dt.UTC)


def request(key: str = "k", content: str = "POST /x {}", owner: str = "member:1") -> object:
    return repeatable(key, site_id=SITE, owner=owner, content=content)


class Work:
    """Something that must be done once, and how often it was done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, keep: Keep) -> Answer:
        with transaction.atomic():
            self.done += 1
            answer = Answer(201, {"number": self.done})
            keep(answer)
        return answer


@pytest.mark.django_db
def test_done_once_and_answered_twice() -> None:
    work = Work()
    assert (
        answer_once(request(), work) == answer_once(request(), work) == Answer(201, {"number": 1})
    )
    assert work.done == 1


@pytest.mark.django_db
def test_without_a_key_it_is_done_each_time() -> None:
    work = Work()
    answer_once(None, work)
    answer_once(None, work)
    assert work.done == 2


@pytest.mark.django_db
def test_keys_of_two_senders_never_meet() -> None:
    work = Work()
    answer_once(request(owner="member:1"), work)
    answer_once(request(owner="member:2"), work)
    assert work.done == 2


@pytest.mark.django_db
def test_another_request_with_the_key_is_told() -> None:
    answer_once(request(), Work())
    with pytest.raises(Problem) as told:
        answer_once(request(content="POST /x {other}"), Work())
    assert (told.value.status, told.value.slug) == (422, "idempotency-key-reused")


@pytest.mark.django_db
def test_a_refusal_is_not_remembered() -> None:
    def refuse(keep: Keep) -> Answer:
        raise conflict("Not now.")

    with pytest.raises(Problem, match="Not now"):
        answer_once(request(), refuse)
    work = Work()
    answer_once(request(), work)
    assert work.done == 1


@pytest.mark.django_db
def test_what_was_undone_left_no_answer() -> None:
    def fail(keep: Keep) -> Answer:
        with transaction.atomic():
            keep(Answer(201, {}))
            raise RuntimeError("after the answer, before the commit")

    with pytest.raises(RuntimeError):
        answer_once(request(), fail)
    assert not IdempotencyKey.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_is_done_and_all_get_its_answer() -> None:
    work = Work()
    answers = all_at_once(*[lambda: answer_once(request(), work)] * 6)
    assert len({str(answer) for answer in answers}) == 1
    assert IdempotencyKey.objects.count() == 1


@pytest.mark.django_db
def test_answers_are_kept_for_two_days() -> None:
    with clock.at(NOON):
        answer_once(request("old"), Work())
    with clock.at(NOON + dt.timedelta(days=1)):
        answer_once(request("new"), Work())
    with clock.at(NOON + dt.timedelta(days=2, seconds=1)):
        assert forget_old_answers() == 1
    assert IdempotencyKey.objects.get().key == "new"


@pytest.mark.parametrize("key", ["", " ", "x" * 201, "a b", "ü", "\n", '""'])
def test_keys_that_cannot_be(key: str) -> None:
    with pytest.raises(Problem) as told:
        request(key)
    assert told.value.status == 422


def test_a_quoted_key_is_the_key() -> None:
    assert request('"k"') == request("k")
