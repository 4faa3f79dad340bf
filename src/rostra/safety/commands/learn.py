"""`rostra safety learn`: teach the judges what the site's moderators decided."""

from typing import Any

import click

from rostra.safety.commands.evaluate import progress
from rostra.safety.commands.shared import site_option
from rostra.safety.correction_models import StoredCorrection
from rostra.safety.services import corrections as services
from rostra.sites.services import site_named
from rostra.store.console import data_option, json_option, print_json, print_table

STAGES = {"first": "First judge", "second": "Second judge"}


@click.command()
@click.option("--list", "only_list", is_flag=True, help="Show what was learned so far.")
@click.option("--switch-on", type=int, metavar="VERSION", help="Let this version count.")
@click.option("--switch-off", is_flag=True, help="Let the judges go by what they came with.")
@site_option
@data_option
@json_option
def learn(
    only_list: bool, switch_on: int | None, switch_off: bool, site_name: str | None, as_json: bool
) -> None:
    """Learn a correction of the judges from moderators' decisions and show what it is worth on
    decisions it has not seen. It changes nothing until somebody switches it on.

    Example: rostra safety learn --switch-on 2
    """
    if only_list + switch_off + (switch_on is not None) > 1:
        raise click.UsageError("--list, --switch-on and --switch-off exclude each other.")
    site = site_named(site_name)
    if switch_off or switch_on is not None:
        row = services.switch(site, switch_on)
        click.echo(f"Switched {'off' if row.correction is None else f'on: version {switch_on}'}.")
        return
    if only_list:
        show_list(services.corrections(site), services.switch_now(site.pk), as_json)
        return
    with progress("Scoring the decisions") as told:
        learned = services.learn(site, told=told)
    if as_json:
        print_json(data_of(learned))
        return
    for stage, evidence in learned.evidence.items():
        show(STAGES[stage], evidence)
    click.echo(f"Kept as version {learned.number}, switched off. To let it count:")
    click.echo(f"  rostra safety learn --switch-on {learned.number}")


def data_of(row: StoredCorrection) -> dict[str, Any]:
    """A correction as JSON-ready data, its weights left out."""
    return {
        "version": row.number,
        "attribute": row.attribute,
        "decisions": row.decisions,
        "abusive": row.abusive,
        "learned_at": row.learned_at,
        "evidence": row.evidence,
    }


def show_list(rows: list[StoredCorrection], switch: Any, as_json: bool) -> None:
    """Every version, and which one counts."""
    on = switch.correction_id if switch else None
    if as_json:
        print_json([data_of(row) | {"on": row.pk == on} for row in rows])
        return
    print_table(
        ["version", "learned at (UTC)", "decisions", "gain in ROC-AUC", "counts"],
        [
            (
                str(row.number),
                f"{row.learned_at:%Y-%m-%d %H:%M}",
                f"{row.decisions:,}",
                " / ".join(gain(each["gain"]) for each in row.evidence.values()),
                "yes" if row.pk == on else "",
            )
            for row in rows
        ],
        "Nothing was learned yet.",
    )


def show(name: str, evidence: dict[str, Any]) -> None:
    """What one judge would gain."""
    click.echo(
        f"{name}: {evidence['decisions']:,} decisions, {evidence['abusive']:,} rejected as abuse; "
        "measured on decisions left out."
    )
    rows = [
        ("ROC-AUC", evidence["before"], evidence["after"]),
        ("caught at 2 % of harmless held", evidence["caught_before"], evidence["caught_after"]),
    ]
    print_table(["", "as it came", "taught"], [(n, plain(b), plain(a)) for n, b, a in rows], "")
    click.echo(f"Gain in ROC-AUC: {gain(evidence['gain'])}")
    if evidence["gain"]["low"] <= 0:
        click.echo("The gain may be chance: its interval reaches 0.")
    points = [*evidence["curve"], *evidence["forecast"]]
    known = len(evidence["curve"])
    print_table(
        ["decisions", "gain", ""],
        [
            (f"{p['decisions']:,}", f"{p['gain']:+.3f}", "" if place < known else "a guess")
            for place, p in enumerate(points)
        ],
        "",
    )
    names = services.names_of([labeler for labeler, _ in evidence["doubted"]])
    for labeler, trust in evidence["doubted"]:
        click.echo(
            f"The word of {names.get(labeler, labeler)} counts for little ({trust:.2f} of 1): "
            "it contradicts the others."
        )
    click.echo()


def plain(interval: dict[str, float]) -> str:
    """An estimate with its interval."""
    return f"{interval['value']:.3f} ({interval['low']:.3f} – {interval['high']:.3f})"


def gain(interval: dict[str, float]) -> str:
    """A difference with its interval."""
    return f"{interval['value']:+.3f} ({interval['low']:+.3f} to {interval['high']:+.3f})"
