"""Writing by API."""

import datetime as dt
import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.comments.models import Comment, Draft, Thread
from rostra.comments.schemas import CommentOut
from rostra.members.services.standing import suspend
from rostra.store import clock
from rostra.store.models import IdempotencyKey
from tests.cast import GUEST, PASSWORD, Cast
from tests.comments.helpers import NOON, REMARK, close
from tests.support.callers import Caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(thread: Thread) -> str:
    return f"/threads/{thread.pk}/comments"


def test_published_is_201(cast: Cast, path: str) -> None:
    response = Caller(cast.reader).post(path, {"text": REMARK})
    assert response.status_code == 201
    document = response.json()
    CommentOut.model_validate(document)
    assert (document["state"], document["text"]) == ("published", REMARK)
    assert response.headers["Location"] == document["url"]
    assert Caller().get(f"/comments/{document['id']}").json()["id"] == document["id"]


def test_held_is_202_with_reasons(cast: Cast, thread: Thread, path: str) -> None:
    close(thread, "held-all")
    response = Caller(cast.reader).post(path, {"text": REMARK})
    assert (response.status_code, response.json()["state"]) == (202, "held")
    assert response.json()["reasons"][0]["text"]
    again = Caller(cast.reader).get(f"/comments/{response.json()['id']}").json()
    assert again["reasons"] == response.json()["reasons"]


def test_a_reply_with_a_passage(cast: Cast, path: str) -> None:
    caller = Caller(cast.reader)
    root = caller.post(path, {"text": REMARK}).json()
    quote = {"exact": "runs the school on Hesten"}
    reply = caller.post(path, {"text": "Her sister.", "parent": root["id"], "quote": quote}).json()
    assert (reply["parent"], reply["root"], reply["depth"]) == (root["id"], root["id"], 1)
    assert reply["quote"]["exact"] == quote["exact"]


def test_a_closed_gate_is_423_with_its_notice(cast: Cast, thread: Thread, path: str) -> None:
    with clock.at(NOON):
        close(thread, "suspended", notice="Back soon.", until=NOON + dt.timedelta(hours=1))
        response = Caller(cast.reader).post(path, {"text": REMARK})
    assert response.status_code == 423
    problem = response.json()
    assert (problem["type"], problem["state"]) == ("/problems/gate-closed", "suspended")
    assert (problem["notice"], problem["until"]) == ("Back soon.", "2031-05-14T13:00:00+00:00")
    assert "Back soon." in problem["detail"]
    assert "13:00" in problem["detail"]
    assert problem["draft"] == str(Draft.objects.get().pk)


def test_refused_is_422_with_reasons(cast: Cast, path: str) -> None:
    for text in ("", "\u200b\u2060", "a" * 6000, "x" * 900_000, "*" * 4000 + "[" * 900):
        response = Caller(cast.reader).post(path, {"text": text})
        assert response.status_code in {422, 201}
        if response.status_code == 422:
            assert response.json()["type"] == "/problems/comment-refused"
            assert response.json()["reasons"][0]["check"]
    assert Comment.objects.count() <= 1


def test_too_fast_is_429_with_retry_after(cast: Cast, thread: Thread, path: str) -> None:
    close(thread, "slow")
    caller = Caller(cast.reader)
    assert caller.post(path, {"text": REMARK}).status_code == 201
    response = caller.post(path, {"text": "And one more thing."})
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 120
    assert response.json()["retry_after"] == int(response.headers["Retry-After"])


def test_without_an_account_is_401(path: str) -> None:
    response = Caller().post(path, {"text": REMARK})
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_suspended_member_is_403(cast: Cast, path: str) -> None:
    caller = Caller(cast.reader)
    suspend(cast.reader)
    response = caller.post(path, {"text": REMARK})
    assert (response.status_code, response.json()["type"]) == (403, "/problems/suspended-member")


