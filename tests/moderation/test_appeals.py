"""Authors ask for a second look, and somebody else takes it."""

import datetime as dt

import pytest
from django.test import Client

from rostra.comments.models import Comment, Thread
from rostra.comments.rules.writer import Guest
from rostra.comments.services import delete, post
from rostra.members.models import Member
from rostra.members.services.personal import erase_member, export_all
from rostra.members.services.standing import suspend
from rostra.moderation.models import Appeal, Decision, StatementOfReasons
from rostra.moderation.services import approve, reject, undo
from rostra.moderation.services.appeals import appeal, decide_appeal, reviewed_decisions
from rostra.moderation.services.labels import decided_comments
from rostra.moderation.services.letters import path_for_author
from rostra.safety.learning.labels import OVERTURNED
from rostra.store import clock
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.cast import Cast
from tests.moderation.conftest import fresh
from tests.moderation.test_statements import sent_later
from tests.moderation.test_views import signed_in
from tests.support.callers import Caller
from tests.support.together import all_at_once

pytestmark = pytest.mark.django_db

WORDS = "I spoke of the crane and of nobody."
ANSWER = "We read it again: you spoke of the crane."


@pytest.fixture
def removed(published: Comment, cast: Cast) -> StatementOfReasons:
    reject(published.pk, cast.moderator, "abuse")
    return published.statements.get()


@pytest.fixture
def appealed(removed: StatementOfReasons) -> Appeal:
    return appeal(removed, WORDS)


def refused(appealed: Appeal, by: Member, explanation: str = ANSWER) -> Problem:
    with pytest.raises(Problem) as told:
        decide_appeal(appealed.pk, by, overturn=True, explanation=explanation)
    return told.value


def not_taken(statement: StatementOfReasons, text: str = WORDS) -> Problem:
    with pytest.raises(Problem) as told:
        appeal(statement, text)
    return told.value


class TestMaking:
    def test_by_the_author_on_the_statements_page(
        self, removed: StatementOfReasons, cast: Cast
    ) -> None:
        reader = signed_in(cast.reader)
        assert "Why should it be looked at again?" in reader.get(removed.path).content.decode()
        page = reader.post(f"{removed.path}/appeal", {"text": f" {WORDS} "}, follow=True)
        assert "Your appeal is being read" in page.content.decode()
        assert Appeal.objects.get().text == WORDS
        assert OutboxEvent.objects.filter(kind="appeal.changed").exists()

    def test_by_nobody_else(self, removed: StatementOfReasons, cast: Cast) -> None:
        there = f"{removed.path}/appeal"
        assert signed_in(cast.second_reader).post(there, {"text": WORDS}).status_code == 404
        assert signed_in(cast.moderator).post(there, {"text": WORDS}).status_code == 403
        page = signed_in(cast.moderator).get(removed.path).content.decode()
        assert "Why should it be looked at again?" not in page

    def test_once_and_with_words(self, removed: StatementOfReasons) -> None:
        assert not_taken(removed, "  ").status == 422
        assert not_taken(removed, "x" * 2001).status == 422
        appeal(removed, "x" * 2000)
        assert not_taken(removed).status == 409

    def test_within_the_time(self, removed: StatementOfReasons) -> None:
        with clock.at(removed.appeal_until + dt.timedelta(seconds=1)):
            assert "time to appeal is over" in not_taken(removed).detail
        with clock.at(removed.appeal_until):
            appeal(removed, WORDS)

    def test_of_what_still_stands(
        self, removed: StatementOfReasons, published: Comment, cast: Cast
    ) -> None:
        shown = approve(published.pk, cast.editor)
        assert "taken back already" in not_taken(removed).detail
        undo(shown.pk, cast.editor)
        delete(fresh(published), cast.reader)
        assert "was deleted" in not_taken(removed).detail

    def test_by_a_guest_with_the_mailed_link(self, thread: Thread, cast: Cast) -> None:
        thread.site.guests_allowed = True
        thread.site.save()
        written = post(thread, Guest("Rosa", "rosa@elsewhere.example"), "Cranes are loud.").comment
        reject(written.pk, cast.moderator, "off-topic")
        statement = written.statements.get()
        path, _, key = path_for_author(statement).partition("?key=")
        assert Client().post(f"{path}/appeal", {"text": WORDS, "key": "no"}).status_code == 404
        page = Client().post(f"{path}/appeal", {"text": WORDS, "key": key}, follow=True)
        assert "Your appeal is being read" in page.content.decode()
        decide_appeal(Appeal.objects.get().pk, cast.editor, overturn=True, explanation=ANSWER)
        (letter,) = sent_later()
        assert letter.to == ["rosa@elsewhere.example"]
        assert fresh(written).state == "published"


