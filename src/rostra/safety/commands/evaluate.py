"""`rostra safety eval`: how well the judges do on a labelled file."""

import dataclasses
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from rostra.safety.cascade import HOW
from rostra.safety.measures import Interval, without_nan
from rostra.safety.services.evaluate import Columns, Evaluation, Group, Told, evaluate
from rostra.store.console import json_option, print_json, print_table

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@contextmanager
def progress(what: str) -> Iterator[Told]:
    """A bar on standard error where that is a terminal; gives what is to be told of progress."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


@click.command(name="eval")
@click.option("--data", "file", required=True, type=FILE, help="CSV, TSV or JSON lines; .gz too.")
@click.option("--text", required=True, metavar="COL", help="Column of the texts.")
@click.option("--label", required=True, metavar="COL", help="Column of the labels, 0 to 1.")
@click.option("--group", metavar="COL", help="Column to tell the figures apart by.")
@click.option("--parent", metavar="COL", help="Column of the comment that is answered.")
@click.option("--article", metavar="COL", help="Column of the article's headline.")
@click.option("--attribute", default="TOXICITY", show_default=True, help="Which score.")
@click.option(
    "--judge",
    type=click.Choice(HOW),
    default="cascade",
    show_default=True,
    help="Which judge: as comments are judged, the first alone, or both for every text.",
)
@json_option
def evaluate_command(
    file: Path,
    text: str,
    label: str,
    group: str | None,
    parent: str | None,
    article: str | None,
    attribute: str,
    judge: str,
    as_json: bool,
) -> None:
    """Compare the scores of labelled texts with their labels: how many abusive ones are found, at
    what price. A label from 0.5 on means abusive.

    Example: rostra safety eval --data comments.csv.gz --text body --label toxic --group section
    """
    columns = Columns(text, label, group, parent, article)
    with progress("Scoring") as told:
        done = evaluate(file, columns, attribute=attribute.upper(), judge=judge, told=told)
    if as_json:
        print_json(without_nan(dataclasses.asdict(done)))
        return
    click.echo(
        f"{done.attribute} of {done.texts:,} texts, {done.abusive:,} of them abusive, by "
        f"{' and '.join(done.versions)} ({done.judge})."
    )
    if done.left_out:
        click.echo(f"{done.left_out:,} rows were left out: no text, no label, or no score.")
    click.echo()
    print_table(["measure", "value", "95 % interval"], figures(done), "")
    if done.groups:
        click.echo()
        columns_shown = [group or "", "texts", "abusive", "ROC-AUC", "caught", "harmless held"]
        print_table(columns_shown, [group_row(each) for each in done.groups], "")


def figures(done: Evaluation) -> list[tuple[str, str, str]]:
    """The rows of the first table."""
    held = f"{done.point.held:.1%} of harmless held, from {done.point.threshold:.3f} on"
    return [
        ("ROC-AUC", *shown(done.roc_auc)),
        ("average precision", *shown(done.average_precision)),
        ("calibration error", *shown(done.calibration_error)),
        (f"caught, with {held}", *shown(done.caught)),
    ]


def shown(interval: Interval) -> tuple[str, str]:
    """An estimate and its bounds."""
    return f"{interval.value:.3f}", f"{interval.low:.3f} – {interval.high:.3f}"


def group_row(group: Group) -> tuple[str, ...]:
    """A row of the second table."""
    caught = "–" if not group.abusive else " ".join(share(group.caught))
    held = "–" if group.abusive == group.texts else " ".join(share(group.held))
    auc = "–" if group.roc_auc != group.roc_auc else f"{group.roc_auc:.3f}"
    return group.name, f"{group.texts:,}", f"{group.abusive:,}", auc, caught, held


def share(interval: Interval) -> tuple[str, str]:
    """A share and its bounds, in percent."""
    return f"{interval.value:.1%}", f"({interval.low:.1%} – {interval.high:.1%})"
