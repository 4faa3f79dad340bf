"""What is being checked comes to its end."""

import datetime as dt
import threading

import pytest
from django.db import connection

from rostra.comments.models import Comment, CommentVerdict, Thread
from rostra.comments.services import delete, edit, hide, post
from rostra.comments.services import settle as settling
from rostra.comments.services.claims import claimed
from rostra.comments.services.settle import overdue, settle_checking, settle_overdue, to_be_checked
from rostra.moderation.models import StatementOfReasons
from rostra.safety.policy import DEFAULT
from rostra.safety.policy_file import write
from rostra.safety.services import save_policy
from rostra.store import clock
from tests.cast import Cast
from tests.comments.helpers import NOON, close, kinds, told

pytestmark = pytest.mark.django_db

FINE = "well, that is how ferries are."
BAD = "well, snark was never in short supply."
PATIENCE_S = 60.0


@pytest.fixture(autouse=True)
def judges(settings):  # type: ignore[no-untyped-def]
    """A first judge that is unsure of both texts, and a second that is not."""
    settings.JUDGE_FIRST = "tests.safety.judges:quick"
    settings.JUDGE_SECOND = "tests.safety.judges:sure"
    return settings


def now_as(comment: Comment) -> Comment:
    return Comment.objects.get(pk=comment.pk)


