"""PostgreSQL for tests: one server for the session, databases of their own for modules."""

import uuid
from collections.abc import Iterator

import pytest

from tests.support.left_out import POSTGRES, leave_out
from tests.support.postgres_server import available, server_url


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    """URL of an empty PostgreSQL database that belongs to this module's tests alone."""
    if not available():
        leave_out(POSTGRES)
    import psycopg

    administration = server_url()
    name = f"rostra_{uuid.uuid4().hex}"
    with psycopg.connect(administration, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield administration.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
