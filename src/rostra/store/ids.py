"""Keys. Every row has one UUIDv7 key (RFC 9562, section 5.7): unique anywhere, sorted by time."""

import uuid

import uuid6


def new_id() -> uuid.UUID:
    """Return a new UUIDv7; keys made in one process are strictly increasing."""
    return uuid.UUID(int=uuid6.uuid7().int)


def parse_id(text: str) -> uuid.UUID | None:
    """Return the key written in `text` (with or without hyphens), or None if it is none."""
    try:
        return uuid.UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None
