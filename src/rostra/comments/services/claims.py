"""Several processes never do the same work at once, and what a dead one held is free."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

LOCK_BITS = (1 << 63) - 1


@contextmanager
def claimed(keys: Sequence[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    """Those of `keys` that no other process works on, ours inside the block.

    PostgreSQL: session-level advisory locks (its manual, 13.3.5), which end with the connection,
    hold no row and keep no writer waiting. On SQLite there is one web process alone.
    """
    if connection.vendor != "postgresql" or not keys:
        yield list(keys)
        return
    numbers = {key.int & LOCK_BITS: key for key in keys}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n, pg_try_advisory_lock(n) FROM unnest(%s::bigint[]) AS n", [list(numbers)]
        )
        held = [number for number, is_ours in cursor.fetchall() if is_ours]
    try:
        yield [numbers[number] for number in held]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(n) FROM unnest(%s::bigint[]) AS n", [held])
