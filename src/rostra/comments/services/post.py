"""Writing a comment: gate, checks, and all that follows from the verdict in one transaction."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from rostra.articles.models import Article
from rostra.comments.models import Comment, Draft, Thread
from rostra.comments.render import render
from rostra.comments.rules.visibility import HELD, PUBLISHED
from rostra.comments.rules.writer import Guest
from rostra.comments.services.drafts import drop_draft_at, keep_draft
from rostra.comments.services.gating import Pass, pass_gate
from rostra.comments.services.judging import (
    Circumstances,
    Reasons,
    facts_of,
    held_by_gate,
    judge,
    keep_signature,
    keep_verdict,
    risk_of,
    tidy,
    told,
)
from rostra.comments.services.nudge import Advice, answered, judge_or_advise
from rostra.comments.services.quotes import located_quote
from rostra.comments.services.settle import to_be_checked
from rostra.comments.services.visibility import (
    count_accepted,
    count_appearing,
    locked_thread,
    tell,
    touch_thread,
)
from rostra.comments.services.writers import (
    History,
    Writer,
    as_writer,
    history_of,
    newest_of,
)
from rostra.members.models import Member
from rostra.safety.models import Nudge
from rostra.safety.similarity import Signature, signature
from rostra.safety.subject import Kind
from rostra.safety.verdict import Action, Verdict
from rostra.store.clock import now
from rostra.store.ids import new_id, new_id_after
from rostra.store.problems import Problem, not_found, too_fast

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Posted:
    """A comment as it was stored. reasons: why it is held, or what its writer may want to know."""

    comment: Comment
    verdict: Verdict
    reasons: Reasons = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Judged:
    """A text that passed the checks, ready to be stored."""

    text: str
    verdict: Verdict
    writer: Writer
    history: History
    parent_id: uuid.UUID | None
    quote: dict[str, Any] | None
    signature: Signature | None
    facts: dict[str, Any]
    nudge: Nudge | None


class HistoryMovedError(Exception):
    """The writer posted something else while this text was checked; it is checked again."""


def post(
    thread: Thread,
    who: Member | Guest,
    text: str,
    *,
    parent: uuid.UUID | None = None,
    quote: object = None,
    advice: Advice | None = None,
    settle: Callable[[Posted], None] = lambda posted: None,
) -> Posted:
    """Write `text` in `thread`, as a reply to the comment `parent` or about the passage `quote`.

    quote: W3C text quote and position selector (`articles.selectors`). advice: where a writer can
    be advised before posting, with the token of advice already given. settle: runs inside the
    comment's own transaction. The checks run before it, so that a slow judge holds nobody up; the
    gate and the writer's history are looked at again inside.

    Raises a Problem, with nothing stored: 403 `forbidden` or `account-suspended`, 404 or 422
    `parent-elsewhere`, 409 `nudge` with `reasons` and `nudge_token`, 422 `comment-refused` with
    `reasons`, 429 `too-fast`, and 423 `gate-closed` with `notice`, `state`, `until`, where a
    member's text is kept as a draft.
    """
    writer = as_writer(thread, who)
    try:
        for _ in range(ATTEMPTS):
            try:
                return store(thread, check(thread, writer, text, parent, quote, advice), settle)
            except HistoryMovedError:
                continue
    except Problem as problem:
        if problem.slug == "gate-closed" and writer.member is not None:
            draft = keep(thread, writer.member, text, parent, quote)
            problem.extra["draft"] = str(draft.pk) if draft else None
        raise
    raise too_fast("You are sending several comments at the same moment.", 1)


def check(
    thread: Thread,
    writer: Writer,
    text: str,
    parent_id: uuid.UUID | None,
    quote: object,
    advice: Advice | None = None,
) -> Judged:
    """Everything before the transaction: gate, place, passage, checks. Raises as `post` does."""
    history = history_of(writer)
    passed = pass_gate(thread, writer, history.last_posted)
    parent = parent_in(thread, parent_id)
    located = located_quote(thread.article, quote)
    clean_text = tidy(text, thread.site)
    known_by = signature(clean_text)
    about = Circumstances(thread, writer, history, passed.setting.state, parent, known_by)
    if writer.guest is not None:
        judge(writer.guest.name, replace(about, signature=None), Kind.NAME)
    verdict, nudge = judge_or_advise(clean_text, about, advice)
    return Judged(
        clean_text, verdict, writer, history, parent_id, located, known_by, facts_of(about), nudge
    )


def parent_in(thread: Thread, parent_id: uuid.UUID | None) -> Comment | None:
    """The comment that is answered. Raises a 404 or 422 Problem when it cannot be."""
    if parent_id is None:
        return None
    parent = Comment.objects.filter(pk=parent_id).first()
    if parent is None or parent.state != PUBLISHED:
        raise not_found(
            "comment to reply to",
            "It may have been removed meanwhile. You can post your text as a comment of its own.",
        )
    if parent.thread_id != thread.pk:
        raise Problem(
            "parent-elsewhere", "The comment is in another thread", status=422,
            detail="The comment that this replies to stands under another article.",
            todo="Reply there, or post your text as a comment of its own.",
        )  # fmt: skip
    return parent


@transaction.atomic
def store(thread: Thread, judged: Judged, settle: Callable[[Posted], None]) -> Posted:
    """Store a judged text with its verdict, counters and outbox row: all of it or nothing."""
    writer = judged.writer
    locked_thread(thread.pk)
    refuse_gone(thread)
    if writer.member is not None:
        Member.objects.select_for_update().only("id").get(pk=writer.member.pk)
    # Staff are exempt from the limits that look at the history.
    if not writer.is_staff and newest_of(writer) != judged.history.newest:
        raise HistoryMovedError
    passed = pass_gate(thread, writer, judged.history.last_posted)
    parent = parent_in(thread, judged.parent_id)
    added = reasons_to_hold(judged, passed)
    state = HELD if added else judged.verdict.state
    comment = create(thread, judged, parent, state)
    verdict = keep_verdict(comment, judged.verdict, added, judged.facts)
    keep_signature(comment, writer, judged.signature)
    answered(judged.nudge, judged.text, judged.verdict, comment.pk)
    if writer.member is not None:
        drop_draft_at(thread, writer.member, parent)
    if state == PUBLISHED:
        count_appearing(comment)
        count_accepted(comment, 1)
        touch_thread(thread.pk, published=1, written_at=comment.created_at)
        tell("comment.published", comment)
    elif state == HELD:
        tell("comment.held", comment)
    else:
        transaction.on_commit(to_be_checked.set)
    posted = Posted(comment, judged.verdict, told(verdict))
    settle(posted)
    return posted


def refuse_gone(thread: Thread) -> None:
    """Raise a 404 Problem when the article was merged or taken down while the text was checked."""
    gone = Article.objects.filter(thread=thread).exclude(state=Article.State.PUBLISHED)
    if gone.exists():
        raise not_found("article", "It was moved or taken down meanwhile. Load the page again.")


def reasons_to_hold(judged: Judged, passed: Pass) -> Reasons:
    """Why the text is held although the checks would publish it: the gate and guests decide here,
    so that no policy of the checks can let them through."""
    if judged.verdict.action is Action.HOLD:
        return []
    if judged.writer.is_guest:
        return [held_by_gate("guest")]
    if passed.admission.held:
        return [held_by_gate(passed.admission.why)]
    return []


def create(thread: Thread, judged: Judged, parent: Comment | None, state: str) -> Comment:
    """Store the row itself."""
    key = new_id_after(parent.pk) if parent else new_id()
    moment, guest = now(), judged.writer.guest
    return Comment.objects.create(
        id=key,
        site_id=thread.site_id,
        thread=thread,
        author=judged.writer.member,
        guest_name=guest.name if guest else "",
        guest_email=guest.email if guest else "",
        parent=parent,
        root_id=parent.root_id if parent else key,
        depth=parent.depth + 1 if parent else 0,
        text=judged.text,
        html=render(judged.text),
        language=judged.verdict.language or "",
        quote=judged.quote,
        state=state,
        visible=state == PUBLISHED,
        waiting_since=moment if state == HELD else None,
        risk=risk_of(judged.verdict),
        created_at=moment,
    )


def keep(
    thread: Thread,
    member: Member,
    text: str,
    parent_id: uuid.UUID | None,
    quote: object,
) -> Draft | None:
    """Keep a text that met the closed gate; None when it could not have been a comment."""
    parent = Comment.objects.filter(pk=parent_id, thread=thread).first() if parent_id else None
    try:
        located = located_quote(thread.article, quote)
        return keep_draft(thread, member, text, parent=parent, quote=located)
    except Problem:
        return None
