"""Several readers at the same moment."""

import json
import sys
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from rostra.articles.services import take_down
from rostra.comments.models import Comment, Draft, Reaction, Thread
from rostra.comments.services import edit, flag, hide, merge_articles, post, react, show
from rostra.comments.services.post import Posted
from rostra.members.models import Member
from rostra.members.services.tokens import create_token
from rostra.store.models import IdempotencyKey, OutboxEvent
from rostra.store.problems import Problem
from tests.cast import Cast, Person, as_member
from tests.comments.conftest import make_thread
from tests.comments.helpers import REMARK, close
from tests.support.together import all_at_once

post_module: Any = sys.modules["rostra.comments.services.post"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd(cast: Cast) -> list[Member]:
    return [as_member(cast.site, Person(f"Reader {n}x", f"r{n}@crowd.example")) for n in range(6)]


def test_all_are_stored_and_counted(crowd: list[Member], thread: Thread) -> None:
    done = all_at_once(
        *(
            lambda m=m, n=n: post(thread, m, f"The boat of {n} o'clock.")
            for n, m in enumerate(crowd)
        )
    )
    assert all(isinstance(each, Posted) for each in done)
    thread.refresh_from_db()
    assert thread.comment_count == Comment.objects.count() == 6
    assert thread.version == 7
    assert OutboxEvent.objects.filter(kind="comment.published").count() == 6


def test_replies_to_one_comment_are_counted(
    cast: Cast, crowd: list[Member], thread: Thread
) -> None:
    root = post(thread, cast.reader, REMARK).comment
    all_at_once(
        *(
            lambda m=m, n=n: post(thread, m, f"The boat of {n} o'clock.", parent=root.pk)
            for n, m in enumerate(crowd)
        )
    )
    root.refresh_from_db()
    assert root.reply_count == 6


def test_a_double_click_is_one_comment(cast: Cast, thread: Thread) -> None:
    done = all_at_once(*[lambda: post(thread, cast.reader, REMARK)] * 4)
    assert sum(isinstance(each, Posted) for each in done) == 1
    refused = [each for each in done if isinstance(each, Problem)]
    assert {each.status for each in refused} <= {422, 429}
    assert Comment.objects.count() == 1
    cast.reader.refresh_from_db()
    assert cast.reader.accepted_comments == 13


def test_slow_lets_one_of_two_through(cast: Cast, thread: Thread) -> None:
    close(thread, "slow")
    done = all_at_once(
        lambda: post(thread, cast.reader, REMARK),
        lambda: post(thread, cast.reader, "The other boat, I mean."),
    )
    assert sorted(getattr(each, "status", 201) for each in done) == [201, 429]


def test_one_reader_s_reactions_at_once_are_one(cast: Cast, thread: Thread) -> None:
    comment = post(thread, cast.reader, REMARK).comment
    all_at_once(
        *(
            lambda kind=kind: react(comment, cast.second_reader, kind)
            for kind in ("agree", "respect", "learned", "rethink")
        )
    )
    stored = Reaction.objects.get()
    assert Comment.objects.get().reactions == {stored.kind: 1}


def test_many_readers_reactions_and_flags_are_all_counted(
    cast: Cast, crowd: list[Member], thread: Thread
) -> None:
    comment = post(thread, cast.reader, REMARK).comment
    all_at_once(
        *(lambda m=m: react(comment, m, "respect") for m in crowd),
        *(lambda m=m: flag(comment, m, "spam") for m in crowd),
    )
    stored = Comment.objects.get()
    assert (stored.reactions, stored.flag_count) == ({"respect": 6}, 6)


def test_two_moderators_count_once(cast: Cast, thread: Thread) -> None:
    comment = post(thread, cast.reader, REMARK).comment
    all_at_once(*[lambda: hide(comment, "rejected")] * 3)
    thread.refresh_from_db()
    assert thread.comment_count == 0
    all_at_once(*[lambda: show(comment)] * 3)
    thread.refresh_from_db()
    assert thread.comment_count == 1


def test_two_edits_at_once(cast: Cast, thread: Thread) -> None:
    comment = post(thread, cast.reader, REMARK).comment
    done = all_at_once(
        lambda: edit(Comment.objects.get(pk=comment.pk), cast.reader, "It is on Fridays."),
        lambda: edit(Comment.objects.get(pk=comment.pk), cast.reader, "It is on Mondays."),
    )
    problems = [each for each in done if isinstance(each, Problem)]
    assert all(problem.status == 409 for problem in problems)
    assert Comment.objects.get().version == 3 - len(problems)


def test_a_gate_that_closes_meanwhile_lets_nothing_slip_through(
    cast: Cast, crowd: list[Member], thread: Thread
) -> None:
    def shut() -> None:
        close(thread, "suspended")

    done = all_at_once(
        shut, *(lambda m=m, n=n: post(thread, m, f"Boat {n}, I take.") for n, m in enumerate(crowd))
    )
    let_in = sum(isinstance(each, Posted) for each in done)
    assert Comment.objects.count() == let_in
    drafts = Draft.objects.filter(member__in=crowd).count()
    assert let_in + drafts == len(crowd)
    with pytest.raises(Problem):
        post(thread, crowd[0], "After it closed.")
    if connection.vendor == "sqlite":  # PostgreSQL lets a post that asked before commit after it
        closed = OutboxEvent.objects.get(kind="gate.changed").seq
        late = OutboxEvent.objects.filter(kind="comment.published", seq__gt=closed)
        assert not late.exists()


@pytest.mark.parametrize("ends", ["merged", "taken down"])
def test_an_article_that_ends_meanwhile_keeps_no_comment_behind(
    cast: Cast, thread: Thread, ends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_thread(cast.site, "The ferry, again")
    assert thread.article is not None
    assert other.article is not None
    source, target = thread.article, other.article
    judge = post_module.judge_or_advise

    def slow_judge(*told: Any) -> Any:
        if ends == "merged":
            merge_articles(source, target)
        else:
            take_down(source)
        return judge(*told)

    monkeypatch.setattr(post_module, "judge_or_advise", slow_judge)
    with pytest.raises(Problem) as refused:
        post(thread, cast.reader, REMARK)
    assert refused.value.status == 404
    assert not Comment.objects.exists()


def test_one_key_sent_at_once_is_one_comment_and_one_answer(cast: Cast, thread: Thread) -> None:
    token = create_token(cast.reader)[1]

    def send() -> object:
        response = Client().post(
            f"/api/v1/threads/{thread.pk}/comments",
            json.dumps({"text": REMARK}),
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}", "Idempotency-Key": "b5d7"},
        )
        return response.status_code, response.json()

    answers = all_at_once(*[send] * 5)
    assert answers[0][0] == 201  # type: ignore[index]
    assert all(answer == answers[0] for answer in answers)
    assert Comment.objects.count() == IdempotencyKey.objects.count() == 1
