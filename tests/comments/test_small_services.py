"""Deleting, reacting, flagging, drafts, finding."""

import uuid
from collections.abc import Callable

import pytest

from rostra.articles.services import take_down
from rostra.comments.models import Comment, Draft, Flag, Reaction, Thread
from rostra.comments.rules.visibility import View
from rostra.comments.services import (
    delete,
    drafts_of,
    drop_draft,
    find_comment,
    find_thread,
    flag,
    hide,
    keep_draft,
    own_draft,
    post,
    react,
)
from rostra.comments.services.gating import may_write
from rostra.members.services.standing import suspend
from rostra.sites.services import add_site
from tests.cast import Cast, Person, as_member
from tests.comments.forest import plant
from tests.comments.helpers import REMARK, close, kinds, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(cast: Cast, thread: Thread) -> Comment:
    return post(thread, cast.reader, REMARK).comment


class TestDelete:
    def test_without_replies_nothing_is_left_to_see(self, cast: Cast, comment: Comment) -> None:
        gone = delete(comment, cast.reader)
        assert (gone.state, gone.visible) == ("deleted", False)
        comment.thread.refresh_from_db()
        assert comment.thread.comment_count == 0
        assert kinds() == ["comment.published", "comment.removed"]

    def test_with_replies_a_tombstone_keeps_the_shape(self, cast: Cast, comment: Comment) -> None:
        reply = post(comment.thread, cast.second_reader, "Mine too.", parent=comment.pk).comment
        assert delete(comment, cast.reader).visible
        _, view = find_comment(comment.pk, cast.second_reader)
        assert view is View.TOMBSTONE
        delete(reply, cast.second_reader)
        assert not Comment.objects.filter(visible=True).exists()

    def test_its_text_is_for_moderators_alone(self, cast: Cast, comment: Comment) -> None:
        delete(comment, cast.reader)
        assert told(lambda: find_comment(comment.pk, cast.reader)).status == 404
        kept, view = find_comment(comment.pk, cast.moderator)
        assert (kept.text, view) == (REMARK, View.FULL)

    def test_by_nobody_else(self, cast: Cast, comment: Comment) -> None:
        problem = told(lambda: delete(comment, cast.second_reader))
        assert problem.status == 403
        problem = told(lambda: delete(comment, cast.moderator))
        assert (problem.status, "Reject it" in problem.todo) == (403, True)
        assert Comment.objects.get().state == "published"

    def test_staff_of_another_site_are_readers_here(self, cast: Cast, comment: Comment) -> None:
        other = add_site("other", origins=["http://other.example"])
        stranger = as_member(other, Person("Olga Reis", "olga@other.example", "editor"))
        assert told(lambda: delete(comment, stranger)).status == 403

    def test_a_held_one_leaves_the_queue(self, cast: Cast, thread: Thread) -> None:
        close(thread, "held-all")
        held = post(thread, cast.reader, REMARK).comment
        assert delete(held, cast.reader).waiting_since is None

    def test_twice_is_once(self, cast: Cast, comment: Comment) -> None:
        delete(comment, cast.reader)
        delete(comment, cast.reader)
        comment.thread.refresh_from_db()
        assert comment.thread.comment_count == 0

    def test_also_where_nobody_may_write_now(
        self, cast: Cast, comment: Comment, thread: Thread
    ) -> None:
        close(thread, "suspended")
        suspend(cast.reader)
        assert delete(comment, cast.reader).state == "deleted"


