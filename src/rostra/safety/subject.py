"""What is judged: a text, who wrote it, and where it is to stand."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

STAFF_ROLES = frozenset({"moderator", "editor", "admin"})


class Kind(enum.Enum):
    """What the text is to become."""

    COMMENT = "comment"
    EDIT = "edit"
    NAME = "name"
    BIOGRAPHY = "biography"

    @property
    def noun(self) -> str:
        """The word that a sentence to the writer uses for it."""
        return "comment" if self is Kind.EDIT else self.value


SPOKEN = frozenset({Kind.COMMENT, Kind.EDIT})
"""Texts that stand in a thread."""
ALL_KINDS = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class AuthorFacts:
    """What is known of the writer.

    ``age_seconds`` is the account's age. ``recent_texts`` are the writer's own last texts on this
    site, newest first, a day back and twenty at most (the one being edited left out);
    ``recent_times`` are the times of posting in seconds since 1970, a day back, in any order, and
    ``recent_threads`` the threads of each, by names that mean nothing else.
    """

    role: str = "reader"
    is_guest: bool = False
    accepted_comments: int = 0
    age_seconds: float = 0.0
    recent_texts: tuple[str, ...] = ()
    recent_times: tuple[float, ...] = ()
    recent_threads: tuple[str, ...] = ()
    name: str = ""

    @property
    def is_staff(self) -> bool:
        """Moderators, editors and administrators."""
        return self.role in STAFF_ROLES

    def is_newcomer(self, accepted: int) -> bool:
        """Whether this is a reader with fewer than ``accepted`` accepted comments."""
        return not self.is_staff and self.accepted_comments < accepted


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The article under which the text is to stand, as far as a check or judge may use it."""

    headline: str = ""
    lead: str = ""
    section: str = ""
    language: str | None = None
    topics: tuple[str, ...] = ()
    sensitive: bool = False
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier text of the site that is much like this one.

    ``likeness`` is the share of shingles in common, 0 to 1 (``similarity``); ``writer`` and
    ``thread`` are names that mean nothing but who and where; ``is_own`` says that the same person
    wrote both.
    """

    likeness: float
    writer: str = ""
    thread: str = ""
    age_seconds: float = 0.0
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """One text to judge. ``parent`` is the text that it answers; ``now`` is in seconds since 1970.

    ``gate_state`` is one of the eight commenting states; ``slow_seconds`` is the interval of the
    state ``slow``. ``thread`` names where the text is to stand; ``similar`` are the texts of the
    last days that are like this one. ``other_names`` are those that a name may be taken for. The
    text is what ``comments.text.clean`` returned, or any other string.
    """

    text: str
    kind: Kind = Kind.COMMENT
    author: AuthorFacts = field(default_factory=AuthorFacts)
    parent: str | None = None
    article: ArticleFacts | None = None
    gate_state: str = "open"
    slow_seconds: int = 120
    now: float = 0.0
    thread: str = ""
    similar: tuple[Similar, ...] = ()
    other_names: tuple[str, ...] = ()
