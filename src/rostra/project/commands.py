"""`rostra serve`, `migrate` and `doctor`."""

import os

import click
from django.conf import settings

from rostra.project.prepare import prepare
from rostra.store.console import data_option
from rostra.store.problems import Problem

BACKLOG = 4096
BACKPRESSURE = 16384


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=1, show_default=True, help="Web processes (PostgreSQL only).")
@click.option("--database", metavar="URL", expose_value=False, help="PostgreSQL instead of SQLite.")
@data_option
def serve(host: str, port: int, workers: int) -> None:
    """Serve the site until stopped with Ctrl-C.

    Example: rostra serve --data /srv/rostra --port 8000
    """
    if workers > 1 and not settings.DATABASE_URL:
        raise Problem(
            "one-writer",
            "One web process on SQLite",
            detail="SQLite is written by one web process; --workers above 1 needs PostgreSQL.",
            todo="Leave --workers away, or give --database postgres://…",
        )
    prepare(may_upgrade=True)
    os.environ["ROSTRA_DATA"] = str(settings.DATA)
    click.echo(f"Rostra serves on http://{host}:{port}")
    run_server(host, port, workers)


def run_server(host: str, port: int, workers: int) -> None:
    """Run granian until it is stopped."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "rostra.project.asgi:app",
        address=host,
        port=port,
        workers=workers,
        interface=Interfaces.ASGI,
        backlog=BACKLOG,
        backpressure=BACKPRESSURE,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()


@click.command()
@data_option
def migrate() -> None:
    """Bring the database to this version; a backup is made first on SQLite.

    Example: rostra migrate --data /srv/rostra
    """
    changed = prepare(may_upgrade=True)
    click.echo("The database is ready." if changed else "Nothing to do: the database is current.")


@click.command()
@data_option
def doctor() -> None:
    """Say what is wrong and how to mend it.

    Example: rostra doctor --data /srv/rostra
    """
    prepare(may_upgrade=False)
    click.echo("The data folder can be used.")
