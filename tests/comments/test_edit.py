"""Changing a comment."""

import datetime as dt

import pytest

from rostra.comments.models import Comment, CommentVerdict, Revision, Thread
from rostra.comments.services import edit, hide, post, revisions_of, show
from rostra.members.services.standing import suspend
from rostra.safety.models import WordList
from rostra.store import clock
from rostra.store.problems import Problem
from tests.cast import Cast
from tests.comments.helpers import NOON, REMARK, close, kinds, told

pytestmark = pytest.mark.django_db

BETTER = "My mother takes that ferry to the hospital every Thursday."


@pytest.fixture
def comment(cast: Cast, thread: Thread) -> Comment:
    with clock.at(NOON):
        return post(thread, cast.reader, REMARK).comment


def soon(minutes: float = 1) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


def test_the_former_text_stays_readable(cast: Cast, comment: Comment) -> None:
    with clock.at(soon(3)):
        edited = edit(comment, cast.reader, f"{BETTER} *Every* one.")
    stored = Comment.objects.get()
    assert stored.text == f"{BETTER} *Every* one."
    assert "<em>Every</em>" in stored.html
    assert (stored.state, stored.edited_at, stored.version) == ("published", soon(3), 2)
    assert edited.comment.pk == stored.pk
    (before,) = revisions_of(stored, None)
    assert (before.text, before.written_at) == (REMARK, NOON)
    assert CommentVerdict.objects.filter(comment=stored).count() == 2
    assert kinds() == ["comment.published", "comment.edited"]
    comment.thread.refresh_from_db()
    assert (comment.thread.version, comment.thread.comment_count) == (3, 1)


def test_a_third_text_leaves_two_revisions_in_order(cast: Cast, comment: Comment) -> None:
    with clock.at(soon(1)):
        comment = edit(comment, cast.reader, BETTER).comment
    with clock.at(soon(2)):
        comment = edit(comment, cast.reader, "It is on Fridays, actually.").comment
    texts = [(each.text, each.written_at) for each in revisions_of(comment, None)]
    assert texts == [(REMARK, NOON), (BETTER, soon(1))]


def test_the_same_text_changes_nothing(cast: Cast, comment: Comment) -> None:
    with clock.at(soon()):
        edit(comment, cast.reader, f"{REMARK}  \n")
    assert not Revision.objects.exists()
    assert Comment.objects.get().edited_at is None


def test_the_window_closes(cast: Cast, comment: Comment) -> None:
    with clock.at(soon(10)):
        problem = told(lambda: edit(comment, cast.reader, BETTER))
    assert (problem.status, problem.slug) == (403, "edit-window-closed")
    assert problem.extra["until"] == "2031-05-14T12:10:00+00:00"
    assert Comment.objects.get().text == REMARK


def test_nobody_changes_another_s_words(cast: Cast, comment: Comment) -> None:
    with clock.at(soon()):
        for who in (cast.second_reader, cast.admin):
            assert told(lambda who=who: edit(comment, who, BETTER)).status == 403  # type: ignore[misc]


def test_a_suspended_writer_does_not_either(cast: Cast, comment: Comment) -> None:
    suspend(cast.reader)
    cast.reader.refresh_from_db()
    with clock.at(soon()):
        assert told(lambda: edit(comment, cast.reader, BETTER)).slug == "suspended-member"


@pytest.mark.parametrize("state", ["rejected", "deleted"])
def test_what_is_gone_is_not_changed(cast: Cast, comment: Comment, state: str) -> None:
    comment = hide(comment, state)
    with clock.at(soon()):
        assert told(lambda: edit(comment, cast.reader, BETTER)).status == 403


def test_a_refused_change_leaves_the_comment_as_it_was(cast: Cast, comment: Comment) -> None:
    WordList.objects.create(site=cast.site, kind="banned", entries="flimflam")
    with clock.at(soon()):
        problem = told(lambda: edit(comment, cast.reader, "All flimflam."))
    assert problem.slug == "comment-refused"
    stored = Comment.objects.get()
    assert (stored.text, stored.state, stored.version) == (REMARK, "published", 1)
    assert not Revision.objects.exists()


def test_a_change_that_would_be_held_does_not_take_the_comment_away(
    cast: Cast, comment: Comment
) -> None:
    WordList.objects.create(site=cast.site, kind="suspect", entries="flimflam")
    with clock.at(soon()):
        problem = told(lambda: edit(comment, cast.reader, "The ferry is flimflam, all of it."))
    assert (problem.status, problem.slug) == (422, "edit-needs-review")
    assert problem.extra["reasons"][0]["check"] == "wordlist"
    stored = Comment.objects.get()
    assert (stored.text, stored.state, stored.visible) == (REMARK, "published", True)
    assert kinds() == ["comment.published"]


def test_under_held_all_a_published_comment_stays_as_it_is(
    cast: Cast, comment: Comment, thread: Thread
) -> None:
    close(thread, "held-all")
    with clock.at(soon()):
        assert told(lambda: edit(comment, cast.reader, BETTER)).slug == "edit-needs-review"


@pytest.mark.parametrize("state", ["read-only", "suspended", "hidden"])
def test_a_closed_gate_takes_no_change(
    cast: Cast, comment: Comment, thread: Thread, state: str
) -> None:
    close(thread, state)
    with clock.at(soon()):
        assert told(lambda: edit(comment, cast.reader, BETTER)).status == 423


def test_a_held_comment_goes_on_waiting_with_its_new_text(cast: Cast, thread: Thread) -> None:
    with clock.at(NOON):
        close(thread, "held-newcomers")
        held = post(thread, cast.newcomer, REMARK).comment
    with clock.at(soon()):
        edited = edit(held, cast.newcomer, BETTER)
    stored = Comment.objects.get()
    assert (stored.state, stored.text, stored.waiting_since) == ("held", BETTER, NOON)
    assert stored.version == 2
    assert edited.reasons
    show(stored)
    assert revisions_of(Comment.objects.get(), None) == []
    assert len(revisions_of(Comment.objects.get(), cast.moderator)) == 1


def test_a_held_comment_is_not_freed_by_an_edit(cast: Cast, thread: Thread) -> None:
    WordList.objects.create(site=cast.site, kind="suspect", entries="flimflam")
    with clock.at(NOON):
        held = post(thread, cast.reader, "The ferry is flimflam, all of it.").comment
    with clock.at(soon()):
        assert edit(held, cast.reader, BETTER).comment.state == "held"


def test_of_two_changes_at_once_the_second_is_told(cast: Cast, comment: Comment) -> None:
    with clock.at(soon()):
        edit(Comment.objects.get(), cast.reader, BETTER)
        problem = told(lambda: edit(comment, cast.reader, "It is on Fridays, actually."))
    assert problem.status == 409
    assert Comment.objects.get().text == BETTER


def test_an_edit_is_not_a_repetition_of_itself(cast: Cast, comment: Comment) -> None:
    with clock.at(soon()):
        assert edit(comment, cast.reader, f"{REMARK}!").comment.state == "published"


@pytest.mark.parametrize("text", ["", "\u200b\u200b", "a" * 5001])
def test_a_text_that_is_none(cast: Cast, comment: Comment, text: str) -> None:
    with clock.at(soon()), pytest.raises(Problem) as raised:
        edit(comment, cast.reader, text)
    assert raised.value.slug == "comment-refused"
