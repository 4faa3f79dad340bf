"""From scores to findings: thresholds of the policy, and what is too close to call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from rostra.safety.judge import ATTRIBUTES, Scores
from rostra.safety.knobs import knob
from rostra.safety.subject import ArticleFacts, Subject
from rostra.safety.verdict import Action, Finding

NAME = "scores"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which score on an attribute nudges, holds or refuses; 1.01 means never."""

    nudge: float = knob(1.01, "From this score on the writer is nudged.", low=0.0, high=1.01)
    hold: float = knob(1.01, "From this score on a moderator reads first.", low=0.0, high=1.01)
    refuse: float = knob(1.01, "From this score on the text is refused.", low=0.0, high=1.01)

    def action(self, score: float) -> Action:
        """The gravest action whose threshold the score reaches."""
        if score >= self.refuse:
            return Action.REFUSE
        if score >= self.hold:
            return Action.HOLD
        return Action.NUDGE if score >= self.nudge else Action.PUBLISH


@dataclass(frozen=True, slots=True)
class ScoreThresholds:
    """The thresholds of each attribute, by its name in capitals."""

    TOXICITY: Thresholds = Thresholds(nudge=0.75, hold=0.92)
    SEVERE_TOXICITY: Thresholds = Thresholds(hold=0.8)
    INSULT: Thresholds = Thresholds(nudge=0.75, hold=0.92)
    PROFANITY: Thresholds = Thresholds()
    THREAT: Thresholds = Thresholds(hold=0.8)
    IDENTITY_ATTACK: Thresholds = Thresholds(nudge=0.6, hold=0.8)
    SPAM: Thresholds = Thresholds(hold=0.8)


ON_FAILURE = ("hold-newcomers", "word-lists", "hold-all")


@dataclass(frozen=True, slots=True)
class JudgeSettings:
    """What the judges’ answers mean, and what happens when they fail."""

    on_failure: str = knob(
        "hold-newcomers",
        "When the judges fail: hold-newcomers, word-lists (go on without), or hold-all.",
        choices=ON_FAILURE,
    )
    not_modelled: Action = knob(
        Action.PUBLISH, "What happens to a text in a language that no model here knows."
    )
    newcomer_below: int = knob(
        3, "Who has fewer accepted comments than this is a newcomer here.", low=0, high=100
    )
    unsure_from: float = knob(
        0.3, "From this score of any attribute below a second judge looks.", low=0.0, high=1.0
    )
    unsure_to: float = knob(
        0.97, "Up to this highest score a second judge looks.", low=0.0, high=1.0
    )
    sensitive_shift: float = knob(
        0.1, "Under sensitive articles thresholds are lower by this much.", low=0.0, high=0.5
    )
    sensitive_sections: tuple[str, ...] = knob(
        (), "Sections of the paper whose articles count as sensitive."
    )
    tense_shift: float = knob(
        0.05,
        "Where the gate slows or holds comments, thresholds are lower by this much.",
        low=0.0,
        high=0.5,
    )
    trusted_from: int = knob(
        25, "Who has this many accepted comments is trusted, and so are staff.", low=1, high=10_000
    )
    trusted_shift: float = knob(
        0.03,
        "Thresholds are higher by this much for the trusted, and lower for newcomers and guests.",
        low=0.0,
        high=0.5,
    )


def findings_of(
    scores: Scores, subject: Subject, thresholds: ScoreThresholds, settings: JudgeSettings
) -> Iterator[Finding]:
    """A finding for each attribute whose score asks for more than to publish.

    Of several attributes that ask for the same action the highest score speaks; spam speaks for
    itself.
    """
    shift = shift_of(subject, settings)
    asked: dict[tuple[Action, bool], tuple[float, str]] = {}
    for name, limits in _by_attribute(thresholds).items():
        score = scores.values.get(name)
        if score is None:
            continue
        # The shift must not bring in what the policy switched off (a threshold above 1).
        action = limits.action(round(min(max(score + shift, 0.0), 1.0), 6))
        if action > Action.PUBLISH:
            key = action, name == "SPAM"
            asked[key] = max(asked.get(key, (0.0, "")), (score, name))
    for (action, is_spam), (score, name) in sorted(asked.items(), reverse=True):
        code = "scores.spam" if is_spam else f"scores.{action.value}"
        spans = scores.spans.get(name, ())
        yield Finding(NAME, code, action, spans=spans, score=round(score, 4), detail=name)


def shift_of(subject: Subject, settings: JudgeSettings) -> float:
    """By how much scores count for more (or, below 0, for less) than they are: what is at stake
    under this article now, and how well its writer is known."""
    shift = 0.0
    if is_sensitive(subject.article, settings):
        shift += settings.sensitive_shift
    if subject.gate_state != "open":
        shift += settings.tense_shift
    author = subject.author
    if author.is_staff or author.accepted_comments >= settings.trusted_from:
        shift -= settings.trusted_shift
    elif author.is_guest or author.is_newcomer(settings.newcomer_below):
        shift += settings.trusted_shift
    return shift


def is_sensitive(article: ArticleFacts | None, settings: JudgeSettings) -> bool:
    """Whether the article was marked as sensitive, or stands in such a section."""
    if article is None:
        return False
    return article.sensitive or article.section.strip().lower() in settings.sensitive_sections


def is_unsure(scores: Scores, settings: JudgeSettings) -> bool:
    """Whether the first judge’s highest score leaves the matter to a second one.

    Only scores that a policy decides by count: a good argument is no reason to look again, and
    must not hide an insult that is.
    """
    highest = max((scores.values.get(name, 0.0) for name in ATTRIBUTES), default=0.0)
    return settings.unsure_from <= highest < settings.unsure_to


def _by_attribute(thresholds: ScoreThresholds) -> Mapping[str, Thresholds]:
    return {each.name: getattr(thresholds, each.name) for each in fields(thresholds)}
