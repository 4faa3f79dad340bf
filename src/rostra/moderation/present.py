"""What the queue's templates are given: plain values, ready to show."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext, ngettext

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import PUBLISHED
from rostra.moderation.rules import risk_level
from rostra.moderation.wording import RISK_WORDS, Words
from rostra.safety.marks import Marked, marked
from rostra.store.clock import now

EXCERPT = 140
FOLD_FROM = 0.7


@dataclass(frozen=True, slots=True)
class FindingView:
    """One reason of the machine, or of a reader who flagged."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One line of the list."""

    id: str
    name: str
    excerpt: str
    why: str
    age: str
    risk: float
    level: str
    level_word: Words
    is_current: bool = False
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class PersonView:
    """Who wrote it: age of the account, record, and what they wrote last."""

    name: str
    is_guest: bool
    url: str = ""
    joined: dt.datetime | None = None
    accepted: int = 0
    rejected: int = 0
    waiting: int = 0
    biography: str = ""
    recent: list[Comment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SubjectView:
    """The comment in its place, with the words that the checks marked."""

    comment: Comment
    pieces: list[Marked]
    findings: list[FindingView]
    flags: list[FindingView]
    parent: Comment | None
    siblings: list[Comment]
    is_folded: bool
    person: PersonView


def item_view(comment: Comment, why: str, current: str) -> ItemView:
    """A waiting comment as a line of the list; `why` in about five words."""
    text = " ".join(comment.text.split())
    level = risk_level(comment.risk)
    return ItemView(
        id=str(comment.pk),
        name=comment.author_name,
        excerpt=text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + "…",
        why=why or default_why(comment),
        age=age_of(comment.waiting_since or comment.created_at),
        risk=comment.risk,
        level=level,
        level_word=RISK_WORDS[level],
        is_current=str(comment.pk) == current,
        is_folded=comment.risk >= FOLD_FROM,
    )


def default_why(comment: Comment) -> str:
    """Why a comment waits, when no finding says it."""
    if comment.flag_count:
        return ngettext(
            "Flagged by %(count)s reader", "Flagged by %(count)s readers", comment.flag_count
        ) % {"count": comment.flag_count}
    return gettext("Flagged") if comment.state == PUBLISHED else gettext("Held before publishing")


def age_of(moment: dt.datetime) -> str:
    """How long ago `moment` was."""
    return age_in_words((now() - moment).total_seconds())


def age_in_words(seconds: float) -> str:
    """A length of time in the coarsest unit that fits: "4 min", "3 h", "2 d"."""
    minutes = max(0, int(seconds // 60))
    if minutes < 60:
        return gettext("%(count)s min") % {"count": minutes}
    if minutes < 48 * 60:
        return gettext("%(count)s h") % {"count": minutes // 60}
    return gettext("%(count)s d") % {"count": minutes // (24 * 60)}


def pieces_of(comment: Comment, findings: list[dict[str, object]]) -> list[Marked]:
    """The comment's text cut where findings mark it."""
    spans = [
        span
        for finding in findings
        for span in (finding.get("spans") or [])  # type: ignore[attr-defined]
    ]
    return marked(comment.text, spans)
