"""What the checks decide about one text, and why."""

from __future__ import annotations

import enum
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rostra.safety import messages

Span = tuple[int, int]
"""Start and end of a passage, in characters of the text that was judged; the end is exclusive."""


@functools.total_ordering
class Action(enum.Enum):
    """What happens to a text, from the mildest to the gravest."""

    PUBLISH = "publish"
    NUDGE = "nudge"
    HOLD = "hold"
    REFUSE = "refuse"

    @property
    def severity(self) -> int:
        """0 for publish up to 3 for refuse."""
        return _SEVERITY[self]

    def __lt__(self, other: object) -> bool:
        return self.severity < other.severity if isinstance(other, Action) else NotImplemented


_SEVERITY = {action: place for place, action in enumerate(Action)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason: which check, what it asks for, and one sentence that its writer can act on.

    ``code`` names the sentence in ``messages`` and ``params`` fills it, so that a screen can say
    it in another language. ``detail`` is for moderators alone. ``retry_after`` is in seconds.
    """

    check: str
    code: str
    action: Action
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    spans: tuple[Span, ...] = ()
    score: float | None = None
    retry_after: int | None = None
    detail: str = ""

    @property
    def text(self) -> str:
        """The reason in English: one calm sentence, and what to do."""
        return messages.say(self.code, self.params)

    @property
    def sentences(self) -> tuple[str, str]:
        """The reason in two parts: what is the matter, and what to do."""
        return messages.parts(self.text)

    @property
    def label(self) -> str:
        """The reason in five words at most, for a list."""
        return messages.label(self.code)

    def to_json(self) -> dict[str, Any]:
        """A JSON object; ``text`` stands in it for readers of the JSON and is not read back."""
        return {
            "check": self.check,
            "code": self.code,
            "action": self.action.value,
            "text": self.text,
            "params": dict(self.params),
            "spans": [list(span) for span in self.spans],
            "score": self.score,
            "retry_after": self.retry_after,
            "detail": self.detail,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Finding:
        """The finding that ``to_json`` wrote. Raises ``ValueError`` or ``KeyError`` otherwise."""
        return cls(
            check=data["check"],
            code=data["code"],
            action=Action(data["action"]),
            params=dict(data.get("params") or {}),
            spans=tuple((int(start), int(end)) for start, end in data.get("spans") or ()),
            score=data.get("score"),
            retry_after=data.get("retry_after"),
            detail=data.get("detail") or "",
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision about one text, with all that it rests on.

    ``pending`` says that a second, slower judge has yet to look: until then the text is shown to
    its writer alone, as being checked. ``versions`` names what judged (pipeline, lists, policy,
    models), so that a verdict can be explained years later.
    """

    action: Action = Action.PUBLISH
    findings: tuple[Finding, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict, hash=False)
    language: str | None = None
    versions: Mapping[str, str] = field(default_factory=dict, hash=False)
    pending: bool = False

    @classmethod
    def of(cls, findings: tuple[Finding, ...], **rest: Any) -> Verdict:
        """The verdict of these findings: the gravest action that any of them asks for."""
        action = max((finding.action for finding in findings), default=Action.PUBLISH)
        return cls(action=action, findings=findings, **rest)

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """The findings that made the action what it is."""
        return tuple(finding for finding in self.findings if finding.action is self.action)

    @property
    def retry_after(self) -> int | None:
        """Seconds after which the same text may be sent again, where waiting is all it needs."""
        waits = [reason.retry_after for reason in self.reasons if reason.retry_after is not None]
        return max(waits) if waits and len(waits) == len(self.reasons) else None

    @property
    def kept(self) -> Verdict:
        """The verdict once its writer has seen the nudges and kept the text as it is."""
        return replace(self, action=Action.PUBLISH) if self.action is Action.NUDGE else self

    @property
    def state(self) -> str:
        """The state that a stored text takes: published, checking, held or refused.

        A nudge that nobody has shown yet counts as published: it advises and never blocks.
        """
        if self.action is Action.REFUSE:
            return "refused"
        if self.action is Action.HOLD:
            return "held"
        return "checking" if self.pending else "published"

    def to_json(self) -> dict[str, Any]:
        """A JSON object that ``from_json`` reads back without loss."""
        return {
            "action": self.action.value,
            "findings": [finding.to_json() for finding in self.findings],
            "scores": dict(self.scores),
            "language": self.language,
            "versions": dict(self.versions),
            "pending": self.pending,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Verdict:
        """The verdict that ``to_json`` wrote. Raises ``ValueError`` or ``KeyError`` otherwise."""
        return cls(
            action=Action(data["action"]),
            findings=tuple(Finding.from_json(each) for each in data.get("findings") or ()),
            scores=dict(data.get("scores") or {}),
            language=data.get("language"),
            versions=dict(data.get("versions") or {}),
            pending=bool(data.get("pending")),
        )
