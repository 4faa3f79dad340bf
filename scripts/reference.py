"""Writes docs/reference/commands.md from the help of the `rostra` command.

python -m scripts.reference          write it
python -m scripts.reference --check  fail where it is not up to date
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"

INTRODUCTION = (
    "# Commands\n\n"
    "Written from `rostra --help` by `make reference`. Every command takes `--help`. The exit "
    "status is 0 when it is done, 1 when it could not be done (the reason and what to do stand on "
    "standard error), 2 for a wrong call. Every command but `articles read` has a data folder: "
    "`--data DIR`, else `ROSTRA_DATA`, else `data` in the current folder.\n"
)

EVERYWHERE = {"--data DIR", "--help", "-h, --help"}


def commands(group: click.Group, path: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its full name, in the order of the help."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def records(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Each option with its text, those that every command has left out."""
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record and record[0] not in EVERYWHERE:
            yield record


def row(option: str, text: str) -> str:
    """A row of the table of options."""
    text, _, default = text.rstrip("]").partition("[default: ")
    if default:
        text = f"{text.strip()} Default: `{default}`.".strip()
    # A bar would end the table's cell, in code as well.
    return "| `{}` | {} |".format(*(part.replace("|", "\\|") for part in (option, text)))


def section(name: str, command: click.Command) -> str:
    """The part of the document about one command."""
    help_text = (command.help or "").strip()
    sentence, _, example = help_text.partition("Example:")
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"## {name}\n", f"`{name} {usage}`\n", " ".join(sentence.split()) + "\n"]
    rows = [row(option, text) for option, text in records(command, context)]
    if rows:
        lines += ["| option | what it does |", "|---|---|", *rows, ""]
    if example:
        lines.append("```sh\n" + example.strip() + "\n```\n")
    return "\n".join(lines)


def document() -> str:
    """The whole document."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("ROSTRA_DATA", folder)
        from rostra.cli import rostra

        parts = [section(name, command) for name, command in commands(rostra, ("rostra",))]
    return "\n".join([INTRODUCTION, *parts])


def main() -> None:
    """Write the document, or with --check compare it."""
    text = document()
    if "--check" not in sys.argv:
        DOCUMENT.write_text(text)
    elif not DOCUMENT.exists() or DOCUMENT.read_text() != text:
        sys.exit("docs/reference/commands.md is not what the commands say; run: make reference")


if __name__ == "__main__":
    main()
