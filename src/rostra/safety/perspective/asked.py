"""What a client asks for, read from its object field by field.

Names are taken as JSON has them (`doNotStore`) and as the protocol buffers do (`do_not_store`), as
Google's reader did; fields that nobody knows are passed over.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rostra.safety.perspective.bodies import whole_characters
from rostra.safety.perspective.errors import (
    ServiceError,
    comment_empty,
    comment_too_long,
    invalid,
    unreadable,
)
from rostra.safety.perspective.markup import Plain, plain

MAX_TEXT = 20_480  # bytes
MAX_CONTEXT = 4_000  # characters of a parent or an article that a judge is shown
MAX_ATTRIBUTES = 64
MAX_TOKEN = 1_000

_CAPITAL = re.compile("[A-Z]")
_TYPES = {"", "TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT", "HTML"}
_SCORE_TYPES = {"", "SCORE_TYPE_UNSPECIFIED", "PROBABILITY"}
_OTHER_SCORE_TYPES = {"STD_DEV_SCORE", "PERCENTILE", "RAW"}


@dataclass(frozen=True, slots=True)
class Comment:
    """A text as sent, and as a judge is to see it."""

    source: str
    plain: Plain


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around it: the comment it answers and the article, as far as they were sent."""

    parent: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Analyze:
    """A request to `comments:analyze`. `attributes`: name as asked → its threshold or None."""

    comment: Comment
    attributes: Mapping[str, float | None]
    around: Around = Around()
    languages: tuple[str, ...] = ()
    spans: bool = False
    drop_unsupported: bool = False
    client_token: str | None = None


def field(data: Mapping[str, Any], name: str) -> Any:
    """The field `name`, written either way; None where it is missing."""
    if name in data:
        return data[name]
    return data.get(_CAPITAL.sub(lambda found: "_" + found[0].lower(), name))


def analyze(data: Mapping[str, Any]) -> Analyze:
    """The request in `data`. Raises `ServiceError` for what Google refused."""
    return Analyze(
        comment=comment(data),
        attributes=requested(field(data, "requestedAttributes")),
        around=context(field(data, "context")),
        languages=languages(data),
        spans=boolean(data, "spanAnnotations"),
        drop_unsupported=boolean(data, "dropUnsupportedAttributes"),
        client_token=token(data, "clientToken"),
    )


def comment(data: Mapping[str, Any]) -> Comment:
    """The comment of a request."""
    entry = field(data, "comment")
    if entry is None:
        raise comment_empty()
    source = text_of(entry, "comment")
    if len(source) > MAX_TEXT or len(source.encode()) > MAX_TEXT:
        raise comment_too_long()
    seen = plain(source) if entry.get("type") == "HTML" else Plain(source)
    if not seen.text.strip():
        raise comment_empty()
    return Comment(source, seen)


def text_of(entry: Any, where: str) -> str:
    """The text of a `TextEntry`."""
    if not isinstance(entry, dict):
        raise wrong(where, "an object")
    text, kind = entry.get("text"), entry.get("type")
    if text is not None and not isinstance(text, str):
        raise wrong(f"{where}.text", "a string")
    if kind is not None and kind not in _TYPES:
        raise wrong(f"{where}.type", "PLAIN_TEXT or HTML")
    return whole_characters(text or "")


def wrong(where: str, what: str) -> ServiceError:
    """A field of the wrong kind."""
    return unreadable(f"Invalid value at '{where}': expected {what}.")


def requested(value: Any) -> dict[str, float | None]:
    """The attributes asked for, with their thresholds."""
    if value is None or value == [] or value == {}:
        raise invalid("Missing requested_attributes", "NO_REQUESTED_ATTRIBUTES")
    if not isinstance(value, dict):
        raise wrong("requested_attributes", "an object")
    if len(value) > MAX_ATTRIBUTES:
        raise invalid(f"At most {MAX_ATTRIBUTES} attributes can be requested at once.")
    return {name: threshold(name, settings) for name, settings in value.items()}


def threshold(name: str, settings: Any) -> float | None:
    """The `scoreThreshold` of one attribute; PHP sends `[]` where there are no settings."""
    if settings is None or settings == []:
        return None
    if not isinstance(settings, dict):
        raise wrong(f"requested_attributes[{name}]", "an object")
    kind = field(settings, "scoreType") or ""
    if kind in _OTHER_SCORE_TYPES:
        raise invalid(f"Requested score type {kind} is not supported by attribute {name}")
    if kind not in _SCORE_TYPES:
        raise wrong(f"requested_attributes[{name}].score_type", "PROBABILITY")
    return number(field(settings, "scoreThreshold"), f"requested_attributes[{name}]")


def number(value: Any, where: str) -> float | None:
    """A number, also written as a text, as the JSON of protocol buffers allows."""
    if value is None:
        return None
    try:
        found = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        found = math.nan
    if not math.isfinite(found):
        raise wrong(where, "a number")
    return found


def context(value: Any) -> Around:
    """The context: `entries` (a list, or one entry as an object), or article and parent."""
    if value is None or value == []:
        return Around()
    if not isinstance(value, dict):
        raise wrong("context", "an object")
    entries, both = field(value, "entries"), field(value, "articleAndParentComment")
    if entries and both:
        raise invalid(
            "Context can have either entries or article_and_parent_comment, but not both."
        )
    if both:
        return Around(
            parent=_shortened(field(both, "parentComment"), "context.parent_comment"),
            article=_shortened(field(both, "article"), "context.article"),
        )
    listed = [entries] if isinstance(entries, dict) else entries or []
    if not isinstance(listed, list):
        raise wrong("context.entries", "a list")
    texts = [_shortened(entry, "context.entries") for entry in listed]
    return Around(parent=texts[-1] if texts else None)


def _shortened(entry: Any, where: str) -> str | None:
    if entry is None:
        return None
    text = text_of(entry, where)[: 2 * MAX_CONTEXT]
    return (plain(text).text if entry.get("type") == "HTML" else text)[:MAX_CONTEXT] or None


def languages(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages that the client says the text is in."""
    value = field(data, "languages")
    listed = [value] if isinstance(value, str) else value or []
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise wrong("languages", "a list of language codes")
    return tuple(whole_characters(each)[:35] for each in listed[:20] if each)


def boolean(data: Mapping[str, Any], name: str) -> bool:
    """A switch that is off unless it says otherwise."""
    value = field(data, name)
    if value in (None, False, "false", "", 0):
        return False
    if value in (True, "true", 1):
        return True
    raise wrong(name, "true or false")


def token(data: Mapping[str, Any], name: str) -> str | None:
    """A word of the client's own, which comes back as it was."""
    value = field(data, name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise wrong(name, "a string")
    if len(value) > MAX_TOKEN:
        raise invalid(f"{name} has at most {MAX_TOKEN} characters.")
    return whole_characters(value)
