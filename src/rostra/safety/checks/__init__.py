"""The checks, one file each, in the order in which they run."""

from __future__ import annotations

from rostra.safety.checks.base import Check
from rostra.safety.checks.duplicates import Duplicates
from rostra.safety.checks.flooding import Flooding
from rostra.safety.checks.gate import Gate
from rostra.safety.checks.impersonation import Impersonation
from rostra.safety.checks.length import Length
from rostra.safety.checks.links import Links
from rostra.safety.checks.private import Private
from rostra.safety.checks.quality import Quality
from rostra.safety.checks.rate import Rate
from rostra.safety.checks.repetition import Repetition
from rostra.safety.checks.shouting import Shouting
from rostra.safety.checks.spam import Spam
from rostra.safety.checks.unicode import Unicode
from rostra.safety.checks.wordlist import Wordlist
from rostra.safety.matching import Matcher

__all__ = ["CHECKS", "Check", "checks_with"]

CHECKS: tuple[type[Check], ...] = (
    Length,
    Rate,
    Flooding,
    Repetition,
    Duplicates,
    Unicode,
    Impersonation,
    Wordlist,
    Links,
    Spam,
    Private,
    Shouting,
    Quality,
    Gate,
)


def checks_with(matcher: Matcher) -> tuple[Check, ...]:
    """All checks, ready to run, with a site's compiled word lists."""
    return tuple(Wordlist(matcher) if check.name == Wordlist.name else check() for check in CHECKS)