class TestSettled:
    def test_published_with_all_that_follows(self, cast: Cast, thread: Thread) -> None:
        posted = post(thread, cast.reader, FINE)
        assert (posted.comment.state, posted.comment.visible) == ("checking", False)
        assert kinds() == []
        assert settle_checking() == 1
        comment = now_as(posted.comment)
        assert (comment.state, comment.visible, comment.waiting_since) == ("published", True, None)
        thread.refresh_from_db()
        cast.reader.refresh_from_db()
        assert (thread.comment_count, cast.reader.accepted_comments) == (1, 13)
        assert kinds() == ["comment.published"]
        first, second = CommentVerdict.objects.filter(comment=comment).order_by("id")
        assert (first.pending, first.scores) == (True, {"TOXICITY": 0.5})
        assert (second.pending, second.scores) == (False, {"TOXICITY": 0.02})
        assert second.versions["second"] == "glossary-4"
        assert second.facts["accepted_comments"] == 12
        assert settle_checking() == 0

    def test_held_with_its_reasons_in_the_queue(self, cast: Cast, thread: Thread) -> None:
        comment = post(thread, cast.reader, BAD).comment
        settle_checking()
        comment = now_as(comment)
        assert (comment.state, comment.risk) == ("held", 0.99)
        assert comment.waiting_since is not None
        assert kinds() == ["comment.held"]

    def test_refused_where_the_policy_refuses(self, cast: Cast, thread: Thread) -> None:
        save_policy(cast.site, "[scores.TOXICITY]\nrefuse = 0.9\n")
        comment = post(thread, cast.reader, BAD).comment
        settle_checking()
        assert now_as(comment).state == "rejected"
        assert "comment.refused" in kinds()
        statement = StatementOfReasons.objects.get(comment=comment)
        assert (statement.author, statement.automated_decision) == (cast.reader, True)
        assert "Our automatic checks refused it" in statement.facts

    def test_a_batch_and_more_of_several_writers(self, cast: Cast, thread: Thread) -> None:
        for number in range(settling.BATCH + 3):
            post(thread, cast.moderator, f"well, that makes {number}.")
        assert settle_checking() == settling.BATCH + 3
        assert not Comment.objects.filter(state="checking").exists()

    def test_one_without_a_verdict_too(self, cast: Cast, thread: Thread) -> None:
        comment = hide(post(thread, cast.reader, "Good morning.").comment, "checking")
        CommentVerdict.objects.all().delete()
        settle_checking()
        assert now_as(comment).state == "published"

    def test_one_that_fails_keeps_no_other_waiting(
        self, cast: Cast, thread: Thread, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bad = post(thread, cast.moderator, BAD).comment
        fine = post(thread, cast.moderator, FINE).comment
        real = settling.settle

        def failing(comment, about, verdict):  # type: ignore[no-untyped-def]
            if comment.pk == bad.pk:
                raise RuntimeError("this one cannot be stored")
            return real(comment, about, verdict)

        monkeypatch.setattr(settling, "settle", failing)
        assert settle_checking() == 1
        assert (now_as(bad).state, now_as(fine).state) == ("checking", "published")
        monkeypatch.undo()
        assert settle_checking() == 1


class TestMeanwhile:
    def test_the_gate_began_to_hold(self, cast: Cast, thread: Thread) -> None:
        comment = post(thread, cast.reader, FINE).comment
        close(thread, "held-all")
        settle_checking()
        assert now_as(comment).state == "held"

    def test_the_gate_closed(self, cast: Cast, thread: Thread) -> None:
        comment = post(thread, cast.reader, FINE).comment
        close(thread, "suspended")
        settle_checking()
        assert now_as(comment).state == "published"

    def test_its_writer_deleted_it(self, cast: Cast, thread: Thread) -> None:
        comment = post(thread, cast.reader, FINE).comment
        delete(comment, cast.reader)
        assert settle_checking() == 0
        assert now_as(comment).state == "deleted"

    def test_its_writer_changed_it_while_it_was_judged(self, cast: Cast, thread: Thread) -> None:
        comment = post(thread, cast.reader, BAD).comment
        ((_, about, _, first),) = [settling._case(now_as(comment))]
        edit(comment, cast.reader, "Good morning, all of you.")
        assert not settling.settle(comment, about, first)
        assert now_as(comment).state == "published"


class TestEdits:
    def test_wait_for_the_second_judge(self, cast: Cast, thread: Thread) -> None:
        comment = post(thread, cast.reader, "Good morning, all of you.").comment
        assert edit(comment, cast.reader, FINE).comment.state == "published"
        comment = now_as(comment)
        assert told(lambda: edit(comment, cast.reader, BAD)).slug == "edit-needs-review"
        assert now_as(comment).text == FINE


class TestWithoutTheSecond:
    @pytest.mark.parametrize("second", ["nowhere.at.all:make", "oracle"])
    def test_newcomers_are_held(  # type: ignore[no-untyped-def]
        self, cast: Cast, thread: Thread, judges, second: str
    ) -> None:
        judges.JUDGE_SECOND = second
        known = post(thread, cast.reader, FINE).comment
        newcomer = post(thread, cast.newcomer, FINE).comment
        settle_checking()
        assert (now_as(known).state, now_as(newcomer).state) == ("published", "held")

    def test_all_where_the_site_says_so(self, cast: Cast, thread: Thread, judges) -> None:  # type: ignore[no-untyped-def]
        save_policy(cast.site, write(DEFAULT.with_("judge", on_failure="hold-all")))
        judges.JUDGE_SECOND = "oracle"
        comment = post(thread, cast.reader, FINE).comment
        settle_checking()
        assert now_as(comment).state == "held"

    def test_what_waits_too_long_is_settled_by_the_policy(self, cast: Cast, thread: Thread) -> None:
        with clock.at(NOON):
            known = post(thread, cast.reader, FINE).comment
            newcomer = post(thread, cast.newcomer, FINE).comment
        with clock.at(NOON + dt.timedelta(seconds=PATIENCE_S - 1)):
            assert not overdue(PATIENCE_S)
            assert settle_overdue(PATIENCE_S) == 0
        with clock.at(NOON + dt.timedelta(seconds=PATIENCE_S + 1)):
            assert overdue(PATIENCE_S)
            assert settle_overdue(PATIENCE_S) == 2
        assert (now_as(known).state, now_as(newcomer).state) == ("published", "held")


@pytest.mark.django_db(transaction=True)
class TestSeveral:
    def test_whoever_posts_wakes_who_settles(self, cast: Cast, thread: Thread) -> None:
        to_be_checked.clear()
        post(thread, cast.reader, "Good morning.")
        assert not to_be_checked.is_set()
        post(thread, cast.reader, FINE)
        assert to_be_checked.is_set()

    def test_what_another_process_works_on_is_left_to_it(self, cast: Cast, thread: Thread) -> None:
        if connection.vendor != "postgresql":
            pytest.skip("On SQLite there is one web process alone.")
        comment = post(thread, cast.reader, FINE).comment
        settled: list[int] = []

        def other() -> None:
            settled.append(settle_checking())
            connection.close()

        with claimed([comment.pk]):
            thread_of_another = threading.Thread(target=other)
            thread_of_another.start()
            thread_of_another.join()
        assert settled == [0]
        assert settle_checking() == 1
