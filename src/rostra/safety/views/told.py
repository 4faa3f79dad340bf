"""What a tried text's page shows: the verdict, the scores as bars, the words that moved them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rostra.safety.attributes import GOOD, meaning_of, name_of
from rostra.safety.marks import marked
from rostra.safety.policy import Policy
from rostra.safety.present import ACTION_WORDS, VERDICTS
from rostra.safety.services import TriedText
from rostra.safety.verdict import Action

WORDS_SHOWN = 3
MARKED_FROM = 0.3
"""A score below this is nobody's concern; what moved it is not marked in the text."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One score as a bar: ``width`` and the ``ticks`` of the policy's thresholds in percent."""

    attribute: str
    name: str
    meaning: str
    score: float
    asks: str
    ticks: tuple[float, ...]
    moved_by: tuple[str, ...]
    is_good: bool

    @property
    def width(self) -> int:
        """The score in percent, at least 1 so that something can be seen."""
        return max(1, round(self.score * 100))


def told(tried: TriedText) -> dict[str, Any]:
    """The verdict as a template shows it."""
    verdict = tried.verdict
    spans = [span for finding in verdict.findings for span in finding.spans]
    spans += [
        span
        for name, found in tried.spans.items()
        if name not in GOOD and verdict.scores.get(name, 0) >= MARKED_FROM
        for span in found
    ]
    return {
        "verdict": verdict,
        "said": VERDICTS[verdict.action],
        "findings": [
            {"finding": finding, "action": ACTION_WORDS[finding.action]}
            for finding in sorted(verdict.findings, key=lambda f: f.action, reverse=True)
        ],
        "pieces": marked(tried.text, spans),
        "any_marks": bool(spans),
        "bars": bars(tried),
        "looks": tried.looks,
        "milliseconds": [round(look.seconds * 1000, 1) for look in tried.looks],
    }


def bars(tried: TriedText) -> list[Bar]:
    """Every score, what is bad first, the highest first."""
    scores = sorted(tried.verdict.scores.items(), key=lambda item: (item[0] in GOOD, -item[1]))
    return [
        Bar(
            name,
            _(name_of(name)),
            _(meaning_of(name)) if meaning_of(name) else "",
            score,
            asks(tried.policy, name, score),
            ticks(tried.policy, name),
            tuple(words(tried.text, tried.spans.get(name, ()))) if score >= MARKED_FROM else (),
            name in GOOD,
        )
        for name, score in scores
    ]


def asks(policy: Policy, name: str, score: float) -> str:
    """What the policy does from this score on: nudge, hold or refuse; empty where nothing."""
    limits = getattr(policy.scores, name, None)
    action = limits.action(score) if limits else Action.PUBLISH
    return action.value if action > Action.PUBLISH else ""


def ticks(policy: Policy, name: str) -> tuple[float, ...]:
    """Where the thresholds of an attribute stand, in percent."""
    limits = getattr(policy.scores, name, None)
    if limits is None:
        return ()
    return tuple(
        round(each * 100, 1) for each in (limits.nudge, limits.hold, limits.refuse) if each <= 1
    )


def words(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The first few passages, each once, as they stand in the text."""
    found = dict.fromkeys(text[start:end].strip() for start, end in spans)
    return [each for each in found if each][:WORDS_SHOWN]
