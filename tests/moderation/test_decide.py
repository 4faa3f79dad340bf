"""Deciding, taking back, and two moderators on one comment."""

import threading

import pytest
from django.db import connection

from rostra.comments.models import Comment
from rostra.comments.services import delete, edit, flag
from rostra.moderation.models import Decision
from rostra.moderation.services import approve, counts, escalate, queue, reject, undo
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.cast import Cast
from tests.moderation.conftest import fresh

pytestmark = pytest.mark.django_db


def test_an_approved_comment_is_published_and_leaves_the_queue(held: Comment, cast: Cast) -> None:
    assert held.state == "held"
    decision = approve(held.pk, cast.moderator)
    after = fresh(held)
    assert (after.state, after.visible, after.waiting_since) == ("published", True, None)
    assert after.thread.comment_count == 1
    assert decision.before["state"] == "held"
    assert OutboxEvent.objects.filter(kind="comment.decided", subject_id=held.pk).exists()
    assert OutboxEvent.objects.filter(kind="comment.published", subject_id=held.pk).exists()


def test_a_rejection_names_its_rule(published: Comment, cast: Cast) -> None:
    decision = reject(published.pk, cast.moderator, "abuse", reason="Second time today.")
    after = fresh(published)
    assert (after.state, after.visible, after.thread.comment_count) == ("rejected", False, 0)
    assert (decision.rule, decision.reason) == ("abuse", "Second time today.")
    with pytest.raises(Problem, match="no rule"):
        reject(published.pk, cast.moderator, "because")


def test_undo_restores_what_was(held: Comment, cast: Cast) -> None:
    since = held.waiting_since
    for decide in (lambda: approve(held.pk, cast.moderator),
                   lambda: reject(held.pk, cast.moderator, "spam")):  # fmt: skip
        taken_back = undo(decide().pk, cast.editor)
        after = fresh(held)
        assert (after.state, after.visible, after.waiting_since) == ("held", False, since)
        assert after.thread.comment_count == 0
        assert taken_back.action == "undo"


def test_undo_brings_flags_back(published: Comment, cast: Cast) -> None:
    flag(published, cast.second_reader, "abuse", "Rude.")
    before = fresh(published)
    decision = approve(published.pk, cast.moderator)
    settled = fresh(published)
    assert (settled.flag_count, settled.waiting_since) == (0, None)
    assert settled.flags.get().is_settled
    undo(decision.pk, cast.moderator)
    after = fresh(published)
    assert (after.flag_count, after.waiting_since) == (1, before.waiting_since)
    assert after.risk == before.risk
    assert not after.flags.get().is_settled


def test_undo_keeps_flags_that_came_since(published: Comment, cast: Cast) -> None:
    decision = escalate(published.pk, cast.moderator)
    flag(published, cast.second_reader, "spam")
    undo(decision.pk, cast.moderator)
    after = fresh(published)
    assert after.flag_count == 1
    assert after.waiting_since is not None


def test_only_the_latest_decision_is_taken_back(held: Comment, cast: Cast) -> None:
    first = approve(held.pk, cast.moderator)
    reject(held.pk, cast.moderator, "off-topic")
    with pytest.raises(Problem, match="followed by another"):
        undo(first.pk, cast.moderator)
    latest = Decision.objects.order_by("-id")[0]
    taken_back = undo(latest.pk, cast.moderator)
    with pytest.raises(Problem, match="followed by another"):
        undo(taken_back.pk, cast.moderator)


def test_the_second_moderator_is_told_who_came_first(held: Comment, cast: Cast) -> None:
    approve(held.pk, cast.moderator)
    with pytest.raises(Problem, match=f"{cast.moderator.name} has published") as told:
        approve(held.pk, cast.editor)
    assert told.value.status == 409


def test_the_second_moderator_does_not_overrule_unread(held: Comment, cast: Cast) -> None:
    approve(held.pk, cast.moderator, seen=held.version)
    with pytest.raises(Problem, match=f"{cast.moderator.name} has published") as told:
        reject(held.pk, cast.editor, "spam", seen=held.version)
    assert told.value.status == 409
    assert fresh(held).state == "published"
    reject(held.pk, cast.editor, "spam", seen=fresh(held).version)
    assert fresh(held).state == "rejected"


def test_a_stale_page_decides_nothing(published: Comment, cast: Cast) -> None:
    flag(published, cast.second_reader, "abuse")
    seen = published.version
    edit(published, cast.reader, "A crane on the quay means work for the whole yard.")
    with pytest.raises(Problem, match="edited after you opened it"):
        reject(published.pk, cast.moderator, "abuse", seen=seen)
    delete(published, cast.reader)
    with pytest.raises(Problem, match="deleted this comment"):
        reject(published.pk, cast.moderator, "abuse")
    assert not Decision.objects.exists()


def test_readers_do_not_decide(held: Comment, cast: Cast) -> None:
    with pytest.raises(Problem) as told:
        approve(held.pk, cast.reader)
    assert told.value.status == 403
    assert fresh(held).state == "held"


def test_a_comment_left_to_an_editor_leads_the_queue(
    held: Comment, published: Comment, cast: Cast
) -> None:
    flag(published, cast.second_reader, "hate")
    escalate(held.pk, cast.moderator)
    assert [c.pk for c in queue(cast.site)] == [held.pk, published.pk]
    assert [c.pk for c in queue(cast.site, show="escalated")] == [held.pk]
    assert [c.pk for c in queue(cast.site, show="flagged")] == [published.pk]
    figures = counts(cast.site)
    assert (figures.waiting, figures.held, figures.flagged, figures.escalated) == (2, 1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_make_one_decision(held: Comment, cast: Cast) -> None:
    outcomes: list[str] = []

    def decide(moderator: object) -> None:
        try:
            approve(held.pk, moderator)  # type: ignore[arg-type]
            outcomes.append("decided")
        except Problem as problem:
            outcomes.append(problem.slug)
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=(m,)) for m in (cast.moderator, cast.editor)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict", "decided"]
    assert Decision.objects.count() == 1
    assert fresh(held).thread.comment_count == 1
