"""One comment and one's drafts by API."""

import datetime as dt

import pytest

from rostra.comments.models import Comment, Draft, Thread
from rostra.comments.schemas import CommentOut, DraftOut, FlagOut, RevisionOut
from rostra.comments.services import hide, post
from rostra.store import clock
from tests.cast import Cast
from tests.comments.helpers import REMARK, close
from tests.support.callers import Caller

pytestmark = pytest.mark.django_db

LONG_AGO = dt.datetime(2021, 5, 14, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def comment(cast: Cast, thread: Thread) -> Comment:
    return post(thread, cast.reader, REMARK).comment


@pytest.fixture
def path(comment: Comment) -> str:
    return f"/comments/{comment.pk}"


def test_it_is_sent_again_only_when_it_changed(cast: Cast, path: str) -> None:
    first = Caller().get(path)
    CommentOut.model_validate(first.json())
    assert Caller().get(path, If_None_Match=first.headers["ETag"]).status_code == 304
    Caller(cast.second_reader).post(f"{path}/reactions", {"kind": "agree"})
    assert Caller().get(path, If_None_Match=first.headers["ETag"]).status_code == 200


@pytest.mark.parametrize("state", ["checking", "held", "rejected"])
def test_its_state_is_for_its_writer_and_moderators(
    cast: Cast, comment: Comment, path: str, state: str
) -> None:
    hide(comment, state)
    for member in (None, cast.second_reader):
        assert Caller(member).get(path).status_code == 404
    for member in (cast.reader, cast.moderator):
        assert Caller(member).get(path).json()["state"] == state


def test_changing_it_keeps_the_former_text(cast: Cast, path: str) -> None:
    edited = Caller(cast.reader).send("PATCH", path, {"text": "On Fridays, actually."})
    assert (edited.status_code, edited.json()["text"]) == (200, "On Fridays, actually.")
    assert edited.json()["edited_at"]
    (revision,) = Caller().get(f"{path}/revisions").json()
    RevisionOut.model_validate(revision)
    assert revision["text"] == REMARK


@pytest.mark.parametrize("text", ["", "\u200b", "x" * 6000])
def test_a_refused_change_is_422(cast: Cast, path: str, text: str) -> None:
    response = Caller(cast.reader).send("PATCH", path, {"text": text})
    assert (response.status_code, response.json()["reasons"][0]["check"]) == (422, "length")


def test_changing_it_too_late_or_for_another(cast: Cast, thread: Thread) -> None:
    with clock.at(LONG_AGO):
        old = post(thread, cast.second_reader, "From long ago.").comment
    for member in (cast.second_reader, cast.reader, cast.admin):
        response = Caller(member).send("PATCH", f"/comments/{old.pk}", {"text": "New"})
        assert response.status_code == 403
    assert Caller().send("PATCH", f"/comments/{old.pk}", {"text": "New"}).status_code == 401


def test_deleting_it(cast: Cast, path: str) -> None:
    assert Caller(cast.second_reader).send("DELETE", path).status_code == 403
    response = Caller(cast.reader).send("DELETE", path)
    assert (response.status_code, response.content) == (204, b"")
    assert Caller().get(path).status_code == 404
    assert Caller(cast.moderator).get(path).json()["text"] == REMARK
    assert Caller(cast.reader).send("DELETE", path).status_code == 404


def test_a_tombstone_has_neither_text_nor_revisions(
    cast: Cast, comment: Comment, path: str
) -> None:
    post(comment.thread, cast.second_reader, "Mine too.", parent=comment.pk)
    Caller(cast.reader).send("DELETE", path)
    tombstone = Caller().get(path).json()
    CommentOut.model_validate(tombstone)
    assert (tombstone["state"], tombstone["text"], tombstone["author"]) == ("deleted", None, None)
    assert Caller().get(f"{path}/revisions").status_code == 404


def test_reacting(cast: Cast, path: str) -> None:
    caller = Caller(cast.second_reader)
    answer = caller.post(f"{path}/reactions", {"kind": "rethink"})
    assert (answer.status_code, answer.json()["my_reaction"]) == (200, "rethink")
    assert answer.json()["reactions"] == {"rethink": 1}
    assert caller.post(f"{path}/reactions", {"kind": None}).json()["reactions"] == {}
    assert caller.post(f"{path}/reactions", {"kind": "like"}).status_code == 422
    assert caller.post(f"{path}/reactions", {}).status_code == 422
    assert Caller().post(f"{path}/reactions", {"kind": "agree"}).status_code == 401
    assert Caller(cast.reader).post(f"{path}/reactions", {"kind": "agree"}).status_code == 422


def test_flagging(cast: Cast, path: str, comment: Comment) -> None:
    answer = Caller(cast.second_reader).post(f"{path}/flags", {"reason": "private", "note": "5th"})
    assert answer.status_code == 201
    FlagOut.model_validate(answer.json())
    comment.refresh_from_db()
    assert (comment.state, comment.flag_count) == ("published", 1)
    caller = Caller(cast.newcomer)
    assert caller.post(f"{path}/flags", {"reason": "ugly"}).status_code == 422
    assert caller.post(f"{path}/flags", {"reason": "spam", "note": "x" * 501}).status_code == 422
    assert Caller().post(f"{path}/flags", {"reason": "spam"}).status_code == 401


def test_drafts(cast: Cast, thread: Thread) -> None:
    caller = Caller(cast.reader)
    close(thread, "suspended")
    kept = caller.send("PUT", f"/threads/{thread.pk}/draft", {"text": "For later"})
    assert kept.status_code == 200
    DraftOut.model_validate(kept.json())
    assert kept.json()["can_post"] is False
    close(thread, "open")
    (draft,) = caller.get(f"/drafts?article={thread.pk}").json()
    assert (draft["text"], draft["can_post"]) == ("For later", True)
    assert Caller(cast.second_reader).get("/drafts").json() == []
    assert Caller(cast.second_reader).send("DELETE", f"/drafts/{draft['id']}").status_code == 404
    assert caller.send("DELETE", f"/drafts/{draft['id']}").status_code == 204
    assert not Draft.objects.exists()
    assert Caller().get("/drafts").status_code == 401


def test_a_draft_that_could_not_be_a_comment(cast: Cast, thread: Thread) -> None:
    response = Caller(cast.reader).send("PUT", f"/threads/{thread.pk}/draft", {"text": " \u200b"})
    assert response.status_code == 422
