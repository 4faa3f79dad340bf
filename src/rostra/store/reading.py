"""Reading never writes: a block in which the database refuses every change."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

_reading: ContextVar[bool] = ContextVar("reading", default=False)


@contextmanager
def read_only() -> Iterator[None]:
    """Refuse writes on this thread's connection inside the block.

    SQLite: `PRAGMA query_only`. PostgreSQL: `default_transaction_read_only`. A write raises
    `django.db.OperationalError` (SQLite) or `InternalError` (PostgreSQL).
    """
    _set(True)
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)
        _set(False)


def is_read_only() -> bool:
    """Whether the caller is inside a `read_only` block."""
    return _reading.get()


def _set(on: bool) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA query_only = {'ON' if on else 'OFF'}")
        else:
            cursor.execute(f"SET default_transaction_read_only = {'on' if on else 'off'}")
