"""Where a page of a thread ends, as a short opaque text.

A cursor names a place in an order, not a page number: what arrives before or after it moves
nothing. It carries a digest over thread and order, so that a damaged one, or one from another
thread, is told apart from a good one. It is no secret and gives no right to anything.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rostra.store.problems import Problem

LONGEST = 400
DIGEST_SIZE = 6

Key = int | float


@dataclass(frozen=True, slots=True)
class Position:
    """Where the reader is in the thread's line.

    key: what the last conversation is sorted by (microseconds since 1970, replies or score); root:
    its root; last: the last comment of it that was shown, None once it was shown to its end;
    start: a key made when the reading began.
    """

    key: Key
    root: UUID
    last: UUID | None
    start: UUID


def write_cursor(position: Position, scope: str) -> str:
    """`position` as text. scope: names thread and order, e.g. "<thread> newest"."""
    last = position.last.hex if position.last else ""
    parts = [position.key, position.root.hex, last, position.start.hex]
    body = json.dumps(parts, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_digest(body, scope) + body).decode().rstrip("=")


def read_cursor(text: str, scope: str) -> Position:
    """The position in `text`. Raises a 422 Problem when it is not one of this thread and order."""
    try:
        if len(text) > LONGEST:
            raise ValueError("too long")
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        mark, body = raw[:DIGEST_SIZE], raw[DIGEST_SIZE:]
        if mark != _digest(body, scope):
            raise ValueError("not made for this thread and order")
        return _position(json.loads(body))
    except (ValueError, TypeError, binascii.Error) as error:
        raise Problem(
            "bad-cursor",
            "Not a place in this thread",
            status=422,
            detail="The cursor is damaged, or belongs to another thread or order.",
            todo="Start again without a cursor.",
        ) from error


def _position(parts: Any) -> Position:
    key, root, last, start = parts
    if not isinstance(key, int | float):
        raise TypeError("no sort key")
    return Position(key, UUID(root), UUID(last) if last else None, UUID(start))


def _digest(body: bytes, scope: str) -> bytes:
    return hashlib.blake2b(scope.encode() + b"\n" + body, digest_size=DIGEST_SIZE).digest()
