"""Subjects for the tests of this room, and one way to run a single check on them."""

from typing import Any

from rostra.safety.checks.base import Check
from rostra.safety.normalise import normalise
from rostra.safety.subject import AuthorFacts, Subject
from rostra.safety.verdict import Finding

NOW = 1_000_000.0
REGULAR = AuthorFacts(accepted_comments=12, age_seconds=400 * 86_400)
NEWCOMER = AuthorFacts()
MODERATOR = AuthorFacts(role="moderator")
GUEST = AuthorFacts(is_guest=True)

CALM = (
    "The council has promised a new bridge for ten years; perhaps the mayor could tell us what it "
    "would cost, and who decides?"
)


def said(text: str, author: AuthorFacts = REGULAR, **rest: Any) -> Subject:
    """A comment by a reader of long standing, unless told otherwise."""
    return Subject(text, author=author, **{"now": NOW, **rest})


def found(check: Check, subject: Subject, **settings: Any) -> list[Finding]:
    """What one check finds, with its usual settings or some of them changed."""
    return list(check.run(subject, normalise(subject.text), type(check).Settings(**settings)))


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def marked(subject: Subject, finding: Finding) -> list[str]:
    """The passages that a finding points at."""
    return [subject.text[start:end] for start, end in finding.spans]
