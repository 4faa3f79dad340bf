"""A writer is told before posting which words may be taken amiss, once, and then decides."""

import datetime as dt
import uuid

import pytest

from rostra.comments.models import Comment, Thread
from rostra.comments.services import Advice, as_guest, post
from rostra.safety.models import Nudge
from rostra.safety.services import nudge_summary
from rostra.safety.services.nudges import interval
from rostra.store import clock
from tests.cast import GUEST, Cast
from tests.comments.helpers import NOON, told

pytestmark = pytest.mark.django_db

HARSH = "hmm, you know nothing of ferries."
CALM = "I see that otherwise, and wonder how you know."


@pytest.fixture(autouse=True)
def judges(settings):  # type: ignore[no-untyped-def]
    """A first judge that nudges at “hmm”, and a second that agrees."""
    settings.JUDGE_FIRST = "tests.safety.judges:quick"
    settings.JUDGE_SECOND = "tests.safety.judges:sure"
    return settings


def advised(thread: Thread, who: object, text: str = HARSH) -> uuid.UUID:
    """The token of the advice that `who` gets."""
    problem = told(lambda: post(thread, who, text, advice=Advice()))  # type: ignore[arg-type]
    assert (problem.status, problem.slug) == (409, "nudge")
    return uuid.UUID(problem.extra["nudge_token"])


class TestAdvised:
    def test_with_the_words_and_what_to_do_and_nothing_stored(
        self, cast: Cast, thread: Thread
    ) -> None:
        problem = told(lambda: post(thread, cast.reader, HARSH, advice=Advice()))
        assert problem.detail == "This may be read as an attack on a person."
        assert problem.todo == "Keep it, or rephrase the marked words?"
        (reason,) = problem.extra["reasons"]
        assert reason["spans"] == [[0, 3]]
        assert not Comment.objects.exists()
        nudge = Nudge.objects.get()
        assert (nudge.outcome, nudge.first_scores) == ("open", {"TOXICITY": 0.8})
        assert HARSH not in str(vars(nudge))

    def test_a_second_judge_may_know_better(self, cast: Cast, thread: Thread) -> None:
        text = "well, the ferry is late."
        assert post(thread, cast.reader, text, advice=Advice()).comment.state == "checking"

    def test_not_of_what_a_moderator_reads_anyway(self, cast: Cast, thread: Thread) -> None:
        thread.site.guests_allowed = True
        thread.site.save()
        guest = as_guest(thread.site, GUEST.name, GUEST.email)
        assert post(thread, guest, HARSH, advice=Advice()).comment.state == "held"

    def test_nobody_is_where_nobody_listens(self, cast: Cast, thread: Thread) -> None:
        assert post(thread, cast.reader, HARSH).comment.state == "checking"
        assert not Nudge.objects.exists()

    def test_programs_only_of_words_that_hurt(self, cast: Cast, thread: Thread) -> None:
        loud = "THE FERRY WAS LATE AGAIN THIS MORNING"
        told(lambda: post(thread, cast.reader, loud, advice=Advice()))
        posted = post(thread, cast.reader, loud, advice=Advice(is_program=True))
        assert posted.reasons[0]["check"] == "shouting"
        problem = told(lambda: post(thread, cast.reader, HARSH, advice=Advice(is_program=True)))
        assert problem.slug == "nudge"

    def test_the_same_text_again_is_the_same_advice(self, cast: Cast, thread: Thread) -> None:
        assert advised(thread, cast.reader) == advised(thread, cast.reader)
        assert advised(thread, cast.reader, HARSH + " Really.") != advised(thread, cast.reader)


class TestThen:
    def test_kept(self, cast: Cast, thread: Thread) -> None:
        token = advised(thread, cast.reader)
        posted = post(thread, cast.reader, HARSH, advice=Advice(token))
        assert posted.comment.state == "published"
        nudge = Nudge.objects.get()
        assert (nudge.outcome, nudge.second_action) == ("kept", "publish")
        assert (nudge.second_scores, nudge.comment_id) == ({"TOXICITY": 0.8}, posted.comment.pk)

    def test_rephrased(self, cast: Cast, thread: Thread) -> None:
        token = advised(thread, cast.reader)
        assert post(thread, cast.reader, CALM, advice=Advice(token)).comment.state == "published"
        nudge = Nudge.objects.get()
        assert (nudge.outcome, nudge.second_scores) == ("rephrased", {"TOXICITY": 0.01})

    def test_rephrased_and_still_harsh_it_is_not_advised_again(
        self, cast: Cast, thread: Thread
    ) -> None:
        token = advised(thread, cast.reader)
        text = HARSH.replace("ferries", "boats")
        assert post(thread, cast.reader, text, advice=Advice(token)).comment.state == "published"

    def test_rephrased_for_the_worse_it_is_held(self, cast: Cast, thread: Thread) -> None:
        token = advised(thread, cast.reader)
        posted = post(thread, cast.reader, "you snork", advice=Advice(token))
        assert posted.comment.state == "held"
        assert Nudge.objects.get().second_action == "hold"

    def test_a_token_is_good_once_here_and_for_a_day(self, cast: Cast, thread: Thread) -> None:
        with clock.at(NOON):
            used = advised(thread, cast.reader)
            post(thread, cast.reader, HARSH, advice=Advice(used))
            other = advised(thread, cast.second_reader)
        later = HARSH.replace("know", "knew")
        with clock.at(NOON + dt.timedelta(days=2)):
            for token in (used, other, uuid.uuid4()):
                advice = Advice(token)
                problem = told(lambda a=advice: post(thread, cast.reader, later, advice=a))  # type: ignore[misc]
                assert problem.slug == "nudge"


class TestSummary:
    def test_nobody_yet(self, cast: Cast) -> None:
        assert nudge_summary(cast.site).nudged == 0

    def test_what_they_did(self, cast: Cast, thread: Thread) -> None:
        with clock.at(NOON):
            token = advised(thread, cast.reader)
            post(thread, cast.reader, CALM, advice=Advice(token))
            kept = advised(thread, cast.second_reader)
            post(thread, cast.second_reader, HARSH, advice=Advice(kept))
            advised(thread, cast.newcomer, "hmm, gone for good.")
        with clock.at(NOON + dt.timedelta(hours=2)):
            advised(thread, cast.newcomer, "hmm, still thinking.")
            seen = nudge_summary(cast.site)
        assert (seen.nudged, seen.rephrased, seen.kept, seen.given_up, seen.waiting) == (
            4, 1, 1, 1, 1,
        )  # fmt: skip
        assert (seen.before, seen.after, seen.change) == (0.8, 0.01, None)
        assert seen.share(seen.rephrased) == 33

    def test_the_interval_is_that_of_a_mean(self) -> None:
        mean, low, high = interval([-0.5, -0.3] * 8) or (0, 0, 0)
        assert (round(mean, 3), round(low, 3), round(high, 3)) == (-0.4, -0.451, -0.349)
        assert interval([-0.5] * 9) is None
