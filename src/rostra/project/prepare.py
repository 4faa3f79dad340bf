"""Makes a data folder ready: created when empty, upgraded only by `serve` and `migrate`."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from rostra.sites.services import ensure_default_site
from rostra.store.clock import now
from rostra.store.problems import Problem


def prepare(*, may_upgrade: bool, create_only: bool = False) -> bool:
    """Create or upgrade the database where allowed; True when anything was done.

    Raises a Problem when the folder cannot be used, or needs an upgrade that only `serve` and
    `migrate` make. create_only: leave an older database as it is, without complaint.
    """
    if not pending():
        return False
    with one_at_a_time(settings.DATA / "prepare.lock"):
        if not pending():
            return False
        fresh = "django_migrations" not in connection.introspection.table_names()
        if not fresh and create_only:
            return False
        if not fresh and not may_upgrade:
            raise Problem(
                "needs-upgrade",
                "The database needs an upgrade",
                status=503,
                detail="The data folder was written by an older version.",
                todo="Run `rostra migrate` (or start `rostra serve`); it makes a backup first.",
            )
        if not fresh:
            back_up()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        ensure_default_site()
    return True


def pending() -> bool:
    """Whether the database lacks a migration."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def back_up() -> Path | None:
    """Copy the SQLite file beside itself before an upgrade; None on PostgreSQL."""
    if connection.vendor != "sqlite":
        return None
    folder = settings.DATA / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    target: Path = folder / f"before-upgrade-{now():%Y%m%d-%H%M%S}.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])
    return target


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on `path`, so that two starts do not upgrade at once."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
