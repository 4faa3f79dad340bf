"""`rostra safety serve`: the judging service alone. It stands here, where the server is."""

import os
from pathlib import Path

import click
from django.conf import settings

from rostra.project.claims import require_free_port
from rostra.project.commands import run_server
from rostra.project.folder import make_folder
from rostra.project.prepare import prepare
from rostra.safety.perspective.key_file import PER_SECOND, KeyFileError, read
from rostra.store.console import data_option
from rostra.store.problems import Problem, invalid

ALONE = "rostra.project.judging_app:app"

# How the command tells the server's own process what was asked.
NO_STORE, KEY_FILE = "ROSTRA_SERVICE_NO_STORE", "ROSTRA_SERVICE_KEY_FILE"
ANYBODYS_RATE = "ROSTRA_SERVICE_PER_SECOND"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8100, show_default=True)
@click.option("--no-store", is_flag=True, help="Keep nothing: no data folder, no usage, no labels.")
@click.option(
    "--key-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Keys of the clients as TOML, for --no-store.",
)
@click.option("--anybody", is_flag=True, help="Ask for no key, for --no-store on a closed network.")
@click.option(
    "--per-second",
    type=click.FloatRange(min=0, min_open=True),
    default=PER_SECOND,
    show_default=True,
    help="With --anybody: requests a second, of all together.",
)
@click.option("--database", metavar="URL", expose_value=False, help="PostgreSQL instead of SQLite.")
@data_option
def serve(
    host: str, port: int, no_store: bool, key_file: Path | None, anybody: bool, per_second: float
) -> None:
    """Serve the Perspective-compatible service alone until stopped with Ctrl-C.

    Example: rostra safety serve --data /srv/rostra --port 8100
    """
    require_fitting(no_store, key_file, anybody)
    require_free_port(host, port)
    os.environ.pop(NO_STORE, None)
    os.environ.pop(KEY_FILE, None)
    if no_store:
        os.environ[NO_STORE] = "1"
        os.environ[ANYBODYS_RATE] = str(per_second)
        if key_file is not None:
            os.environ[KEY_FILE] = str(key_file.resolve())
    else:
        make_folder(settings.DATA)
        prepare(may_upgrade=True)
        os.environ["ROSTRA_DATA"] = str(settings.DATA)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    click.echo(f"Rostra judges on {address}/v1alpha1  (stop it with Ctrl-C)")
    run_server(host, port, 1, ALONE)


def require_fitting(no_store: bool, key_file: Path | None, anybody: bool) -> None:
    """Raise a Problem where the options do not go together, or the file of keys is wrong."""
    if not no_store and (key_file or anybody):
        raise invalid(
            "--key-file and --anybody are for a service that keeps nothing.",
            "Add --no-store, or make keys with `rostra safety key add`.",
        )
    if no_store and (key_file is not None) == anybody:
        raise invalid(
            "Without a store the service does not know who may ask.",
            "Give --key-file FILE, or --anybody on a network that is closed.",
        )
    if key_file is None:
        return
    try:
        read(key_file.read_text(encoding="utf-8"))
    except (KeyFileError, OSError, UnicodeDecodeError) as error:
        raise Problem(
            "key-file",
            "The file of keys cannot be used",
            status=422,
            detail=f"{key_file} cannot be used. {error}",
            todo="docs/reference/perspective.md shows how it is written.",
        ) from error