class TestDeciding:
    def test_overturned_brings_the_comment_back_and_tells(
        self, appealed: Appeal, published: Comment, cast: Cast
    ) -> None:
        sent_later()
        decided = decide_appeal(appealed.pk, cast.editor, overturn=True, explanation=ANSWER)
        after = fresh(published)
        assert (after.state, after.visible, after.thread.comment_count) == ("published", True, 1)
        assert decided.state == "overturned"
        assert decided.outcome == Decision.objects.order_by("-id")[0]
        assert decided.outcome.action == "approve"
        (letter,) = sent_later()
        assert "was overturned" in letter.subject
        assert ANSWER in letter.body
        page = signed_in(cast.reader).get(decided.statement.path).content.decode()
        assert "You were right" in page
        assert ANSWER in page

    def test_upheld_leaves_it_and_tells(
        self, appealed: Appeal, published: Comment, cast: Cast
    ) -> None:
        sent_later()
        decide_appeal(appealed.pk, cast.editor, overturn=False, explanation="It named a person.")
        assert fresh(published).state == "rejected"
        (letter,) = sent_later()
        assert "the decision stands" in letter.subject
        assert "It named a person." in letter.body

    def test_by_a_different_person_than_the_decider(self, appealed: Appeal, cast: Cast) -> None:
        assert refused(appealed, cast.moderator).status == 403
        assert refused(appealed, cast.second_reader).status == 403
        page = signed_in(cast.moderator).get("/moderate/appeals/").content.decode()
        assert "somebody else reads the appeal" in page
        assert "Overturn" not in page

    def test_by_the_same_where_there_is_nobody_else_and_said_so(
        self, appealed: Appeal, cast: Cast
    ) -> None:
        Member.objects.filter(pk__in=[cast.editor.pk, cast.admin.pk]).update(role="reader")
        page = signed_in(cast.moderator).get("/moderate/appeals/").content.decode()
        assert "Nobody else can read the appeal" in page
        decided = decide_appeal(appealed.pk, cast.moderator, overturn=True, explanation=ANSWER)
        assert decided.same_reader
        told = signed_in(cast.reader).get(decided.statement.path).content.decode()
        assert "one person who can read appeals" in told
        assert reviewed_decisions(cast.site) == set()

    def test_on_the_page(self, appealed: Appeal, published: Comment, cast: Cast) -> None:
        editor = signed_in(cast.editor)
        page = editor.get("/moderate/appeals/").content.decode()
        assert WORDS in page
        assert "A crane on the quay" in page
        there = f"/moderate/appeals/{appealed.pk}/"
        assert editor.post(there, {"explanation": ANSWER}).status_code == 422
        assert editor.post(there, {"outcome": "upheld", "explanation": ""}).status_code == 422
        done = editor.post(there, {"outcome": "overturned", "explanation": ANSWER}, follow=True)
        assert "Overturned. The author is told." in done.content.decode()
        assert "Nobody waits" in done.content.decode()
        assert fresh(published).state == "published"
        assert signed_in(cast.reader).get("/moderate/appeals/").status_code == 403

    def test_over_the_api(self, removed: StatementOfReasons, cast: Cast) -> None:
        reader, editor = Caller(cast.reader), Caller(cast.editor)
        made = reader.post(f"/statements/{removed.pk}/appeals", {"text": WORDS})
        assert made.status_code == 201
        assert reader.post(f"/statements/{removed.pk}/appeals", {"text": WORDS}).status_code == 409
        assert reader.get("/appeals").status_code == 403
        assert editor.get("/appeals").json()["appeals"] == [made.json()]
        there = f"/appeals/{made.json()['id']}/outcome"
        outcome = {"outcome": "upheld", "explanation": ANSWER}
        assert Caller(cast.moderator).post(there, outcome).status_code == 403
        assert editor.post(there, outcome).json()["state"] == "upheld"
        assert editor.post(there, outcome).status_code == 409


