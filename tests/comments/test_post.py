"""Writing a comment."""

import datetime as dt
from collections.abc import Callable

import pytest

from rostra.comments.models import Comment, CommentVerdict, Draft, Thread
from rostra.comments.services import as_guest, delete, edit, hide, keep_draft, post
from rostra.comments.services.post import HistoryMovedError, check, store
from rostra.comments.services.writers import as_writer
from rostra.members.services.standing import suspend
from rostra.safety.models import PolicyVersion, TextSignature, WordList
from rostra.safety.verdict import Verdict
from rostra.store import clock
from rostra.store.models import OutboxEvent
from tests.cast import GUEST, Cast
from tests.comments.helpers import NOON, REMARK, close, kinds, told

pytestmark = pytest.mark.django_db


class TestPublished:
    def test_with_all_that_follows(self, cast: Cast, thread: Thread) -> None:
        comment = post(thread, cast.reader, "The *second* boat is late already.").comment
        stored = Comment.objects.get(pk=comment.pk)
        assert (stored.state, stored.visible, stored.waiting_since) == ("published", True, None)
        assert stored.html == '<p dir="auto">The <em>second</em> boat is late already.</p>'
        assert (stored.root_id, stored.depth) == (stored.pk, 0)
        thread.refresh_from_db()
        cast.reader.refresh_from_db()
        assert (thread.comment_count, thread.last_comment_at) == (1, stored.created_at)
        assert thread.version == 2
        assert cast.reader.accepted_comments == 13
        assert kinds() == ["comment.published"]
        verdict = CommentVerdict.objects.get(comment=stored)
        assert verdict.action == "publish"
        assert verdict.versions

    def test_a_reply_counts_at_its_root_and_at_its_parent(self, cast: Cast, thread: Thread) -> None:
        root = post(thread, cast.reader, REMARK).comment
        reply = post(thread, cast.second_reader, "Mine goes to school with it.", parent=root.pk)
        below = post(thread, cast.reader, "From which of the islands?", parent=reply.comment.pk)
        assert (below.comment.root_id, below.comment.depth) == (root.pk, 2)
        counts = dict(Comment.objects.values_list("id", "reply_count"))
        assert counts == {root.pk: 2, reply.comment.pk: 1, below.comment.pk: 0}

    def test_its_draft_is_gone(self, cast: Cast, thread: Thread) -> None:
        root = post(thread, cast.reader, REMARK).comment
        keep_draft(thread, cast.second_reader, "A reply, half written", parent=root)
        kept = keep_draft(thread, cast.second_reader, "A remark, half written")
        post(thread, cast.second_reader, "A reply, written to its end.", parent=root.pk)
        assert list(Draft.objects.all()) == [kept]

    def test_what_is_decided_with_it_is_kept_with_it_or_not_at_all(
        self, cast: Cast, thread: Thread
    ) -> None:
        def fail(posted: object) -> None:
            raise RuntimeError("the machine stops here")

        with pytest.raises(RuntimeError):
            post(thread, cast.reader, REMARK, settle=fail)
        assert (Comment.objects.count(), OutboxEvent.objects.count()) == (0, 0)
        cast.reader.refresh_from_db()
        assert cast.reader.accepted_comments == 12


class TestParent:
    def test_in_another_thread(
        self, cast: Cast, thread: Thread, new_thread: Callable[[], Thread]
    ) -> None:
        other = post(new_thread(), cast.reader, REMARK).comment
        problem = told(lambda: post(thread, cast.second_reader, "A reply.", parent=other.pk))
        assert (problem.status, problem.slug) == (422, "parent-elsewhere")
        assert Comment.objects.count() == 1

    def test_that_never_was(self, cast: Cast, thread: Thread) -> None:
        assert told(lambda: post(thread, cast.reader, REMARK, parent=thread.pk)).status == 404

    @pytest.mark.parametrize("state", ["held", "checking", "rejected", "deleted"])
    def test_that_readers_do_not_see(self, cast: Cast, thread: Thread, state: str) -> None:
        root = post(thread, cast.reader, REMARK).comment
        post(thread, cast.second_reader, "It keeps its place.", parent=root.pk)
        hide(root, state)
        problem = told(lambda: post(thread, cast.second_reader, "A reply.", parent=root.pk))
        assert problem.status == 404
        assert "of its own" in problem.todo