class TestReact:
    def test_one_for_each_reader_and_comment(self, cast: Cast, comment: Comment) -> None:
        react(comment, cast.second_reader, "agree")
        react(comment, cast.second_reader, "respect")
        after = react(comment, cast.newcomer, "respect")
        assert after.reactions == {"respect": 2}
        assert Reaction.objects.count() == 2
        assert Comment.objects.get().score == after.score > 0

    def test_none_takes_it_back(self, cast: Cast, comment: Comment) -> None:
        react(comment, cast.second_reader, "agree")
        after = react(comment, cast.second_reader, None)
        assert (after.reactions, after.score) == ({}, 0)
        assert not Reaction.objects.exists()

    def test_the_same_again_changes_nothing(self, cast: Cast, comment: Comment) -> None:
        react(comment, cast.second_reader, "agree")
        react(comment, cast.second_reader, "agree")
        react(comment, cast.newcomer, None)
        assert kinds() == ["comment.published", "comment.reacted"]

    def test_not_to_one_s_own(self, cast: Cast, comment: Comment) -> None:
        assert told(lambda: react(comment, cast.reader, "agree")).status == 422

    def test_an_unknown_kind(self, cast: Cast, comment: Comment) -> None:
        assert told(lambda: react(comment, cast.second_reader, "like")).status == 422

    def test_not_to_what_is_gone(self, cast: Cast, comment: Comment) -> None:
        hide(comment, "rejected")
        assert told(lambda: react(comment, cast.second_reader, "agree")).status == 404

    @pytest.mark.parametrize("state", ["read-only", "suspended", "hidden"])
    def test_not_in_a_closed_thread(
        self, cast: Cast, comment: Comment, thread: Thread, state: str
    ) -> None:
        close(thread, state)
        assert told(lambda: react(comment, cast.second_reader, "agree")).status == 423

    def test_also_where_comments_are_held(
        self, cast: Cast, comment: Comment, thread: Thread
    ) -> None:
        close(thread, "held-all")
        assert react(comment, cast.newcomer, "agree").reactions == {"agree": 1}

    def test_not_by_a_suspended_member(self, cast: Cast, comment: Comment) -> None:
        suspend(cast.second_reader)
        cast.second_reader.refresh_from_db()
        assert told(lambda: react(comment, cast.second_reader, "agree")).status == 403


class TestFlag:
    def test_calls_the_moderators_and_hides_nothing(self, cast: Cast, comment: Comment) -> None:
        flag(comment, cast.second_reader, "abuse", "The last sentence.")
        stored = Comment.objects.get()
        assert (stored.state, stored.visible, stored.flag_count) == ("published", True, 1)
        assert stored.waiting_since is not None
        assert stored.risk == pytest.approx(0.3)
        assert kinds() == ["comment.published", "comment.flagged"]

    def test_a_crowd_s_flags_hide_nothing_either(self, cast: Cast, comment: Comment) -> None:
        crowd = [
            as_member(cast.site, Person(f"Reader {n}x", f"r{n}@crowd.example")) for n in range(40)
        ]
        for member in crowd:
            flag(comment, member, "illegal")
        stored = Comment.objects.get()
        assert (stored.state, stored.visible, stored.flag_count) == ("published", True, 40)
        assert stored.risk < 1

    def test_a_second_one_replaces_the_first(self, cast: Cast, comment: Comment) -> None:
        flag(comment, cast.second_reader, "spam")
        flag(comment, cast.second_reader, "abuse")
        assert Flag.objects.get().reason == "abuse"
        assert Comment.objects.get().flag_count == 1
        assert kinds().count("comment.flagged") == 1

    def test_a_settled_one_stays_settled(self, cast: Cast, comment: Comment) -> None:
        flag(comment, cast.second_reader, "spam")
        Flag.objects.update(is_settled=True)
        Comment.objects.update(waiting_since=None, flag_count=0)
        flag(comment, cast.second_reader, "hate")
        assert Comment.objects.get().waiting_since is None
        flag(comment, cast.newcomer, "spam")
        assert Comment.objects.get().flag_count == 1

    @pytest.mark.parametrize(("reason", "note"), [("boring", ""), ("", ""), ("spam", "x" * 501)])
    def test_bad_reasons_and_notes(
        self, cast: Cast, comment: Comment, reason: str, note: str
    ) -> None:
        assert told(lambda: flag(comment, cast.second_reader, reason, note)).status == 422
        assert not Flag.objects.exists()

    def test_a_note_is_plain_text(self, cast: Cast, comment: Comment) -> None:
        written = flag(comment, cast.second_reader, "spam", " \x00look \u202ehere\n")
        assert written.note == "look here"

    def test_not_one_s_own_and_not_what_is_gone(self, cast: Cast, comment: Comment) -> None:
        assert told(lambda: flag(comment, cast.reader, "spam")).status == 422
        hide(comment, "held")
        assert told(lambda: flag(comment, cast.second_reader, "spam")).status == 404

    def test_also_in_a_closed_thread(self, cast: Cast, comment: Comment, thread: Thread) -> None:
        close(thread, "suspended")
        assert flag(comment, cast.second_reader, "illegal").pk


