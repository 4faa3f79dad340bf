"""The `rostra` command. Each room brings its own commands in `commands.py`; they are imported only
when asked for, so that `rostra --help` is instant."""

import importlib
import os
import sys
from pathlib import Path

import click

from rostra import __version__
from rostra.project.folder import make_folder
from rostra.store.console import fail
from rostra.store.problems import Problem

COMMANDS = {
    "serve": ("rostra.project.commands:serve", "Serve the site."),
    "migrate": ("rostra.project.commands:migrate", "Bring the database to this version."),
    "doctor": ("rostra.project.commands:doctor", "Say what is wrong and how to mend it."),
    "sites": ("rostra.sites.commands:sites", "Add and list sites."),
    "members": ("rostra.members.commands:members", "Add and list members."),
    "articles": ("rostra.exchange.commands.articles:articles", "Read and add articles."),
    "feeds": ("rostra.exchange.commands.feeds:feeds", "Follow RSS and Atom feeds."),
    "gate": ("rostra.gate.commands:gate", "Show and set commenting states."),
    "audit": ("rostra.moderation.commands:audit", "Check the log of what the staff did."),
    "words": ("rostra.safety.commands.words:words", "Show, try and set word lists."),
    "policy": ("rostra.safety.commands.policy:policy", "Show and set what the checks do."),
    "score": ("rostra.safety.commands.score:score", "Judge lines of standard input."),
    "safety": ("rostra.safety.commands.safety:safety", "Evaluate and teach the judges."),
}
NEED_NO_DATA = {("articles", "read"), ("score",), ("safety", "eval"), ("safety", "serve")}
ENVIRONMENT_OPTIONS = {"--data": "ROSTRA_DATA", "--database": "ROSTRA_DATABASE"}


class LazyGroup(click.Group):
    """Imports a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        start_django()
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in COMMANDS.items()])


def start_django() -> None:
    """Load the settings and the rooms; quick when done already."""
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rostra.project.settings")
        django.setup()


def take_environment(arguments: list[str]) -> None:
    """Set the environment from `--data` and `--database` before Django's settings are read."""
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        following = arguments[place + 1 : place + 2]
        if name not in ENVIRONMENT_OPTIONS or not (equals or following):
            continue
        chosen = value if equals else following[0]
        if not chosen:
            raise Problem(
                "empty-option",
                "An option is empty",
                detail=f"{name} was given and is empty.",
                todo=f"Give it a value, or leave {name} away.",
            )
        os.environ[ENVIRONMENT_OPTIONS[name]] = chosen


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rostra")
def rostra() -> None:
    """Article comments that stay open.

    Example: rostra serve --data /srv/rostra
    """


def prepare_for(arguments: list[str]) -> None:
    """Make sure the data folder can be used by the command in `arguments`."""
    words = tuple(a for a in arguments if not a.startswith("-"))[:2]
    asks_help = any(a in {"-h", "--help", "--version"} for a in arguments)
    free = words in NEED_NO_DATA or words[:1] in NEED_NO_DATA
    if not words or words[0] not in COMMANDS or asks_help or free:
        return
    make_folder(Path(os.environ.get("ROSTRA_DATA") or "data").resolve())
    start_django()
    if words[0] in {"serve", "migrate", "doctor"}:
        return
    from rostra.project.prepare import prepare

    prepare(may_upgrade=False)


def database_problem(error: Exception) -> Problem:
    """What to tell when the database is damaged, locked, read-only or away; else raises `error`."""
    from django.db import DatabaseError, OperationalError

    # Its other kinds (a broken constraint, a missing table) are mistakes in the program.
    if type(error) not in {DatabaseError, OperationalError}:
        raise error
    return Problem(
        "database",
        "The database cannot be used",
        status=503,
        detail=f"The database cannot be used: {str(error).strip()}.",
        todo="If it is damaged, restore the last backup; if it is busy or away, try again.",
    )


def main() -> None:
    """Run the command line; problems become a sentence and status 1, wrong usage status 2."""
    arguments = sys.argv[1:]
    try:
        take_environment(arguments)
        prepare_for(arguments)
        rostra(args=arguments, prog_name="rostra")
    except Problem as problem:
        fail(problem)
    except Exception as error:
        fail(database_problem(error))


if __name__ == "__main__":
    main()
