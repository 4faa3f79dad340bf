"""Which setting counts in one place (pure)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from rostra.gate.rules.moments import at_moment
from rostra.gate.rules.states import OPEN, SCOPES, Setting, strictness


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody wants to comment: an article's key, its section's and its topics' keys."""

    article: str
    section: str = ""
    topics: frozenset[str] = frozenset()


def section_key(name: str) -> str:
    """The one spelling of a section or topic for comparing: “World  News” → "world news"."""
    return " ".join(name.split()).casefold()


def applies(setting: Setting, place: Place) -> bool:
    """Whether `setting` has a say in `place`."""
    if setting.scope == "site":
        return True
    if setting.scope == "section":
        return bool(place.section) and setting.target == place.section
    if setting.scope == "topic":
        return setting.target in place.topics
    return setting.target == place.article


def strictest(settings: Iterable[Setting], now: dt.datetime) -> Setting:
    """The setting that counts: the strictest state; among equals the narrowest scope.

    `OPEN` where nothing is set or all that is set has become open.
    """
    current = (at_moment(setting, now) for setting in settings)
    return max(
        (setting for setting in current if not setting.is_open),
        key=lambda s: (strictness(s.state), SCOPES.index(s.scope)),
        default=OPEN,
    )
