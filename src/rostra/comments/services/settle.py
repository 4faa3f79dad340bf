"""What is being checked comes to its end: published, held or refused, as at a first verdict.

A comment in the state `checking` was acknowledged to its writer and shown to nobody else. It is
looked for in the database, so that one left by a crash or stored by another process is found too;
`to_be_checked` only says that there is no need to wait for the next look.
"""

import datetime as dt
import logging
import threading
import uuid
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import CHECKING, HELD, REJECTED
from rostra.comments.rules.writer import Guest
from rostra.comments.services.claims import claimed
from rostra.comments.services.gating import pass_gate
from rostra.comments.services.judging import (
    Circumstances,
    Reasons,
    facts_of,
    held_by_gate,
    keep_verdict,
    risk_of,
    stored_verdict,
    subject_of,
)
from rostra.comments.services.visibility import hide, locked_thread, show, tell
from rostra.comments.services.writers import History, Writer
from rostra.members.services.restrictions import restrictions
from rostra.safety.judge import JudgeError
from rostra.safety.services import pipeline_now
from rostra.safety.subject import Kind, Subject
from rostra.safety.verdict import Action, Verdict
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import Problem

log = logging.getLogger(__name__)

BATCH = 16
NO_HISTORY = History(None, (), ())
to_be_checked = threading.Event()
"""Set when a comment of this process has to be looked at."""

Case = tuple[Comment, Circumstances, Subject, Verdict]


def settle_checking() -> int:
    """Judge again whatever is being checked, and settle it; returns how many were settled."""
    return _in_batches(_judged_again, before=None)


def settle_overdue(patience_s: float) -> int:
    """Settle what has been checked for too long, as the policy wants it where judging fails."""
    return _in_batches(_given_up, before=now() - dt.timedelta(seconds=patience_s), claim=False)


def overdue(patience_s: float) -> bool:
    """Whether anything has been checked for too long."""
    return _waiting(now() - dt.timedelta(seconds=patience_s)).exists()


Judging = Callable[[Site, Sequence[Case]], Iterable[Verdict]]


def _waiting(before: dt.datetime | None) -> QuerySet[Comment]:
    found = Comment.objects.filter(state=CHECKING)
    return found.filter(created_at__lt=before) if before else found


def _in_batches(judging: Judging, *, before: dt.datetime | None, claim: bool = True) -> int:
    """Go once through all that waits: what fails is passed by, and met again the next time."""
    settled, last = 0, uuid.UUID(int=0)
    while True:
        found = _waiting(before).filter(pk__gt=last).order_by("pk")
        keys = list(found.values_list("pk", flat=True)[:BATCH])
        if not keys:
            return settled
        last = keys[-1]
        with claimed(keys if claim else []) as ours:
            settled += _settle(judging, ours if claim else keys)


def _settle(judging: Judging, keys: Sequence[uuid.UUID]) -> int:
    rows = Comment.objects.filter(pk__in=keys, state=CHECKING).order_by("site_id", "pk")
    related = rows.select_related("thread__site", "thread__article", "author", "parent")
    settled = 0
    for _, of_site in groupby(related, key=lambda comment: comment.site_id):
        cases = [_case(comment) for comment in of_site]
        verdicts = judging(cases[0][0].thread.site, cases)
        for (comment, about, _subject, _first), verdict in zip(cases, verdicts, strict=True):
            try:
                settled += settle(comment, about, verdict)
            except Exception:
                log.exception("comment %s could not be settled; it is tried again", comment.pk)
    return settled


def _case(comment: Comment) -> Case:
    guest = None if comment.author else Guest(comment.guest_name, comment.guest_email)
    writer = Writer(comment.site_id, comment.author, guest)
    about = Circumstances(comment.thread, writer, NO_HISTORY, "open", comment.parent)
    with suppress(Problem):
        about = Circumstances(
            comment.thread, writer, NO_HISTORY,
            pass_gate(comment.thread, writer).setting.state, comment.parent,
        )  # fmt: skip
    subject = subject_of(comment.text, about, Kind.COMMENT)
    return comment, about, subject, stored_verdict(comment.pk)


def _judged_again(site: Site, cases: Sequence[Case]) -> list[Verdict]:
    return pipeline_now(site).judge_again([(subject, first) for _, _, subject, first in cases])


def _given_up(site: Site, cases: Sequence[Case]) -> list[Verdict]:
    pipeline = pipeline_now(site)
    slow = JudgeError("The second judge did not look in time.")
    return [pipeline.give_up(subject, first, slow) for _, _, subject, first in cases]


@transaction.atomic
def settle(comment: Comment, about: Circumstances, verdict: Verdict) -> bool:
    """Give `comment` the state that `verdict` asks for; False where it changed meanwhile."""
    locked_thread(comment.thread_id)
    fresh = Comment.objects.filter(pk=comment.pk, state=CHECKING, version=comment.version).first()
    if fresh is None:
        return False
    added = _held_by_gate(about) if verdict.action < Action.HOLD else []
    fresh.risk = max(fresh.risk, risk_of(verdict))
    fresh.language = verdict.language or fresh.language
    fresh.save(update_fields=["risk", "language"])
    keep_verdict(fresh, verdict, added, facts_of(about))
    if verdict.action is Action.REFUSE:
        hide(fresh, REJECTED)
        restrictions().refused_by_checks(fresh)
        tell("comment.refused", fresh)
    elif added or verdict.action is Action.HOLD:
        hide(fresh, HELD)
    else:
        show(fresh)
    return True


def _held_by_gate(about: Circumstances) -> Reasons:
    """Why the gate holds what was sent before it changed. One that closed meanwhile takes back
    nothing that was sent before."""
    try:
        admission = pass_gate(about.thread, about.writer).admission
    except Problem:
        return []
    return [held_by_gate(admission.why)] if admission.held else []
