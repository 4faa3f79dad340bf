"""What all commands share: the data folder, output as text or JSON, errors as a sentence.

Exit status: 0 done, 1 it could not be done (a `Problem`, told on standard error), 2 wrong usage.
"""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn, TypeVar

import click

from rostra.store.problems import Problem

PIPE_WIDTH = 10_000  # columns; wider than any row
F = TypeVar("F", bound=Callable[..., Any])


def data_option(command: F) -> F:
    """`--data DIR`. Its value is taken from the command line before Django starts (`cli.main`)."""
    return click.option(
        "--data",
        metavar="DIR",
        expose_value=False,
        help="Folder that holds everything to back up (or ROSTRA_DATA; default ./data).",
    )(command)


def json_option(command: F) -> F:
    """`--json`, passed as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def print_json(value: Any) -> None:
    """Print `value` as indented JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], empty: str) -> None:
    """Print `rows` under `columns`, or the sentence `empty` when there are none.

    Cells stand as they are, brackets and all. A terminal folds them and cuts none (a key must be
    copied whole); a pipe gets one line for each row.
    """
    from rich.console import Console
    from rich.table import Table

    listed = [[str(cell) for cell in row] for row in rows]
    if not listed:
        click.echo(empty)
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in listed:
        table.add_row(*row)
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    Console(width=width, markup=False, emoji=False, highlight=False).print(table)


def fail(problem: Problem) -> NoReturn:
    """Tell `problem` on standard error and end with status 1."""
    click.echo(f"rostra: {problem.detail}", err=True)
    if problem.todo:
        click.echo(f"        {problem.todo}", err=True)
    sys.exit(1)
