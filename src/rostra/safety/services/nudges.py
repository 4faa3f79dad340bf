"""Advice before posting: given, answered, and counted, so that a site sees whether it helps."""

import datetime as dt
import math
import statistics
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.crypto import salted_hmac

from rostra.safety.judge import ATTRIBUTES
from rostra.safety.models import Nudge
from rostra.safety.verdict import Verdict
from rostra.sites.models import Site
from rostra.store.clock import now

GOOD_FOR = dt.timedelta(days=1)
GIVEN_UP_AFTER = dt.timedelta(hours=1)
LATELY = dt.timedelta(days=30)
HARMS = tuple(name for name in ATTRIBUTES if name != "SPAM")
NORMAL_95 = 1.96
FEWEST_PAIRS = 10


@dataclass(frozen=True, slots=True)
class NudgeSummary:
    """What became of those who were advised in the last `days`.

    before, after: mean of the highest harmful score of texts that were rephrased; change: their
    mean difference with its 95 % interval, None for fewer than ten pairs.
    """

    days: int
    nudged: int
    rephrased: int
    kept: int
    given_up: int
    waiting: int
    before: float | None = None
    after: float | None = None
    change: tuple[float, float, float] | None = None

    @property
    def answered(self) -> int:
        """Those who have decided what to do."""
        return self.rephrased + self.kept + self.given_up

    def share(self, number: int) -> int:
        """`number` of those who decided, in per cent."""
        return round(100 * number / self.answered) if self.answered else 0


def digest_of(text: str) -> str:
    """A keyed hash of a text, by which it is known again and cannot be guessed."""
    return salted_hmac("rostra.nudge", text, algorithm="sha256").hexdigest()


@transaction.atomic
def advise(site: Site, thread_id: uuid.UUID, text: str, verdict: Verdict) -> Nudge:
    """Note that the writer of `text` is advised; the same text again is the same advice."""
    digest = digest_of(text)
    before = Nudge.objects.filter(
        thread_id=thread_id, digest=digest, outcome=Nudge.Outcome.OPEN,
        created_at__gt=now() - GIVEN_UP_AFTER,
    ).first()  # fmt: skip
    return before or Nudge.objects.create(
        site=site,
        thread_id=thread_id,
        digest=digest,
        first_scores=dict(verdict.scores),
        checks=sorted({finding.check for finding in verdict.reasons}),
    )


def open_nudge(thread_id: uuid.UUID, key: uuid.UUID | None) -> Nudge | None:
    """The advice with this key that was given in this thread and not answered yet."""
    if key is None:
        return None
    lately = Nudge.objects.filter(created_at__gt=now() - GOOD_FOR)
    return lately.filter(pk=key, thread_id=thread_id, outcome=Nudge.Outcome.OPEN).first()


def answer(nudge: Nudge, text: str, verdict: Verdict, action: str, comment_id: uuid.UUID) -> None:
    """Note what was posted after the advice; call it in the transaction of the comment."""
    same = digest_of(text) == nudge.digest
    nudge.outcome = Nudge.Outcome.KEPT if same else Nudge.Outcome.REPHRASED
    nudge.second_scores = dict(verdict.scores)
    nudge.second_action = action
    nudge.comment_id = comment_id
    nudge.answered_at = now()
    nudge.save()


def nudge_summary(site: Site) -> NudgeSummary:
    """What became of those who were advised lately."""
    rows = list(Nudge.objects.filter(site=site, created_at__gt=now() - LATELY))
    of = Nudge.Outcome
    still = now() - GIVEN_UP_AFTER
    opened = [row for row in rows if row.outcome == of.OPEN]
    pairs = [
        (before, after)
        for row in rows
        if row.outcome == of.REPHRASED
        and (before := harm(row.first_scores)) is not None
        and (after := harm(row.second_scores)) is not None
    ]
    return NudgeSummary(
        days=LATELY.days,
        nudged=len(rows),
        rephrased=sum(row.outcome == of.REPHRASED for row in rows),
        kept=sum(row.outcome == of.KEPT for row in rows),
        given_up=sum(row.created_at <= still for row in opened),
        waiting=sum(row.created_at > still for row in opened),
        before=statistics.fmean(before for before, _ in pairs) if pairs else None,
        after=statistics.fmean(after for _, after in pairs) if pairs else None,
        change=interval([after - before for before, after in pairs]),
    )


def harm(scores: Mapping[str, float] | None) -> float | None:
    """The highest score of what a reader may be hurt by; None where nothing was scored."""
    return max((scores[name] for name in HARMS if scores and name in scores), default=None)


def interval(differences: list[float]) -> tuple[float, float, float] | None:
    """The mean and its 95 % interval by the normal approximation; None for too few."""
    if len(differences) < FEWEST_PAIRS:
        return None
    mean = statistics.fmean(differences)
    half = NORMAL_95 * statistics.stdev(differences) / math.sqrt(len(differences))
    return mean, mean - half, mean + half
