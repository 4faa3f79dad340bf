"""`rostra safety transfer`: which of our thresholds holds as many as one of another service."""

import dataclasses
from pathlib import Path

import click

from rostra.safety.cascade import HOW
from rostra.safety.commands.evaluate import FILE, progress
from rostra.safety.measures import without_nan
from rostra.safety.services.carry_over import carry_over, pairs_of, pairs_of_coral, plot
from rostra.store.console import json_option, print_json, print_table


@click.command()
@click.option("--pairs", required=True, type=FILE, help="CSV, TSV or JSON lines; .gz too.")
@click.option("--old", metavar="COL", help="Column of the old scores, 0 to 1.")
@click.option("--text", metavar="COL", help="Column of the texts.")
@click.option("--coral", is_flag=True, help="The file is Coral's export of comments.")
@click.option(
    "--old-threshold",
    type=click.FloatRange(0, 1),
    default=0.8,
    show_default=True,
    help="The bar that held comments until now.",
)
@click.option("--attribute", default="TOXICITY", show_default=True, help="Which of our scores.")
@click.option("--judge", type=click.Choice(HOW), default="cascade", show_default=True)
@click.option(
    "--plot",
    "picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw the thresholds into this SVG file.",
)
@json_option
def transfer(
    pairs: Path,
    old: str | None,
    text: str | None,
    coral: bool,
    old_threshold: float,
    attribute: str,
    judge: str,
    picture: Path | None,
    as_json: bool,
) -> None:
    """Find the threshold here that holds as many comments as one of Perspective did, from texts
    with their old scores.

    Example: rostra safety transfer --pairs old.csv --old score --text body --plot bar.svg
    """
    if not coral and not (old and text):
        raise click.UsageError("Name the columns with --old and --text, or say --coral.")
    found = pairs_of_coral(pairs) if coral else pairs_of(pairs, text or "", old or "")
    with progress("Scoring") as told:
        done = carry_over(found, old_threshold, attribute=attribute.upper(), judge=judge, told=told)
    if picture is not None:
        picture.write_text(plot(done, attribute.upper()), encoding="utf-8")
    if as_json:
        print_json(without_nan(dataclasses.asdict(done)))
        return
    asked = done.asked
    click.echo(
        f"{old_threshold:g} there held {asked.held.value:.1%} of {done.texts:,} texts; "
        f"{asked.ours.value:.3f} here holds as many "
        f"(interval {asked.ours.low:.3f} – {asked.ours.high:.3f})."
    )
    click.echo(
        f"Of all texts {asked.agree:.1%} are treated alike; the order agrees by "
        f"{done.rank_agreement:.2f} (Spearman)."
    )
    click.echo()
    print_table(
        ["threshold there", "held", "threshold here", "95 % interval", "treated alike"],
        [
            (
                f"{each.old:g}",
                f"{each.held.value:.1%}",
                f"{each.ours.value:.3f}",
                f"{each.ours.low:.3f} – {each.ours.high:.3f}",
                f"{each.agree:.1%}",
            )
            for each in done.steps
        ],
        "",
    )
    if picture is not None:
        click.echo(f"\nDrawn into {picture}.")
