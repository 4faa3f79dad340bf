"""What the templates of a conversation are given: plain values, ready to show.

Nothing here reads the database or the request. A view collects, a view model carries, a template
shows. A link that is None is an action this reader does not have on this comment.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from django.utils.translation import gettext, gettext_lazy, ngettext

from rostra.gate.notices import Notice
from rostra.safety.marks import Marked

CommentState = Literal["published", "held", "checking", "rejected", "deleted"]

FLAG_REASONS = {
    "abuse": gettext_lazy("It attacks or insults somebody"),
    "hate": gettext_lazy("It attacks people for who they are"),
    "spam": gettext_lazy("It is advertising or spam"),
    "off-topic": gettext_lazy("It has nothing to do with this article"),
    "private": gettext_lazy("It gives away somebody’s private details"),
    "misleading": gettext_lazy("It says something false as if it were true"),
    "illegal": gettext_lazy("I believe that it is against the law"),
    "other": gettext_lazy("Something else"),
}

# Appreciating across disagreement comes first, agreement last: the order is a statement.
REACTIONS = {
    "respect": gettext_lazy("I see it differently, and value this"),
    "rethink": gettext_lazy("This made me think again"),
    "learned": gettext_lazy("I learned something"),
    "agree": gettext_lazy("I agree"),
}


@dataclass(frozen=True, slots=True)
class AuthorView:
    """A writer as readers see them; `mark` is a short word of trust or role, or empty."""

    name: str
    url: str | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """The passage of the article that a comment speaks of; `gone` once the article lost it."""

    exact: str
    href: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class ReactionView:
    """One of the fixed kinds, with how many readers chose it and whether this reader did."""

    kind: str
    label: str
    count: int = 0
    mine: bool = False

    @property
    def counted(self) -> str:
        """The count in words: “12 see it differently, and value this”."""
        texts = {
            "respect": ngettext(
                "%(count)s sees it differently, and values this",
                "%(count)s see it differently, and value this",
                self.count,
            ),
            "rethink": ngettext("%(count)s thought again", "%(count)s thought again", self.count),
            "learned": ngettext(
                "%(count)s learned something", "%(count)s learned something", self.count
            ),
            "agree": ngettext("%(count)s agrees", "%(count)s agree", self.count),
        }
        return texts[self.kind] % {"count": self.count}


def reaction_views(counts: dict[str, int], mine: str | None = None) -> list[ReactionView]:
    """All kinds in their fixed order, whether anybody chose them or not."""
    return [
        ReactionView(kind, str(label), counts.get(kind, 0), kind == mine)
        for kind, label in REACTIONS.items()
    ]


@dataclass(frozen=True, slots=True)
class CommentView:
    """One card. `html` is safe already; `reason` says why a comment is held or was rejected.

    Not readable, it is a tombstone that keeps the thread's shape.
    """

    id: str
    author: AuthorView
    created: datetime
    html: str
    permalink: str
    state: CommentState = "published"
    is_readable: bool = True
    edited: datetime | None = None
    depth: int = 0
    parent_id: str | None = None
    parent_author: str = ""
    parent_href: str = ""
    quote: QuoteView | None = None
    reactions: list[ReactionView] = field(default_factory=list)
    reason: str = ""
    own: bool = False
    reply_url: str | None = None
    react_url: str | None = None
    flag_url: str | None = None
    edit_url: str | None = None
    delete_url: str | None = None
    history_url: str | None = None

    @property
    def indent(self) -> int:
        """0 for a first comment, 1 for a reply, 2 for everything deeper: data keeps the depth."""
        return min(self.depth, 2)

    @property
    def counted(self) -> list[ReactionView]:
        """The reactions that somebody chose."""
        return [reaction for reaction in self.reactions if reaction.count]

    @property
    def my_reaction(self) -> ReactionView | None:
        return next((reaction for reaction in self.reactions if reaction.mine), None)


@dataclass(frozen=True, slots=True)
class NudgeView:
    """Advice to a writer: what may be the matter, what can be done, the words meant, marked."""

    token: str
    what: str
    todo: str
    pieces: list[Marked] = field(default_factory=list)

    @property
    def any_marks(self) -> bool:
        """Whether words are meant, and not the text as a whole."""
        return any(piece.marked for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class FormView:
    """A form for writing: a first comment, a reply, or an edit of `comment_id`."""

    action: str
    article_id: str
    title: str
    rules: str = ""
    first: str = ""
    text: str = ""
    parent_id: str = ""
    comment_id: str = ""
    quote: QuoteView | None = None
    selector: dict[str, str | int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    guest: bool = False
    guest_name: str = ""
    guest_email: str = ""
    label: str = ""
    submit: str = ""
    limit: int = 0
    cancel_url: str = ""
    rules_url: str = ""
    key: str = ""
    is_draft: bool = False
    nudge: NudgeView | None = None

    def as_draft(self, *, action: str, title: str, first: str, submit: str) -> "FormView":
        """The same place to write in, while nothing can be published there."""
        return replace(
            self, action=action, title=title, first=first, submit=submit, rules="", is_draft=True
        )

    @property
    def selector_fields(self) -> list[tuple[str, str | int]]:
        """The parts of a W3C text selector as form fields, empty where nothing is quoted."""
        return [
            (f"quote_{part}", self.selector.get(part, ""))
            for part in ("exact", "prefix", "suffix", "start", "end")
        ]

    @property
    def draft(self) -> str:
        """The name under which the browser keeps the draft: one for each place to write in."""
        place = f"edit-{self.comment_id}" if self.comment_id else self.parent_id
        return f"{self.article_id}:{place or '-'}"


@dataclass(frozen=True, slots=True)
class SortView:
    key: str
    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A conversation as one page of it is shown: comments in reading order, parents first."""

    article_id: str
    comments: list[CommentView]
    total: int
    sort: str = "newest"
    sorts: list[SortView] = field(default_factory=list)
    next_url: str | None = None
    first_url: str | None = None
    gate: Notice | None = None
    form: FormView | None = None
    compose_url: str | None = None
    sign_in_url: str | None = None
    sign_up_url: str | None = None
    guest_url: str | None = None
    is_hidden: bool = False

    @property
    def counted(self) -> str:
        """“214 comments”, or “No comments yet”."""
        if not self.total:
            return gettext("No comments yet")
        return ngettext("%(count)s comment", "%(count)s comments", self.total) % {
            "count": f"{self.total:,}"
        }


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of an edited comment, oldest first in the history."""

    html: str
    written: datetime
    is_current: bool = False
