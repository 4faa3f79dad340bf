"""What a client suggests: a text, and the score that a person would give it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rostra.safety.perspective import asked
from rostra.safety.perspective.bodies import whole_characters
from rostra.safety.perspective.errors import invalid

MAX_KEPT_CONTEXT = 20_000  # characters of JSON
_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,63}(?:@[A-Za-z0-9_.-]{1,20})?")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One label of one text. `once` names what it speaks of: a second word on the same thing takes
    the place of the first, as when a moderator changes a decision."""

    text: str
    attribute: str
    value: float
    community: str
    client_token: str | None
    context: Any
    languages: tuple[str, ...]

    @property
    def once(self) -> str:
        """A short name made of the client's token, or where it sent none of the text."""
        about = f"token:{self.client_token}" if self.client_token else f"text:{self.text}"
        return hashlib.sha256(f"{self.community}\n{about}".encode()).hexdigest()


def suggest(data: Mapping[str, Any]) -> list[Suggestion]:
    """The labels in a request to `comments:suggestscore`. Raises `ServiceError`."""
    text = asked.comment(data).plain.text
    scores = asked.field(data, "attributeScores")
    if not scores:
        raise invalid("Missing attribute_scores", "NO_REQUESTED_ATTRIBUTES")
    if not isinstance(scores, dict):
        raise asked.wrong("attribute_scores", "an object")
    if len(scores) > asked.MAX_ATTRIBUTES:
        raise invalid(f"At most {asked.MAX_ATTRIBUTES} attributes can be suggested at once.")
    context = kept_context(asked.field(data, "context"))
    community = asked.token(data, "communityId") or ""
    token = asked.token(data, "clientToken")
    languages = asked.languages(data)
    return [
        Suggestion(text, known(name), value_of(name, score), community, token, context, languages)
        for name, score in scores.items()
    ]


def known(name: str) -> str:
    """A name that an attribute may have."""
    if not _NAME.fullmatch(name):
        raise invalid(f"Unknown suggested attribute: {whole_characters(name)[:80]}")
    return name


def value_of(name: str, score: Any) -> float:
    """The summary score of one attribute, 0 to 1."""
    where = f"attribute_scores[{name}]"
    summary = asked.field(score, "summaryScore") if isinstance(score, dict) else None
    value = asked.number(summary.get("value") if isinstance(summary, dict) else None, where)
    # The JSON of protocol buffers leaves a number of 0 out.
    if isinstance(summary, dict) and value is None:
        value = 0.0
    if value is None:
        raise asked.wrong(f"{where}.summary_score", "an object with a value")
    if not 0 <= value <= 1:
        raise invalid(f"The score suggested for {name} is no number from 0 to 1.")
    return value


def kept_context(value: Any) -> Any:
    """The context as it was sent, None where it is too large to be kept."""
    asked.context(value)
    if value is None:
        return None
    document = whole_characters(json.dumps(value, ensure_ascii=False))
    return json.loads(document) if len(document) <= MAX_KEPT_CONTEXT else None