class TestGate:
    @pytest.mark.parametrize("state", ["read-only", "suspended", "hidden"])
    def test_a_closed_one_keeps_the_text_as_a_draft(
        self, cast: Cast, thread: Thread, state: str
    ) -> None:
        with clock.at(NOON):
            until = NOON + dt.timedelta(hours=2)
            close(thread, state, notice="We sort things out.", until=until)
            for who in (cast.reader, cast.admin):
                problem = told(lambda who=who: post(thread, who, REMARK))  # type: ignore[misc]
                assert (problem.status, problem.slug) == (423, "gate-closed")
                assert problem.extra["state"] == state
                assert problem.extra["notice"] == "We sort things out."
                assert problem.extra["until"] == "2031-05-14T14:00:00+00:00"
                assert Draft.objects.get(pk=problem.extra["draft"]).text == REMARK
        assert not Comment.objects.exists()

    def test_without_an_end_until_is_null(self, cast: Cast, thread: Thread) -> None:
        close(thread, "suspended")
        assert told(lambda: post(thread, cast.reader, REMARK)).extra["until"] is None

    def test_the_draft_is_kept_at_its_place(self, cast: Cast, thread: Thread) -> None:
        root = post(thread, cast.reader, REMARK).comment
        close(thread, "suspended")
        told(lambda: post(thread, cast.second_reader, "A reply to it.", parent=root.pk))
        told(lambda: post(thread, cast.second_reader, "A better reply.", parent=root.pk))
        assert Draft.objects.get().parent_id == root.pk
        assert Draft.objects.get().text == "A better reply."

    def test_one_that_closes_while_the_text_is_checked(self, cast: Cast, thread: Thread) -> None:
        judged = check(thread, as_writer(thread, cast.reader), REMARK, None, None)
        close(thread, "suspended")
        problem = told(lambda: store(thread, judged, lambda posted: None))
        assert problem.slug == "gate-closed"
        assert not Comment.objects.exists()

    def test_an_end_that_has_come_reopens_at_once(self, cast: Cast, thread: Thread) -> None:
        with clock.at(NOON):
            close(thread, "suspended", until=NOON + dt.timedelta(hours=2))
        with clock.at(NOON + dt.timedelta(hours=2)):
            assert post(thread, cast.reader, REMARK).comment.state == "published"

    def test_members_lets_in_whoever_has_an_accepted_comment(
        self, cast: Cast, thread: Thread
    ) -> None:
        close(thread, "members")
        problem = told(lambda: post(thread, cast.newcomer, REMARK))
        assert (problem.status, problem.extra["state"]) == (423, "members")
        assert post(thread, cast.reader, REMARK).comment.state == "published"

    def test_held_newcomers_holds_newcomers_alone(self, cast: Cast, thread: Thread) -> None:
        close(thread, "held-newcomers")
        held = post(thread, cast.newcomer, REMARK)
        assert held.comment.state == "held"
        assert held.reasons[0]["check"] == "gate"
        assert held.reasons[0]["text"]
        assert post(thread, cast.reader, "I can confirm that.").comment.state == "published"

    def test_held_all_holds_readers_and_not_staff(self, cast: Cast, thread: Thread) -> None:
        close(thread, "held-all")
        assert post(thread, cast.reader, REMARK).comment.state == "held"
        assert post(thread, cast.moderator, "We read along here.").comment.state == "published"

    def test_what_is_held_waits_unseen_and_uncounted(self, cast: Cast, thread: Thread) -> None:
        close(thread, "held-all")
        comment = post(thread, cast.reader, REMARK).comment
        assert comment.waiting_since == comment.created_at
        assert not comment.visible
        thread.refresh_from_db()
        cast.reader.refresh_from_db()
        assert (thread.comment_count, thread.version) == (0, 1)
        assert cast.reader.accepted_comments == 12
        assert kinds() == ["comment.held"]

    def test_slow_asks_for_patience_in_seconds(self, cast: Cast, thread: Thread) -> None:
        close(thread, "slow")
        with clock.at(NOON):
            post(thread, cast.reader, REMARK)
            post(thread, cast.moderator, "Staff do not wait,")
        with clock.at(NOON + dt.timedelta(seconds=50)):
            problem = told(lambda: post(thread, cast.reader, "And another thing."))
            assert (problem.status, problem.slug) == (429, "too-fast")
            assert problem.headers["Retry-After"] == "70"
            post(thread, cast.moderator, "not even in slow threads.")
        with clock.at(NOON + dt.timedelta(seconds=120)):
            assert post(thread, cast.reader, "And another thing.").comment.state == "published"


