"""From the bytes of a request to its object, by the rules and, where they fail, leniently."""

import json
import re
from typing import Any

from rostra.safety.perspective import lenient
from rostra.safety.perspective.errors import ServiceError, unreadable
from rostra.store.nesting import is_deep

MAX_BODY = 1024 * 1024
MAX_LENIENT = 128 * 1024
SHOWN = 40

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def too_large() -> ServiceError:
    """A body above `MAX_BODY`."""
    message = f"Request payload size exceeds the limit: {MAX_BODY} bytes."
    return ServiceError(400, "INVALID_ARGUMENT", message)


def read(body: bytes) -> dict[str, Any]:
    """The object in `body`. Raises `ServiceError` where there is none."""
    if len(body) > MAX_BODY:
        raise too_large()
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise unreadable("It is not valid UTF-8.") from error
    if not text.strip():
        raise unreadable("Unexpected end of string. Expected a value.\n\n^")
    value = _value(text)
    if not isinstance(value, dict):
        raise unreadable('Unknown name "": Root element must be a message.')
    if is_deep(value):
        raise too_deep()
    return value


def _value(text: str) -> Any:
    try:
        return json.loads(text, strict=False, parse_constant=_no_constant)
    except RecursionError as error:
        raise too_deep() from error
    except ValueError:
        pass
    if len(text) <= MAX_LENIENT:
        try:
            return lenient.loads(text)
        except (ValueError, KeyError, TypeError, AttributeError):
            pass
    raise unreadable(f"Unexpected token.\n{text.strip()[:SHOWN]}\n^")


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON.")


def too_deep() -> ServiceError:
    """More objects inside one another than any client sends."""
    return unreadable("Message too deep. Max recursion depth reached.")


def whole_characters(text: str) -> str:
    """`text` with what can be neither stored nor sent replaced by U+FFFD, which takes as much room
    in UTF-16: NUL, and each half of a surrogate pair that stands alone."""
    return _UNSTORABLE.sub("\ufffd", text)