class TestMeanwhile:
    def test_somebody_decided_it(self, appealed: Appeal, cast: Cast) -> None:
        decide_appeal(appealed.pk, cast.editor, overturn=False, explanation=ANSWER)
        problem = refused(appealed, cast.admin)
        assert (problem.status, cast.editor.name in problem.detail) == (409, True)
        page = signed_in(cast.admin).post(
            f"/moderate/appeals/{appealed.pk}/", {"outcome": "overturned", "explanation": ANSWER}
        )
        assert page.status_code == 409
        assert "has upheld the decision already" in page.content.decode()

    def test_its_author_deleted_the_comment(
        self, appealed: Appeal, published: Comment, cast: Cast
    ) -> None:
        delete(fresh(published), cast.reader)
        problem = refused(appealed, cast.editor)
        assert (problem.status, "deleted this comment" in problem.detail) == (409, True)
        assert "Nobody waits" in signed_in(cast.editor).get("/moderate/appeals/").content.decode()

    def test_its_author_erased_the_account(self, appealed: Appeal, cast: Cast) -> None:
        assert export_all(cast.reader)["statements_of_reasons"][0]["appeal"] == WORDS
        erase_member(cast.reader, keep_texts=True)
        problem = refused(appealed, cast.editor)
        assert (problem.status, "was erased" in problem.detail) == (409, True)
        appealed.refresh_from_db()
        assert (appealed.state, appealed.text) == ("closed", "")
        assert "Nobody waits" in signed_in(cast.editor).get("/moderate/appeals/").content.decode()

    def test_the_decision_was_taken_back_and_then_stands_again(
        self, appealed: Appeal, published: Comment, cast: Cast
    ) -> None:
        shown = approve(published.pk, cast.editor)
        appealed.refresh_from_db()
        assert appealed.state == "overturned"
        undo(shown.pk, cast.editor)
        appealed.refresh_from_db()
        assert (appealed.state, appealed.explanation) == ("open", "")

    def test_two_decide_at_once(self, transactional_db: None, appealed: Appeal, cast: Cast) -> None:
        def decide(by: Member, overturn: bool) -> Appeal:
            return decide_appeal(appealed.pk, by, overturn=overturn, explanation=ANSWER)

        outcomes = all_at_once(lambda: decide(cast.editor, True), lambda: decide(cast.admin, False))
        assert sorted(type(each).__name__ for each in outcomes) == ["Appeal", "Problem"]
        (problem,) = [each for each in outcomes if isinstance(each, Problem)]
        assert problem.status == 409


def test_a_suspension_is_appealed_and_lifted(cast: Cast) -> None:
    second = cast.editor
    Member.objects.filter(pk=second.pk).update(role="admin")
    second.refresh_from_db()
    suspend(cast.reader, reason="Flood.", by=cast.admin)
    made = appeal(StatementOfReasons.objects.get(), "My brother used my phone.")
    assert refused(made, cast.moderator).status == 403
    assert refused(made, cast.admin).status == 403
    decide_appeal(made.pk, second, overturn=True, explanation="Please lock it.")
    cast.reader.refresh_from_db()
    assert not cast.reader.is_suspended
    assert StatementOfReasons.objects.get().withdrawn_at is not None


def test_what_two_people_read_teaches_more(appealed: Appeal, held: Comment, cast: Cast) -> None:
    decide_appeal(appealed.pk, cast.editor, overturn=True, explanation=ANSWER)
    rejection = reject(held.pk, cast.moderator, "abuse")
    other = appeal(held.statements.get(), WORDS)
    decide_appeal(other.pk, cast.editor, overturn=False, explanation=ANSWER)
    appealed.refresh_from_db()
    assert reviewed_decisions(cast.site) == {appealed.outcome_id, rejection.pk}
    assert [label.weight for label in decided_comments(cast.site, 10)] == [OVERTURNED, OVERTURNED]