class TestChecks:
    @pytest.mark.parametrize(
        ("text", "check"),
        [
            ("", "length"),
            ("   \n\t ", "length"),
            ("\u200b\u200d\u2060\ufeff", "length"),
            ("a" * 5001, "length"),
            ("x" * 1_048_576, "length"),
            ("turned \u202earound\u202c", "unicode"),
            ("\x00\x01", "length"),
        ],
    )
    def test_a_text_that_is_none(self, cast: Cast, thread: Thread, text: str, check: str) -> None:
        problem = told(lambda: post(thread, cast.reader, text))
        assert (problem.status, problem.slug) == (422, "comment-refused")
        (reason,) = problem.extra["reasons"]
        assert set(reason) == {"check", "text", "spans"}
        assert reason["check"] == check
        assert not Comment.objects.exists()

    def test_a_site_s_own_length(self, cast: Cast, thread: Thread) -> None:
        thread.site.comment_max_length = 40
        thread.site.save()
        assert told(lambda: post(thread, cast.reader, REMARK)).slug == "comment-refused"
        assert post(thread, cast.reader, "Forty letters would do here.").comment

    def test_a_banned_word_is_named_with_its_place(self, cast: Cast, thread: Thread) -> None:
        WordList.objects.create(site=cast.site, kind="banned", entries="flimflam")
        problem = told(lambda: post(thread, cast.reader, "This is flimflam, all of it."))
        assert problem.slug == "comment-refused"
        assert problem.extra["reasons"][0]["spans"] == [[8, 16]]

    def test_a_newer_list_counts_at_once(self, cast: Cast, thread: Thread) -> None:
        WordList.objects.create(site=cast.site, kind="banned", entries="flimflam")
        told(lambda: post(thread, cast.reader, "This is flimflam, all of it."))
        WordList.objects.create(site=cast.site, kind="banned", entries="")
        assert post(thread, cast.reader, "This is flimflam, all of it.").comment

    def test_the_same_again(self, cast: Cast, thread: Thread) -> None:
        post(thread, cast.reader, REMARK)
        problem = told(lambda: post(thread, cast.reader, REMARK.upper()))
        assert problem.extra["reasons"][0]["check"] == "repetition"

    def test_deleting_does_not_make_room_for_the_same_again(
        self, cast: Cast, thread: Thread
    ) -> None:
        delete(post(thread, cast.reader, REMARK).comment, cast.reader)
        assert told(lambda: post(thread, cast.reader, REMARK)).slug == "comment-refused"

    def test_too_many_in_a_minute(self, cast: Cast, thread: Thread) -> None:
        with clock.at(NOON):
            for name in ["Ada", "Bo", "Cleo", "Dag", "Eir", "Finn", "Gro", "Hal", "Ina", "Jon"]:
                post(thread, cast.reader, f"Has anybody asked {name} about it?")
            problem = told(lambda: post(thread, cast.reader, "Or somebody else, perhaps?"))
        assert problem.status == 429
        assert int(problem.headers["Retry-After"]) == problem.extra["retry_after"] == 60
        assert problem.extra["reasons"][0]["check"] == "rate"

    def test_staff_repeat_themselves_and_are_logged_all_the_same(
        self, cast: Cast, thread: Thread
    ) -> None:
        for _ in range(12):
            post(thread, cast.moderator, "Please stay on the story.")
        assert CommentVerdict.objects.filter(comment__author=cast.moderator).count() == 12

    def test_another_post_meanwhile_has_the_text_checked_again(
        self, cast: Cast, thread: Thread
    ) -> None:
        writer = as_writer(thread, cast.reader)
        judged = check(thread, writer, REMARK, None, None)
        post(thread, cast.reader, REMARK)
        with pytest.raises(HistoryMovedError):
            store(thread, judged, lambda posted: None)
        assert Comment.objects.count() == 1