@pytest.fixture
def caller(cast: Cast) -> Caller:
    """Staff: no limit of rate or repetition stands in the way."""
    return Caller(cast.moderator)


class TestGuests:
    BODY = {"text": REMARK, "guest": {"name": GUEST.name, "email": GUEST.email}}

    def test_where_the_site_allows_them(self, cast: Cast, path: str) -> None:
        cast.site.guests_allowed = True
        cast.site.save()
        response = Caller().post(path, self.BODY)
        assert (response.status_code, response.json()["state"]) == (202, "held")
        assert response.json()["author"] == {"id": None, "name": GUEST.name, "role": None}
        assert response.json()["text"] == REMARK
        assert GUEST.email not in response.content.decode()
        assert Caller().get(f"/comments/{response.json()['id']}").status_code == 404

    def test_where_it_does_not(self, path: str) -> None:
        assert Caller().post(path, self.BODY).status_code == 403

    def test_a_repeated_request_is_one_comment(self, cast: Cast, path: str) -> None:
        cast.site.guests_allowed = True
        cast.site.save()
        first, second = (Caller().post(path, self.BODY, Idempotency_Key="g1") for _ in range(2))
        assert first.json() == second.json()
        assert Comment.objects.count() == 1


class TestIdempotencyKey:
    def test_the_same_request_gets_the_same_answer(self, cast: Cast, path: str) -> None:
        caller = Caller(cast.reader)
        first, second = (caller.post(path, {"text": REMARK}, Idempotency_Key="k") for _ in "ab")
        assert (first.status_code, first.json()) == (second.status_code, second.json())
        assert Comment.objects.count() == 1

    def test_also_after_the_comment_was_rejected(self, cast: Cast, path: str) -> None:
        caller = Caller(cast.reader)
        first = caller.post(path, {"text": REMARK}, Idempotency_Key="k")
        Comment.objects.update(state="rejected", visible=False)
        assert caller.post(path, {"text": REMARK}, Idempotency_Key="k").json() == first.json()

    def test_another_request_with_it_is_told(self, cast: Cast, path: str) -> None:
        caller = Caller(cast.reader)
        caller.post(path, {"text": REMARK}, Idempotency_Key="k")
        response = caller.post(path, {"text": "Something else."}, Idempotency_Key="k")
        assert response.status_code == 422
        assert response.json()["type"] == "/problems/idempotency-key-reused"

    def test_another_person_s_key_is_another_key(self, cast: Cast, path: str) -> None:
        for member in (cast.reader, cast.second_reader):
            response = Caller(member).post(path, {"text": REMARK}, Idempotency_Key="k")
            assert response.status_code == 201
        assert Comment.objects.count() == 2

    def test_a_refusal_may_be_tried_again(self, cast: Cast, thread: Thread, path: str) -> None:
        caller = Caller(cast.reader)
        close(thread, "suspended")
        assert caller.post(path, {"text": REMARK}, Idempotency_Key="k").status_code == 423
        close(thread, "open")
        assert caller.post(path, {"text": REMARK}, Idempotency_Key="k").status_code == 201
        assert IdempotencyKey.objects.count() == 1

    @pytest.mark.parametrize("key", ["", " ", "x" * 201, "two words"])
    def test_one_that_cannot_be(self, cast: Cast, path: str, key: str) -> None:
        response = Caller(cast.reader).post(path, {"text": REMARK}, Idempotency_Key=key)
        assert response.status_code == 422
        assert not Comment.objects.exists()


