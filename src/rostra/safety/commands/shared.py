"""What the commands of this room share."""

from typing import TextIO

import click

from rostra.store.problems import invalid

site_option = click.option(
    "--site", "site_name", metavar="NAME", help="Which site (default: the default one)."
)


def read_text(file: TextIO) -> str:
    """All of a file. Raises a 422 Problem when it is not UTF-8."""
    try:
        return file.read()
    except UnicodeDecodeError as error:
        raise invalid(
            f"{file.name} is not UTF-8 text.", "Save it with the encoding UTF-8 and try again."
        ) from error


file_argument = click.argument("file", type=click.File(encoding="utf-8"), metavar="FILE|-")
