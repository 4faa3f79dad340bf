"""From a subject to its verdict: the checks in order, then the judges, then one decision."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import perf_counter

from rostra.safety import scoring
from rostra.safety.checks import Check, checks_with
from rostra.safety.judge import Context, Judge, JudgeError, Judges, Scores
from rostra.safety.language import detect
from rostra.safety.matching import Matcher
from rostra.safety.normalise import Normal, normalise
from rostra.safety.policy import DEFAULT, Policy
from rostra.safety.subject import SPOKEN, Subject
from rostra.safety.verdict import Action, Finding, Verdict
from rostra.safety.wordlists import WordLists, site_lists

VERSION = "1"
JUDGE = "judge"
log = logging.getLogger("rostra.safety")

Observe = Callable[[str, float], None]
"""Told the name of a check or judge and the seconds that it took."""
Failed = Callable[[str, BaseException], None]
"""Told the name of a check or judge that raised, and what."""


def _ignore(name: str, value: object) -> None:
    """Nobody measures."""


@dataclass(frozen=True)
class Pipeline:
    """The checks and judges of a site under its policy, made once and used from any thread.

    ``observe`` and ``failed`` are hooks for metrics and warnings; they must not raise.
    """

    policy: Policy = DEFAULT
    matcher: Matcher = field(default_factory=lambda: Matcher(WordLists()))
    judges: Judges = field(default_factory=Judges)
    observe: Observe = _ignore
    failed: Failed = _ignore
    checks: tuple[Check, ...] = ()

    def __post_init__(self) -> None:
        if not self.checks:
            object.__setattr__(self, "checks", checks_with(self.matcher))

    def judge(self, subject: Subject, *, wait: bool = False) -> Verdict:
        """The verdict on one text. Never raises: what fails holds the text.

        With a second judge and a text that the first is unsure of, the verdict is ``pending`` and
        ``judge_again`` completes it; with ``wait`` both look before this returns.
        """
        text = normalise(subject.text)
        findings = list(self._run_checks(subject, text))
        scores = Scores()
        pending = False
        if not any(finding.action is Action.REFUSE for finding in findings):
            try:
                scores = self._score(self.judges.first, "first", [subject])[0]
                findings += self._weigh(scores, subject)
                findings += self._not_modelled(scores, subject)
                pending = self._wants_second(subject, scores, findings)
            except JudgeError as error:
                findings += self._without_judge(subject, error)
        verdict = Verdict.of(
            tuple(findings),
            scores=dict(scores.values),
            language=scores.language or detect(subject.text).code,
            versions=self.versions(),
            pending=pending,
        )
        return self.judge_again([(subject, verdict)])[0] if wait and pending else verdict

    def judge_again(self, pending: Sequence[tuple[Subject, Verdict]]) -> list[Verdict]:
        """The final verdicts on texts whose verdicts are pending, scored in one batch.

        The second judge’s scores take the place of the first’s, which stand for attributes that
        it says nothing about; the checks’ findings stay.
        """
        if self.judges.second is None or not pending:
            return [replace(verdict, pending=False) for _, verdict in pending]
        subjects = [subject for subject, _ in pending]
        try:
            scored = self._score(self.judges.second, "second", subjects)
        except JudgeError as error:
            return [self.give_up(subject, verdict, error) for subject, verdict in pending]
        both = [
            scores.over(_said_first(verdict))
            for (_, verdict), scores in zip(pending, scored, strict=True)
        ]
        return [
            self._merged(verdict, scores, self._weigh(scores, subject))
            for (subject, verdict), scores in zip(pending, both, strict=True)
        ]

    def give_up(self, subject: Subject, verdict: Verdict, error: JudgeError) -> Verdict:
        """The final verdict on a text that no second judge has settled, as the policy wants it."""
        return self._merged(verdict, None, self._without_judge(subject, error))

    def versions(self) -> dict[str, str]:
        """What judges here: stored with every verdict."""
        return dict(self._versions)

    @cached_property
    def _versions(self) -> dict[str, str]:
        versions = {
            "pipeline": VERSION,
            "policy": self.policy.version,
            "lists": self.matcher.version,
            "first": self.judges.first.version,
        }
        if self.judges.second is not None:
            versions["second"] = self.judges.second.version
        return versions

    def _run_checks(self, subject: Subject, text: Normal) -> Iterator[Finding]:
        for check in self.checks:
            settings = getattr(self.policy, check.name)
            if subject.kind not in check.kinds or not settings.enabled:
                continue
            began = perf_counter()
            try:
                found = [each for each in check.run(subject, text, settings) if _counts(each)]
            except Exception as error:
                log.exception("The check %s failed.", check.name)
                self.failed(check.name, error)
                found = [Finding(check.name, "check.failed", Action.HOLD, detail=repr(error)[:200])]
            self.observe(check.name, perf_counter() - began)
            yield from found
            if check.stops and any(finding.action is Action.REFUSE for finding in found):
                return

    def _score(self, judge: Judge, stage: str, subjects: Sequence[Subject]) -> list[Scores]:
        """The judge’s scores, looked over. Raises ``JudgeError`` whatever goes wrong."""
        began = perf_counter()
        try:
            texts = [subject.text for subject in subjects]
            scored = judge.score(texts, [Context.of(subject) for subject in subjects])
            for text, scores in zip(texts, scored, strict=True):
                scores.check(len(text))
        except JudgeError:
            raise  # told already by whoever watches the judge
        except Exception as error:
            log.exception("The %s judge failed.", stage)
            self.failed(f"{JUDGE}.{stage}", error)
            raise JudgeError(f"The {stage} judge failed: {error!r}"[:200]) from error
        finally:
            self.observe(f"{JUDGE}.{stage}", perf_counter() - began)
        return scored

    def _weigh(self, scores: Scores, subject: Subject) -> list[Finding]:
        policy = self.policy
        return list(scoring.findings_of(scores, subject, policy.scores, policy.judge))

    def _not_modelled(self, scores: Scores, subject: Subject) -> list[Finding]:
        """What the policy wants for a text whose language the judge knows and does not model."""
        action = self.policy.judge.not_modelled
        if scores.values or scores.language is None or action is Action.PUBLISH:
            return []
        params = {"noun": subject.kind.noun}
        return [Finding(JUDGE, "judge.language", action, params, detail=scores.language)]

    def _wants_second(self, subject: Subject, scores: Scores, findings: Iterable[Finding]) -> bool:
        """Whether a second judge may still change what happens to the text.

        Names and biographies have no state in which they could wait for it.
        """
        held = any(
            finding.action >= Action.HOLD and finding.check != scoring.NAME for finding in findings
        )
        return (
            self.judges.second is not None
            and subject.kind in SPOKEN
            and not held
            and scoring.is_unsure(scores, self.policy.judge)
        )

    def _without_judge(self, subject: Subject, error: JudgeError) -> list[Finding]:
        """What the policy wants where no score can be had."""
        settings = self.policy.judge
        newcomer = subject.author.is_guest or subject.author.is_newcomer(settings.newcomer_below)
        holds = settings.on_failure == "hold-all" or (
            settings.on_failure == "hold-newcomers" and newcomer
        )
        code, action = ("failed", Action.HOLD) if holds else ("missing", Action.PUBLISH)
        return [Finding(JUDGE, f"judge.{code}", action, detail=str(error))]

    def _merged(self, verdict: Verdict, scores: Scores | None, found: list[Finding]) -> Verdict:
        """A pending verdict with the second judge’s word in place of the first’s."""
        kept = tuple(each for each in verdict.findings if each.check != scoring.NAME)
        if scores is None:
            kept = verdict.findings
        return Verdict.of(
            kept + tuple(found),
            scores=verdict.scores if scores is None else dict(scores.values),
            language=(scores.language if scores else None) or verdict.language,
            versions=self.versions(),
        )


def _said_first(verdict: Verdict) -> Scores:
    """What the first judge said, as far as its verdict keeps it."""
    spans = {each.detail: each.spans for each in verdict.findings if each.check == scoring.NAME}
    return Scores(verdict.scores, spans, verdict.language)


def _counts(finding: Finding) -> bool:
    """A finding set to publish by the policy is no finding."""
    return finding.action > Action.PUBLISH


def pipeline_for(
    policy: Policy = DEFAULT,
    *,
    banned: str = "",
    suspect: str = "",
    allowed: str = "",
    judges: Judges | None = None,
    observe: Observe = _ignore,
    failed: Failed = _ignore,
) -> Pipeline:
    """The pipeline of a site: its policy, its three lists as pasted, and the shipped lists."""
    lists = site_lists(policy.wordlist.languages, banned=banned, suspect=suspect, allowed=allowed)
    return Pipeline(policy, Matcher(lists), judges or Judges(), observe, failed)
