"""Keys and versions. Every row has one UUIDv7 key (RFC 9562, section 5.7): unique anywhere, sorted
by time."""

import uuid

import uuid6

MOST_DIGITS = 10
BELOW_MILLISECOND = 80  # bits of a UUIDv7 after its time stamp


def new_id() -> uuid.UUID:
    """Return a new UUIDv7; keys made in one process are strictly increasing."""
    return uuid.UUID(int=uuid6.uuid7().int)


def new_id_after(earlier: uuid.UUID) -> uuid.UUID:
    """Return a new key that sorts after `earlier`, also where the clock that made that one is ahead
    of ours: then the new one carries the millisecond that follows."""
    key = new_id()
    if key > earlier:
        return key
    following = (earlier.int >> BELOW_MILLISECOND) + 1
    rest = key.int & ((1 << BELOW_MILLISECOND) - 1)
    return uuid.UUID(int=(following << BELOW_MILLISECOND) | rest)


def parse_id(text: str) -> uuid.UUID | None:
    """Return the key written in `text` (with or without hyphens), or None if it is none."""
    try:
        return uuid.UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None


def version_sent(text: str) -> int | None:
    """The version of a row that a form or a header names, or None where `text` is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < MOST_DIGITS else None
