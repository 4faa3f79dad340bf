"""What a changed policy, word list or model would have done with past comments.

Pure: past comments in, figures out. What is judged anew is the text with what is stored about its
circumstances. What cannot be had again (how fast somebody wrote, what the gate was) is taken over
from the verdict of the time.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rostra.safety import messages
from rostra.safety.measures import Interval, poisson, wilson
from rostra.safety.pipeline import Pipeline
from rostra.safety.sentences import MESSAGES
from rostra.safety.subject import Subject
from rostra.safety.verdict import Action, Finding, Span, Verdict

OF_THE_TIME = frozenset({"rate", "repetition", "duplicates", "flooding", "gate", "impersonation"})
"""Checks that look at what else was written or set then; their findings are taken over."""
EXAMPLES = 5
BATCH = 64


@dataclass(frozen=True, slots=True)
class Past:
    """A past comment: what is known of it, what was found then, and what a moderator decided.

    ``action``: what happened then. ``outcome``: "approved", "rejected" or None where nobody
    decided. ``key`` names the comment.
    """

    key: str
    subject: Subject
    action: Action
    findings: tuple[Finding, ...]
    outcome: str | None
    written_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """A comment that would have been treated otherwise, with the passages that count."""

    key: str
    text: str
    spans: tuple[Span, ...]
    before: Action
    after: Action
    outcome: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Errors:
    """Estimated from moderators' decisions: of what they approved the share that is held or
    refused, of what they rejected the share that is not."""

    approved: int
    held_though_approved: Interval
    rejected: int
    published_though_rejected: Interval


@dataclass(frozen=True, slots=True)
class Side:
    """What happens with all the comments under one policy.

    ``actions``: how many by action; ``reasons``: how many are held or refused, by reason in words;
    ``queue_per_day``: comments that wait for a moderator, with its interval.
    """

    actions: dict[str, int]
    reasons: dict[str, int]
    queue_per_day: Interval
    errors: Errors


@dataclass(frozen=True, slots=True)
class Replay:
    """Both sides, how many comments change place from → to, and examples of each change."""

    comments: int
    days: float
    then: Side
    now: Side
    changes: dict[str, int]
    examples: tuple[Changed, ...]


@dataclass(slots=True)
class _Tally:
    actions: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[tuple[str | None, bool]] = field(default_factory=Counter)

    def add(self, action: Action, findings: Iterable[Finding], outcome: str | None) -> None:
        self.actions[action.value] += 1
        self.outcomes[outcome, action >= Action.HOLD] += 1
        if action >= Action.HOLD:
            said = {label(each) for each in findings if each.action is action}
            self.reasons.update(said)

    def side(self, days: float) -> Side:
        kept, let = self.outcomes["approved", True], self.outcomes["approved", False]
        caught, missed = self.outcomes["rejected", True], self.outcomes["rejected", False]
        return Side(
            {action.value: self.actions[action.value] for action in Action},
            dict(self.reasons.most_common()),
            poisson(self.actions[Action.HOLD.value], days),
            Errors(
                kept + let,
                wilson(kept, kept + let),
                caught + missed,
                wilson(missed, caught + missed),
            ),
        )


class Replayer:
    """Takes comments as they come and knows at any time what came out so far."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        self.comments = 0
        self._then, self._now = _Tally(), _Tally()
        self._changes: Counter[tuple[Action, Action]] = Counter()
        self._examples: dict[tuple[Action, Action], list[Changed]] = {}
        self._first: dt.datetime | None = None
        self._last: dt.datetime | None = None

    def take(self, past: Sequence[Past]) -> None:
        """Judge these comments anew and count them; the second judge gets them in one batch."""
        for each, verdict in zip(past, judged(self.pipeline, past), strict=True):
            self._count(each, verdict)

    def _count(self, past: Past, verdict: Verdict) -> None:
        self.comments += 1
        self._then.add(past.action, past.findings, past.outcome)
        self._now.add(verdict.action, verdict.findings, past.outcome)
        self._first = min(self._first or past.written_at, past.written_at)
        self._last = max(self._last or past.written_at, past.written_at)
        if past.action is verdict.action:
            return
        change = past.action, verdict.action
        self._changes[change] += 1
        kept = self._examples.setdefault(change, [])
        if len(kept) < EXAMPLES:
            graver = verdict.findings if verdict.action > past.action else past.findings
            why = [each for each in graver if each.action is max(change)]
            spans = tuple(span for each in verdict.findings for span in each.spans)
            kept.append(
                Changed(
                    past.key,
                    past.subject.text,
                    spans,
                    *change,
                    past.outcome,
                    label(why[0]) if why else "",
                )
            )

    def result(self) -> Replay:
        """What came out; the queue is spread over the days between the first and the last."""
        span = self._last - self._first if self._first and self._last else dt.timedelta()
        days = max(1.0, span.total_seconds() / 86_400)
        return Replay(
            self.comments,
            days,
            self._then.side(days),
            self._now.side(days),
            {f"{a.value} → {b.value}": n for (a, b), n in self._changes.most_common()},
            tuple(each for kept in self._examples.values() for each in kept),
        )


def label(found: Finding) -> str:
    """A reason in about five words; the check's name where an older version found it."""
    return messages.label(found.code) if found.code in MESSAGES else found.check


def judged(pipeline: Pipeline, past: Sequence[Past]) -> list[Verdict]:
    """The verdicts of ``pipeline`` on these comments as they stood then."""
    still = tuple(each for each in pipeline.checks if each.name not in OF_THE_TIME)
    anew = replace(pipeline, checks=still)
    verdicts = [anew.judge(each.subject) for each in past]
    pending = [place for place, verdict in enumerate(verdicts) if verdict.pending]
    again = anew.judge_again([(past[place].subject, verdicts[place]) for place in pending])
    for place, verdict in zip(pending, again, strict=True):
        verdicts[place] = verdict
    return [
        with_circumstances(pipeline, each, verdict)
        for each, verdict in zip(past, verdicts, strict=True)
    ]


def with_circumstances(pipeline: Pipeline, past: Past, verdict: Verdict) -> Verdict:
    """The verdict with what the circumstances of the time had said, where that check is on."""
    taken = tuple(
        found
        for found in past.findings
        if found.check in OF_THE_TIME
        and getattr(getattr(pipeline.policy, found.check, None), "enabled", True)
    )
    return Verdict.of(verdict.findings + taken, scores=verdict.scores) if taken else verdict


def batches(past: Iterable[Past]) -> Iterator[list[Past]]:
    """Comments in batches that the second judge can take at once."""
    batch: list[Past] = []
    for each in past:
        batch.append(each)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
