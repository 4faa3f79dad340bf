"""`rostra serve`, `migrate` and `doctor`."""

import dataclasses
import os
import resource
import sys
from contextlib import suppress

import click
from django.conf import settings
from django.db import DatabaseError, connections

from rostra.project.claims import claim_folder, require_free_port
from rostra.project.prepare import prepare
from rostra.store.console import data_option, json_option, print_json
from rostra.store.problems import Problem

WHOLE = "rostra.project.asgi:app"
MOST_FILES, LEAST_FILES = 65536, 8192
BACKLOG = 4096
BACKPRESSURE = 16384
STOP_SECONDS = 15  # longer than the front gives Django to finish
SIGNS = {"good": "✓", "warning": "!", "bad": "✗"}


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Web processes (PostgreSQL only).",
)
@click.option("--demo", is_flag=True, help="Fill an empty site with the demo newspaper first.")
@click.option("--database", metavar="URL", expose_value=False, help="PostgreSQL instead of SQLite.")
@data_option
def serve(host: str, port: int, workers: int, demo: bool) -> None:
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
    require_free_port(host, port)
    prepare(may_upgrade=True)
    claim = None if settings.DATABASE_URL else claim_folder(settings.DATA)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    os.environ["ROSTRA_DATA"] = str(settings.DATA)
    answer_under(host, address)
    if demo:
        show_demo()
    show_first_steps(address)
    click.echo(f"Rostra serves on {address}  (stop it with Ctrl-C)")
    run_server(host, port, workers)
    if claim:
        claim.close()


def answer_under(host: str, address: str) -> None:
    """Answer requests to `host`, and link to `address` where ROSTRA_URL names no other.

    Set as settings for workers that are forked, in the environment for those that start anew.
    """
    everywhere = host in {"0.0.0.0", "::"}  # noqa: S104 - compared, not bound
    if not everywhere and "ROSTRA_URL" not in os.environ:
        os.environ["ROSTRA_URL"] = settings.PUBLIC_URL = address
        settings.CSRF_TRUSTED_ORIGINS = [address]
    name = f"[{host}]" if ":" in host else host
    if not everywhere and name not in settings.ALLOWED_HOSTS:
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, name]
        os.environ["ROSTRA_HOSTS"] = ",".join(settings.ALLOWED_HOSTS)


def show_demo() -> None:
    """Make the demo newspaper where there is nothing yet, and tell how to sign in to it."""
    from rostra.project.demo import DEMO_PASSWORDS, is_demo, load_demo
    from rostra.sites.services import default_site

    load_demo(default_site())
    if not is_demo(default_site()):
        click.echo("This folder has articles of its own; the demo newspaper was left out.")
        return
    click.echo("The demo newspaper's sign-ins (for this demo only):")
    for email, password in DEMO_PASSWORDS.items():
        click.echo(f"  {email.partition('@')[0]:<10} {email:<24} {password}")


def show_first_steps(address: str) -> None:
    """While there is no administrator: the one-time link that makes the first one."""
    from rostra.members.services.setup import new_setup_link
    from rostra.sites.services import default_site

    link = new_setup_link(default_site())
    if link:
        click.echo("No administrator yet. Open this link once to become the first:")
        click.echo(f"  {address}{link}")


def run_server(host: str, port: int, workers: int, target: str = WHOLE) -> None:
    """Run granian until it is stopped. target: the application, `module:name`."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    allow_open_files()
    # The workers are forked: no connection may be shared with them.
    connections.close_all()
    Granian(
        target,
        address=host,
        port=port,
        workers=workers,
        interface=Interfaces.ASGI,
        backlog=BACKLOG,
        backpressure=BACKPRESSURE,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
    ).serve()


def allow_open_files() -> None:
    """Raise this process's limit of open files as far as the system lets it: each live reader is
    one. Say so where that is little."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    if wanted < LEAST_FILES:
        click.echo(
            f"The system allows only {wanted} connections at once; `rostra doctor` says more."
        )


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
@json_option
def doctor(as_json: bool) -> None:
    """Say what is wrong and how to mend it; status 1 when something does not work.

    Example: rostra doctor --data /srv/rostra
    """
    from rostra.project.doctor import BAD, examine

    with suppress(DatabaseError):  # a damaged file is among the findings
        prepare(may_upgrade=False, create_only=True)
    findings = list(examine())
    if as_json:
        print_json([dataclasses.asdict(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{SIGNS[finding.level]} {finding.about}: {finding.seen}")
            if finding.todo:
                click.echo(f"    {finding.todo}")
    if any(finding.level == BAD for finding in findings):
        sys.exit(1)