class TestWhoWrites:
    def test_a_suspended_member_cannot(self, cast: Cast, thread: Thread) -> None:
        suspend(cast.reader, reason="Insults")
        cast.reader.refresh_from_db()
        problem = told(lambda: post(thread, cast.reader, REMARK))
        assert (problem.status, problem.slug) == (403, "suspended-member")
        assert not Draft.objects.exists()

    def test_a_closed_account_cannot(self, cast: Cast, thread: Thread) -> None:
        cast.reader.is_active = False
        assert told(lambda: post(thread, cast.reader, REMARK)).status == 403

    def test_guests_only_where_the_site_wants_them(self, cast: Cast, thread: Thread) -> None:
        problem = told(lambda: as_guest(cast.site, GUEST.name, GUEST.email))
        assert problem.status == 403

    def test_guests_are_always_held(self, cast: Cast, thread: Thread) -> None:
        thread.site.guests_allowed = True
        thread.site.save()
        guest = as_guest(thread.site, f"  {GUEST.name} ", GUEST.email.upper())
        comment = post(thread, guest, REMARK).comment
        assert (comment.state, comment.author) == ("held", None)
        assert (comment.guest_name, comment.guest_email) == (GUEST.name, GUEST.email)

    def test_no_policy_lets_a_guest_through(self, cast: Cast, thread: Thread) -> None:
        PolicyVersion.objects.create(site=cast.site, toml="[gate]\nhold_guests = false\n")
        thread.site.guests_allowed = True
        thread.site.save()
        posted = post(thread, as_guest(thread.site, GUEST.name, GUEST.email), REMARK)
        assert posted.comment.state == "held"
        assert posted.reasons[0]["check"] == "gate"

    @pytest.mark.parametrize(
        ("state", "person", "code"),
        [
            ("open", "guest", "gate.guest"),
            ("held-newcomers", "newcomer", "gate.newcomer"),
            ("held-all", "reader", "gate.all"),
        ],
    )
    def test_what_the_gate_adds_is_stored_as_the_checks_store_theirs(
        self, cast: Cast, thread: Thread, state: str, person: str, code: str
    ) -> None:
        PolicyVersion.objects.create(site=cast.site, toml="[gate]\nenabled = false\n")
        thread.site.guests_allowed = True
        thread.site.save()
        close(thread, state)
        guest = as_guest(thread.site, GUEST.name, GUEST.email)
        posted = post(thread, guest if person == "guest" else getattr(cast, person), REMARK)
        row = CommentVerdict.objects.get(comment=posted.comment)
        read = Verdict.from_json({"action": row.action, "findings": row.findings})
        assert (read.state, [finding.code for finding in read.reasons]) == ("held", [code])
        assert posted.reasons[0]["text"] == read.reasons[0].text

    @pytest.mark.parametrize(
        ("name", "email"),
        [
            ("", GUEST.email),
            ("\u200b\u200b", GUEST.email),
            ("x" * 61, GUEST.email),
            ("Petra Nováková", GUEST.email),
            ("Moderator", GUEST.email),
            (GUEST.name, "nobody"),
            (GUEST.name, "a@b\nBcc: c@d.example"),
        ],
    )
    def test_a_guest_needs_a_name_of_their_own_and_an_address(
        self, cast: Cast, thread: Thread, name: str, email: str
    ) -> None:
        thread.site.guests_allowed = True
        assert told(lambda: as_guest(thread.site, name, email)).status == 422

    def test_a_guest_who_repeats_themselves_is_known_by_address(
        self, cast: Cast, thread: Thread
    ) -> None:
        thread.site.guests_allowed = True
        thread.site.save()
        guest = as_guest(thread.site, GUEST.name, GUEST.email)
        post(thread, guest, REMARK)
        assert told(lambda: post(thread, guest, REMARK)).slug == "comment-refused"


class TestQuote:
    WORDS = "Nobody on the islands was asked"

    def test_is_stored_as_it_stands_in_the_article(self, cast: Cast, thread: Thread) -> None:
        quote = post(thread, cast.reader, REMARK, quote={"exact": self.WORDS}).comment.quote
        assert quote is not None
        assert thread.article is not None
        assert thread.article.body[quote["start"] : quote["end"]] == quote["exact"] == self.WORDS

    def test_may_come_as_w3c_selectors(self, cast: Cast, thread: Thread) -> None:
        selectors = [{"type": "TextQuoteSelector", "exact": self.WORDS}]
        assert post(thread, cast.reader, REMARK, quote=selectors).comment.quote

    def test_that_the_article_does_not_have(self, cast: Cast, thread: Thread) -> None:
        quote = {"exact": "a passage of quite another story, about mountains"}
        problem = told(lambda: post(thread, cast.reader, REMARK, quote=quote))
        assert (problem.status, problem.slug) == (422, "passage-gone")

    @pytest.mark.parametrize(
        "quote", [{}, {"exact": ""}, {"exact": 7}, [], "words", {"exact": "a", "start": -1}]
    )
    def test_that_is_none(self, cast: Cast, thread: Thread, quote: object) -> None:
        assert told(lambda: post(thread, cast.reader, REMARK, quote=quote)).status == 422


class TestCopies:
    def test_a_text_that_others_posted_elsewhere_is_held(
        self, cast: Cast, new_thread: Callable[[], Thread]
    ) -> None:
        for other in (cast.moderator, cast.editor):
            assert post(new_thread(), other, REMARK).comment.state == "published"
        copy = REMARK.rstrip(".").replace("ferry ", "ferry, ") + "!"
        held = post(new_thread(), cast.reader, copy)
        assert held.comment.state == "held"
        assert [reason["check"] for reason in held.reasons] == ["duplicates"]

    def test_an_edited_text_is_not_its_own_copy(self, cast: Cast, thread: Thread) -> None:
        comment = post(thread, cast.reader, REMARK).comment
        edit(comment, cast.reader, REMARK + " She is 81.")
        kept = TextSignature.objects.values_list("text_id", "writer_id", "thread_id")
        assert set(kept) == {(comment.pk, cast.reader.pk, thread.pk)}
        assert len(kept) == 2
