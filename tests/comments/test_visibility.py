"""Whatever happens to comments, what is counted is what is there."""

import pytest
from django.db.models import Count, Q
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from rostra.comments.models import Comment, Flag, Reaction, Thread
from rostra.comments.rules.flags import FLAG_REASONS
from rostra.comments.rules.reactions import REACTIONS, prior_score
from rostra.comments.rules.visibility import PUBLISHED
from rostra.comments.services import delete, edit, flag, hide, post, react, show
from rostra.gate.services import set_gate
from rostra.members.models import Member
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.cast import Cast
from tests.comments.conftest import make_thread
from tests.comments.forest import chain, plant

pytestmark = pytest.mark.django_db

STATES = ("checking", "held", "rejected", "deleted")


def assert_counted(thread: Thread, members: list[Member]) -> None:
    """Fail unless every figure equals what is counted."""
    rows = {row.pk: row for row in Comment.objects.filter(thread=thread)}
    visible_below: dict[object, int] = dict.fromkeys(rows, 0)
    for row in rows.values():
        if row.visible and row.parent_id is not None:
            for above in {row.parent_id, row.root_id}:
                visible_below[above] += 1
    for row in rows.values():
        has_visible_answer = any(r.visible for r in rows.values() if r.parent_id == row.pk)
        assert row.visible == (row.state == PUBLISHED or has_visible_answer)
        assert row.reply_count == visible_below[row.pk]
        assert (row.waiting_since is not None) or row.state != "held"
        given = Reaction.objects.filter(comment=row).values_list("kind")
        assert row.reactions == dict(given.annotate(Count("id")))
        assert row.score == prior_score(row.reactions)
        assert row.flag_count == Flag.objects.filter(comment=row, is_settled=False).count()
    thread.refresh_from_db()
    assert thread.comment_count == sum(row.state == PUBLISHED for row in rows.values())
    published = Count("comments", filter=Q(comments__state=PUBLISHED))
    for member in Member.objects.filter(pk__in=[m.pk for m in members]).annotate(n=published):
        assert member.accepted_comments == member.n


class Life(RuleBasedStateMachine):
    """A thread and all that may happen in it."""

    cast: Cast
    comments = Bundle("comments")

    def __init__(self) -> None:
        super().__init__()
        self.thread = make_thread(self.cast.site)
        self.members = [self.cast.reader, self.cast.second_reader, self.cast.moderator]
        for member in self.members:
            Comment.objects.filter(author=member).delete()
            Member.objects.filter(pk=member.pk).update(accepted_comments=0)
        self.written = 0

    def text(self) -> str:
        self.written += 1
        return f"Remark number {self.written} of many: " + chr(97 + self.written % 26) * 9

    @rule(target=comments, who=st.integers(0, 2), answers=st.none() | comments)
    def write(self, who: int, answers: Comment | None) -> Comment | None:
        member = Member.objects.get(pk=self.members[who].pk)
        try:
            parent = answers.pk if answers else None
            return post(self.thread, member, self.text(), parent=parent).comment
        except Problem as problem:
            if problem.status not in {404, 423, 429}:
                raise
            return answers

    @rule(comment=comments, state=st.sampled_from(STATES))
    def take_away(self, comment: Comment | None, state: str) -> None:
        if comment:
            hide(comment, state)

    @rule(comment=comments)
    def bring_back(self, comment: Comment | None) -> None:
        if comment:
            show(comment)

    @rule(comment=comments, who=st.integers(0, 2))
    def throw_away(self, comment: Comment | None, who: int) -> None:
        self.try_to(lambda c: delete(c, self.members[who]), comment)

    @rule(
        comment=comments, who=st.integers(0, 2), kind=st.none() | st.sampled_from(list(REACTIONS))
    )
    def say(self, comment: Comment | None, who: int, kind: str | None) -> None:
        self.try_to(lambda c: react(c, self.members[who], kind), comment)

    @rule(comment=comments, who=st.integers(0, 2), reason=st.sampled_from(list(FLAG_REASONS)))
    def complain(self, comment: Comment | None, who: int, reason: str) -> None:
        self.try_to(lambda c: flag(c, self.members[who], reason), comment)

    @rule(comment=comments, who=st.integers(0, 2))
    def change(self, comment: Comment | None, who: int) -> None:
        self.try_to(
            lambda c: edit(Comment.objects.get(pk=c.pk), self.members[who], self.text()), comment
        )

    @rule(state=st.sampled_from(["open", "held-all", "suspended", "held-newcomers"]))
    def set_the_gate(self, state: str) -> None:
        set_gate(self.cast.site, "article", str(self.thread.pk), state)

    def try_to(self, act: object, comment: Comment | None) -> None:
        if comment:
            try:
                act(comment)  # type: ignore[operator]
            except Problem as problem:
                if problem.status not in {403, 404, 409, 422, 423, 429}:
                    raise

    @invariant()
    def is_counted(self) -> None:
        assert_counted(self.thread, self.members)


def test_figures_are_right_whatever_happens(cast: Cast) -> None:
    machine = type("LifeOfCast", (Life,), {"cast": cast})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_tombstones_above_appear_and_vanish_with_the_last_reply(cast: Cast, thread: Thread) -> None:
    rows = plant(thread, cast.reader, chain(60))
    for row in rows[:-1]:
        hide(row, "rejected")
    assert Comment.objects.filter(visible=True).count() == 60
    hide(rows[-1], "rejected")
    assert not Comment.objects.filter(visible=True).exists()
    show(rows[-1])
    assert Comment.objects.filter(visible=True).count() == 60
    cast.reader.refresh_from_db()
    thread.refresh_from_db()
    assert thread.comment_count == 1


def test_what_is_announced(cast: Cast, thread: Thread) -> None:
    comment = post(thread, cast.reader, "The second boat is late already.").comment
    hide(comment, "held")
    show(comment)
    show(comment)
    hide(comment, "rejected")
    told = OutboxEvent.objects.order_by("seq").values_list("kind", "subject_id", "thread_id")
    assert list(told) == [
        (kind, comment.pk, thread.pk)
        for kind in (
            "comment.published",
            "comment.removed",
            "comment.held",
            "comment.published",
            "comment.removed",
        )
    ]
    versions = Thread.objects.get(pk=thread.pk).version
    assert versions == 5


def test_hide_does_not_publish(cast: Cast, thread: Thread) -> None:
    comment = post(thread, cast.reader, "The second boat is late already.").comment
    with pytest.raises(ValueError, match="show"):
        hide(comment, "published")
