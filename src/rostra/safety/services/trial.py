"""Trying a text: what the checks would say of it now. Nothing is stored."""

from dataclasses import dataclass
from time import perf_counter

from rostra.safety.services.judging import pipeline_now
from rostra.safety.subject import AuthorFacts, Kind, Subject
from rostra.safety.verdict import Verdict
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import invalid

YEAR = 365 * 86400.0
LONGEST_TRIAL = 50_000
WRITERS = {
    "newcomer": AuthorFacts(),
    "known": AuthorFacts(accepted_comments=100, age_seconds=YEAR),
    "guest": AuthorFacts(is_guest=True),
    "moderator": AuthorFacts(role="moderator", accepted_comments=100, age_seconds=YEAR),
}


@dataclass(frozen=True, slots=True)
class TriedText:
    """A text with its verdict and how long the checks took, in seconds."""

    text: str
    verdict: Verdict
    seconds: float


def try_text(site: Site, text: str, writer: str = "newcomer", kind: str = "comment") -> TriedText:
    """What the site's checks say of `text` by a newcomer, known reader, guest or moderator.

    Rate and repetition have nothing to compare with here; comments count as open. Raises a 422
    Problem for an unknown writer or kind, and for a text of more than 50,000 characters.
    """
    if writer not in WRITERS or kind not in {each.value for each in Kind}:
        raise invalid("There is no such writer or kind of text.", "Choose one of those shown.")
    if len(text) > LONGEST_TRIAL:
        raise invalid(
            f"A text to try has {LONGEST_TRIAL:,} characters at most.", "Try a part of it."
        )
    pipeline = pipeline_now(site)
    subject = Subject(text, kind=Kind(kind), author=WRITERS[writer], now=now().timestamp())
    began = perf_counter()
    verdict = pipeline.judge(subject, wait=True)
    return TriedText(text, verdict, perf_counter() - began)
