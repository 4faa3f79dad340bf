"""Trying a text: what the checks and judges would say of it now. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter

from rostra.safety.judge import Context, Judge
from rostra.safety.pipeline import Pipeline
from rostra.safety.policy import Policy
from rostra.safety.services.judging import pipeline_now
from rostra.safety.subject import ArticleFacts, AuthorFacts, Kind, Subject
from rostra.safety.verdict import Span, Verdict
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import invalid

YEAR = 365 * 86400.0
LONGEST_TRIAL = 50_000
LONGEST_HEADLINE = 500
WRITERS = {
    "newcomer": AuthorFacts(),
    "known": AuthorFacts(accepted_comments=100, age_seconds=YEAR),
    "guest": AuthorFacts(is_guest=True),
    "moderator": AuthorFacts(role="moderator", accepted_comments=100, age_seconds=YEAR),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a text that is tried: the comment it answers, and the article."""

    parent: str = ""
    headline: str = ""
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a text: ``first`` (checks and first judge) or ``second``, and its seconds."""

    stage: str
    verdict: Verdict
    seconds: float


@dataclass(frozen=True, slots=True)
class TriedText:
    """A text with each look at it, the last of which decides.

    ``spans``: attribute → the passages that moved its score, in characters of the text.
    """

    text: str
    looks: tuple[Look, ...]
    policy: Policy
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """The final verdict."""
        return self.looks[-1].verdict

    @property
    def seconds(self) -> float:
        """All looks together."""
        return sum(look.seconds for look in self.looks)


def try_text(
    site: Site,
    text: str,
    writer: str = "newcomer",
    kind: str = "comment",
    around: Around | None = None,
) -> TriedText:
    """What the site's checks say of `text` by a newcomer, known reader, guest or moderator.

    Rate and repetition have nothing to compare with here; comments count as open. Raises a 422
    Problem for an unknown writer or kind, and for a text of more than 50,000 characters.
    """
    around = around or Around()
    if writer not in WRITERS or kind not in {each.value for each in Kind}:
        raise invalid("There is no such writer or kind of text.", "Choose one of those shown.")
    if max(len(text), len(around.parent)) > LONGEST_TRIAL:
        raise invalid(
            f"A text to try has {LONGEST_TRIAL:,} characters at most.", "Try a part of it."
        )
    if len(around.headline) > LONGEST_HEADLINE:
        raise invalid(f"A headline has {LONGEST_HEADLINE} characters at most.", "Shorten it.")
    pipeline = pipeline_now(site)
    subject = Subject(
        text,
        kind=Kind(kind),
        author=WRITERS[writer],
        parent=around.parent or None,
        article=ArticleFacts(headline=around.headline, sensitive=around.sensitive),
        now=now().timestamp(),
    )
    looks = tuple(_looks(pipeline, subject))
    return TriedText(text, looks, pipeline.policy, _spans(pipeline, subject, len(looks)))


def _looks(pipeline: Pipeline, subject: Subject) -> list[Look]:
    began = perf_counter()
    verdict = pipeline.judge(subject)
    looks = [Look("first", verdict, perf_counter() - began)]
    if verdict.pending:
        began = perf_counter()
        verdict = pipeline.judge_again([(subject, verdict)])[0]
        looks.append(Look("second", verdict, perf_counter() - began))
    return looks


def _spans(pipeline: Pipeline, subject: Subject, looks: int) -> Mapping[str, tuple[Span, ...]]:
    """What moved each score, the mild ones too, which no finding speaks of."""
    second = pipeline.judges.second
    judge: Judge = second if looks > 1 and second is not None else pipeline.judges.first
    try:
        scores = judge.score([subject.text], [Context.of(subject)])[0]
        scores.check(len(subject.text))
    except Exception:  # A judge may raise anything; the verdict already says that it failed.
        return {}
    return scores.spans
