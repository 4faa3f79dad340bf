"""Changing a comment within its window: judged again, with the former text kept.

An edit never takes a published comment from its readers for a moderator's sake: a change that the
checks would hold is not taken, the comment stands as it was, and its writer is told why. So an edit
waits for the second judge where that has to look; it takes milliseconds.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from rostra.comments.models import Comment, Revision
from rostra.comments.render import render
from rostra.comments.rules.visibility import CHECKING, HELD, PUBLISHED, editable_until, may_edit
from rostra.comments.services.gating import pass_gate
from rostra.comments.services.judging import (
    Circumstances,
    Reasons,
    facts_of,
    judge,
    keep_signature,
    keep_verdict,
    reasons_of,
    risk_of,
    tidy,
)
from rostra.comments.services.visibility import hide, locked_thread, show, tell, touch_thread
from rostra.comments.services.writers import as_writer, history_of
from rostra.members.models import Member
from rostra.safety.similarity import signature
from rostra.safety.subject import Kind
from rostra.safety.verdict import Action, Verdict
from rostra.store.clock import now
from rostra.store.problems import Problem, conflict, forbidden


@dataclass(frozen=True, slots=True)
class Edited:
    """A comment as it stands after an edit. reasons: why it is not published, if it is not."""

    comment: Comment
    reasons: Reasons = field(default_factory=list)


def edit(comment: Comment, member: Member, text: str) -> Edited:
    """Replace the text of the member's own `comment`; the former one becomes a revision.

    Raises a Problem, with nothing changed: 403 `forbidden`, `edit-window-closed` with `until`, 409
    when it changed meanwhile, 422 `comment-refused` or `edit-needs-review` with `reasons`, 423
    `gate-closed`, 429 `too-fast`.
    """
    check_right(comment, member)
    thread = comment.thread
    writer = as_writer(thread, member)
    new_text = tidy(text, thread.site)
    if new_text == comment.text:
        return Edited(comment)
    setting = pass_gate(thread, writer).setting
    history = history_of(writer, without=comment.pk)
    known_by = signature(new_text)
    about = Circumstances(
        thread, writer, history, setting.state, comment.parent, known_by, without=comment.pk
    )
    verdict = judge(new_text, about, Kind.EDIT, wait=True)
    with transaction.atomic():
        locked_thread(thread.pk)
        fresh = Comment.objects.select_related("thread__site", "author").get(pk=comment.pk)
        check_unchanged(fresh, comment.version)
        check_right(fresh, member)
        held = verdict.action is Action.HOLD or pass_gate(thread, writer).admission.held
        if held and fresh.state == PUBLISHED:
            raise needs_review(reasons_of(verdict))
        keep_signature(fresh, writer, known_by)
        return store(fresh, new_text, verdict, facts_of(about), held=held)


def check_right(comment: Comment, member: Member) -> None:
    """Raise a 403 Problem unless `member` may change `comment` now."""
    if comment.author_id != member.pk:
        raise forbidden("This is somebody else's comment.", "You can reply to it, or flag it.")
    minutes = comment.thread.site.edit_minutes
    if not may_edit(comment.state, comment.created_at, minutes, now()):
        raise window_closed(editable_until(comment.created_at, minutes), minutes)


def check_unchanged(comment: Comment, version: int) -> None:
    """Raise a 409 Problem when the comment is not the one that was judged."""
    if comment.version != version:
        raise conflict("The comment was changed meanwhile.", "Look at it again, then edit it.")


def window_closed(until: dt.datetime, minutes: int) -> Problem:
    """The 403 Problem of an edit that comes too late."""
    return Problem(
        "edit-window-closed",
        "No longer changeable",
        status=403,
        detail=f"A comment can be changed for {minutes} minutes after it was written.",
        todo="Reply to your own comment to correct or add something.",
        until=until.isoformat(),
    )


def needs_review(reasons: Reasons) -> Problem:
    """The 422 Problem of an edit that only a moderator could let through."""
    return Problem(
        "edit-needs-review",
        "The change was not taken",
        status=422,
        detail="A moderator would have to read this change first. Your comment stands as it was.",
        todo="Change the words meant, or write it as a new comment, which a moderator will read.",
        reasons=reasons,
    )


def store(
    comment: Comment, text: str, verdict: Verdict, facts: dict[str, Any], *, held: bool
) -> Edited:
    """Write the new text; one that waits for a moderator goes on waiting."""
    was_published = comment.state == PUBLISHED
    Revision.objects.create(
        site_id=comment.site_id,
        comment=comment,
        text=comment.text,
        html=comment.html,
        written_at=comment.edited_at or comment.created_at,
        was_public=was_published,
    )
    comment.text, comment.html = text, render(text)
    comment.language = verdict.language or comment.language
    comment.edited_at = now()
    comment.version += 1
    comment.risk = max(comment.risk, risk_of(verdict))
    comment.save(update_fields=["text", "html", "language", "edited_at", "version", "risk"])
    keep_verdict(comment, verdict, [], facts)
    if comment.state == CHECKING:
        comment = hide(comment, HELD) if held else show(comment)
    if was_published and comment.state == PUBLISHED:
        touch_thread(comment.thread_id)
        tell("comment.edited", comment)
    return Edited(comment, reasons_of(verdict) if comment.state != PUBLISHED else [])