class TestBadBodies:
    @pytest.mark.parametrize(
        ("body", "status"),
        [
            (b"", 422),
            (b"{", 400),
            (b"\xff\xfe{}", 400),
            (b'{"text": "\xff"}', 400),
            (b'{"text": "\\ud800"}', 400),
            (b'{"text": NaN}', 400),
            (b"[" * 100_000, 400),
            (b'{"text":' * 50_000, 400),
            (b'{"text": "a", "quote": ' + b'{"a":' * 500 + b"1" + b"}" * 501, 400),
            (b"[]", 422),
            (b"null", 422),
            (b'"text"', 422),
            (b'{"text": 7}', 422),
            (b'{"text": null}', 422),
            (b'{"text": "a", "parent": "x"}', 422),
            (b'{"text": "a", "state": "published"}', 422),
            (b'{"text": "a", "quote": {"exact": "nowhere to be found, this"}}', 422),
            (json.dumps({"text": "y" * 1_048_577}).encode(), 422),
            (b'{"text": "' + b"z" * 7_000_000 + b'"}', 413),
        ],
        ids=range(19),
    )
    def test_each_is_told(self, cast: Cast, path: str, body: bytes, status: int) -> None:
        response = Caller(cast.reader).send("POST", path, body)
        assert response.status_code == status
        assert response.json()["todo"]
        assert not Comment.objects.exists()

    def test_parents_that_cannot_be(self, cast: Cast, path: str, thread: Thread) -> None:
        body = {"text": REMARK, "parent": str(thread.pk)}
        assert Caller(cast.reader).post(path, body).status_code == 404

    @given(st.text(max_size=300))
    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_any_text_at_all(self, caller: Caller, path: str, text: str) -> None:
        response = caller.post(path, {"text": text})
        assert response.status_code in {201, 202, 400, 422}
        if response.status_code < 400:
            stored = Comment.objects.get(pk=response.json()["id"])
            assert stored.text
            assert "<script" not in stored.html
            stored.delete()


class TestPagesOfOurs:
    def test_need_the_csrf_token(self, cast: Cast, path: str) -> None:
        client = Client(enforce_csrf_checks=True)
        client.login(username=cast.reader.email, email=cast.reader.email, password=PASSWORD)
        body = {"data": json.dumps({"text": REMARK}), "content_type": "application/json"}
        refused = client.post(f"/api/v1{path}", **body)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/stale-form")
        client.cookies["csrftoken"] = "a" * 32
        taken = client.post(f"/api/v1{path}", **body, headers={"X-CSRFToken": "a" * 32})
        assert taken.status_code == 201

    def test_a_cookie_from_elsewhere_writes_nothing(self, cast: Cast, path: str) -> None:
        client = Client(enforce_csrf_checks=True)
        client.login(username=cast.reader.email, email=cast.reader.email, password=PASSWORD)
        response = client.post(
            f"/api/v1{path}",
            json.dumps({"text": REMARK}),
            content_type="text/plain",
            headers={"Origin": "https://elsewhere.example"},
        )
        assert response.status_code == 403
        assert not Comment.objects.exists()


class TestAdvice:
    """Words that may hurt are told before anything is stored; the token posts all the same."""

    @pytest.fixture(autouse=True)
    def _judges(self, settings) -> None:  # type: ignore[no-untyped-def]
        settings.JUDGE_FIRST = "tests.safety.judges:quick"
        settings.JUDGE_SECOND = "tests.safety.judges:sure"

    @pytest.mark.parametrize("again", ["hmm, what do you know?", "How do you know that?"])
    def test_is_given_once(self, cast: Cast, path: str, again: str) -> None:
        caller = Caller(cast.reader)
        told = caller.post(path, {"text": "hmm, what do you know?"})
        assert told.status_code == 409
        problem = told.json()
        assert problem["type"] == "/problems/nudge"
        assert problem["reasons"][0]["spans"] == [[0, 3]]
        assert not Comment.objects.exists()
        sent = {"text": again, "nudge_token": problem["nudge_token"]}
        assert caller.post(path, sent).status_code == 201
        assert Comment.objects.get().text == again

    def test_being_unsure_is_202_and_being_checked(self, cast: Cast, path: str) -> None:
        answer = Caller(cast.reader).post(path, {"text": "well, that is how ferries are."})
        assert (answer.status_code, answer.json()["state"]) == (202, "checking")
