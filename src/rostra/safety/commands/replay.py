"""`rostra policy replay`: what a change would have done with past comments."""

import dataclasses
from typing import TextIO

import click

from rostra.safety.commands.evaluate import progress, share
from rostra.safety.commands.shared import read_text, site_option
from rostra.safety.measures import Interval, without_nan
from rostra.safety.replay import Replay, Side
from rostra.safety.services.replaying import MOST, Wanted, replay
from rostra.safety.verdict import Action
from rostra.sites.services import site_named
from rostra.store.console import data_option, json_option, print_json, print_table

TEXT = click.File(encoding="utf-8")
LONGEST_EXAMPLE = 160


@click.command(name="replay")
@click.option("--policy", "toml", type=TEXT, help="A changed policy, as TOML.")
@click.option("--banned", type=TEXT, help="A changed list of banned words.")
@click.option("--suspect", type=TEXT, help="A changed list of suspect words.")
@click.option("--allowed", type=TEXT, help="A changed list of allowed words.")
@click.option(
    "--judge",
    type=click.Choice(["cascade", "first", "none"]),
    default="cascade",
    show_default=True,
    help="Which judges score: both as usual, the first alone, or none.",
)
@click.option("--correction", type=int, metavar="VERSION", help="A learned version; 0 for none.")
@click.option("--since", type=click.IntRange(1), metavar="DAYS", help="Only comments this new.")
@click.option(
    "--limit", type=click.IntRange(1, 200_000), default=MOST, show_default=True, help="The latest."
)
@site_option
@data_option
@json_option
def replay_command(
    toml: TextIO | None,
    banned: TextIO | None,
    suspect: TextIO | None,
    allowed: TextIO | None,
    judge: str,
    correction: int | None,
    since: int | None,
    limit: int,
    site_name: str | None,
    as_json: bool,
) -> None:
    """Show what a changed policy, word list or model would have done with past comments, before it
    is switched on. Nothing is changed.

    Example: rostra policy replay --policy stricter.toml --since 30
    """
    files = {"banned": banned, "suspect": suspect, "allowed": allowed}
    lists = {kind: read_text(file) for kind, file in files.items() if file}
    wanted = Wanted(read_text(toml) if toml else None, lists, judge, correction)
    with progress("Judging anew") as told:
        done = replay(site_named(site_name), wanted, since_days=since, most=limit, told=told)
    if as_json:
        print_json(without_nan(dataclasses.asdict(done) | {"examples": examples(done)}))
        return
    show(done)


def examples(done: Replay) -> list[dict[str, object]]:
    """The examples as JSON-ready data."""
    return [
        dataclasses.asdict(each) | {"before": each.before.value, "after": each.after.value}
        for each in done.examples
    ]


def show(done: Replay) -> None:
    """Print both sides."""
    click.echo(f"{done.comments:,} comments of {done.days:,.0f} days.\n")
    then, now = done.then, done.now
    print_table(
        ["", "then", "now"],
        [
            *(
                (action.value, f"{then.actions[action.value]:,}", f"{now.actions[action.value]:,}")
                for action in Action
            ),
            ("held per day", rate(then.queue_per_day), rate(now.queue_per_day)),
            (f"held, of {now.errors.approved:,} approved", *both(done, "held_though_approved")),
            (
                f"let through, of {now.errors.rejected:,} rejected",
                *both(done, "published_though_rejected"),
            ),
        ],
        "",
    )
    reasons = {*then.reasons, *now.reasons}
    if reasons:
        click.echo()
        ordered = sorted(reasons, key=lambda each: -now.reasons.get(each, 0))
        print_table(
            ["held or refused for", "then", "now"], [row(each, then, now) for each in ordered], ""
        )
    for change, count in done.changes.items():
        click.echo(f"\n{change}: {count:,}")
        for each in done.examples:
            if f"{each.before.value} → {each.after.value}" == change:
                text = " ".join(each.text.split())
                cut = text if len(text) <= LONGEST_EXAMPLE else text[: LONGEST_EXAMPLE - 1] + "…"
                decided = f", {each.outcome} by a moderator" if each.outcome else ""
                click.echo(f"  {cut}  [{each.why}{decided}]")
    if not done.changes:
        click.echo("\nNo comment would have been treated otherwise.")


def row(reason: str, then: Side, now: Side) -> tuple[str, str, str]:
    """How often a reason held or refused."""
    return reason, f"{then.reasons.get(reason, 0):,}", f"{now.reasons.get(reason, 0):,}"


def rate(interval: Interval) -> str:
    """A rate with its interval."""
    return f"{interval.value:,.1f} ({interval.low:,.1f} – {interval.high:,.1f})"


def both(done: Replay, name: str) -> tuple[str, str]:
    """One of the error estimates, then and now."""
    return error(getattr(done.then.errors, name)), error(getattr(done.now.errors, name))


def error(interval: Interval) -> str:
    """A share with its interval; a dash where nothing was decided."""
    return "–" if interval.value != interval.value else " ".join(share(interval))