class TestDrafts:
    def test_one_for_each_place(self, cast: Cast, thread: Thread, comment: Comment) -> None:
        keep_draft(thread, cast.newcomer, "A first try")
        keep_draft(thread, cast.newcomer, "A second try")
        reply = keep_draft(thread, cast.newcomer, "A reply", parent=comment)
        texts = [draft.text for draft in drafts_of(cast.newcomer)]
        assert texts == ["A reply", "A second try"]
        assert reply.place == str(comment.pk)

    def test_are_their_writer_s_own(self, cast: Cast, thread: Thread) -> None:
        draft = keep_draft(thread, cast.newcomer, "Mine")
        assert told(lambda: own_draft(cast.reader, draft.pk)).status == 404
        drop_draft(own_draft(cast.newcomer, draft.pk))
        assert not Draft.objects.exists()

    def test_hold_only_what_could_be_a_comment(self, cast: Cast, thread: Thread) -> None:
        for text in ("", "\u200b", "x" * 5001):
            problem = told(lambda text=text: keep_draft(thread, cast.reader, text))  # type: ignore[misc]
            assert problem.status == 422

    def test_there_is_an_end_to_them(
        self, cast: Cast, thread: Thread, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("rostra.comments.services.drafts.MOST_DRAFTS", 2)
        for parent in plant(thread, cast.reader, [None, None]):
            keep_draft(thread, cast.newcomer, "A reply", parent=parent)
        assert told(lambda: keep_draft(thread, cast.newcomer, "One more")).status == 409
        assert keep_draft(thread, cast.newcomer, "The last, changed", parent=parent).pk

    def test_of_one_thread(
        self, cast: Cast, thread: Thread, new_thread: Callable[[], Thread]
    ) -> None:
        keep_draft(new_thread(), cast.newcomer, "There")
        here = keep_draft(thread, cast.newcomer, "Here")
        assert list(drafts_of(cast.newcomer, thread)) == [here]

    def test_are_offered_again_at_reopening(self, cast: Cast, thread: Thread) -> None:
        close(thread, "suspended")
        told(lambda: post(thread, cast.newcomer, REMARK))
        assert not may_write(thread, cast.newcomer)
        close(thread, "held-newcomers")
        assert may_write(thread, cast.newcomer)
        (draft,) = drafts_of(cast.newcomer, thread)
        post(thread, cast.newcomer, draft.text)
        assert not drafts_of(cast.newcomer).exists()


class TestFind:
    def test_a_thread_by_key_and_address(self, cast: Cast, thread: Thread) -> None:
        assert thread.article is not None
        thread.article.url = "https://paper.example/ferry"
        thread.article.save()
        assert find_thread(cast.site, article=str(thread.pk)) == thread
        assert find_thread(cast.site, url="https://paper.example/ferry#comments") == thread

    def test_not_of_an_article_that_was_taken_down(
        self, cast: Cast, thread: Thread, comment: Comment
    ) -> None:
        assert thread.article is not None
        take_down(thread.article)
        assert told(lambda: find_thread(cast.site, article=thread.pk)).status == 404
        assert told(lambda: find_comment(comment.pk, cast.reader)).status == 404
        assert find_comment(comment.pk, cast.moderator)

    def test_a_hidden_thread_s_comments_are_for_moderators(
        self, cast: Cast, thread: Thread, comment: Comment
    ) -> None:
        close(thread, "hidden")
        assert told(lambda: find_comment(comment.pk, cast.reader)).status == 404
        assert find_comment(comment.pk, cast.moderator)

    @pytest.mark.parametrize("state", ["checking", "held", "rejected"])
    def test_what_waits_or_was_rejected_is_for_its_writer(
        self, cast: Cast, comment: Comment, state: str
    ) -> None:
        hide(comment, state)
        assert find_comment(comment.pk, cast.reader)[1] is View.FULL
        for other in (cast.second_reader, None):
            problem = told(lambda other=other: find_comment(comment.pk, other))  # type: ignore[misc]
            assert problem.status == 404

    def test_nothing(self, cast: Cast, thread: Thread) -> None:
        assert told(lambda: find_comment(uuid.uuid4(), cast.admin)).status == 404
        assert told(lambda: find_thread(cast.site, article="no key")).status == 404
        assert told(lambda: find_thread(cast.site)).status == 400
