"""`rostra gate schedule`: the recurring hours of a scope."""

import datetime as dt
from typing import TextIO
from zoneinfo import ZoneInfo

import click

from rostra.gate import services
from rostra.gate.console import Scope, read_end, scope_options
from rostra.gate.schedule_api import schedule_data
from rostra.gate.wording import in_words, zone_in_words
from rostra.store import clock
from rostra.store.console import data_option, json_option, print_json


@click.group()
def schedule() -> None:
    """Show and set the hours at which comments are open.

    Example: rostra gate schedule set --line "daily 8-22: open" --line "otherwise: held-all"
    """


at_option = click.option("--at", metavar="TIME", help="What it says then (default: now).")


@schedule.command()
@scope_options
@at_option
@data_option
@json_option
def show(scope: Scope, at: str | None, as_json: bool) -> None:
    """Show the lines in force for a scope, what they say now and what next.

    Example: rostra gate schedule show --section Sport --at "sunday 9:00"
    """
    tell(scope, services.schedule_of(scope.site, scope.kind, scope.target), at, as_json)


@schedule.command(name="set")
@click.argument("file", type=click.File(encoding="utf-8"), required=False)
@scope_options
@click.option("--line", "lines", metavar="LINE", multiple=True, help="A line, instead of FILE.")
@click.option("--dry-run", is_flag=True, help="Say what it would do, and change nothing.")
@at_option
@data_option
@json_option
def set_schedule(
    file: TextIO | None,
    scope: Scope,
    lines: tuple[str, ...],
    dry_run: bool,
    at: str | None,
    as_json: bool,
) -> None:
    """Put the lines of FILE (- reads them from standard input) in force; none end the schedule.

    A line is “when: state. Why.”, such as “Sunday: suspended. Our moderators rest on Sundays.”

    Example: rostra gate schedule set hours.txt --section Sport --dry-run --at "sunday 9:00"
    """
    if file is not None and lines:
        raise click.UsageError("Give a file or --line, not both.")
    if file is None and not lines:
        raise click.UsageError('Give a file, or the lines with --line ("" ends the schedule).')
    try:
        text = file.read() if file else "\n".join(lines)
    except UnicodeDecodeError as error:
        raise click.UsageError("That file is not UTF-8 text.") from error
    services.try_schedule(scope.site, text, clock.now())
    if not dry_run:
        services.save_schedule(scope.site, scope.kind, scope.target, text)
    tell(scope, text.strip(), at, as_json)


@schedule.command()
@scope_options
@data_option
@json_option
def undo(scope: Scope, as_json: bool) -> None:
    """Put the schedule before the last one in force again.

    Example: rostra gate schedule undo --section Sport
    """
    row = services.undo_schedule(scope.site, scope.kind, scope.target)
    tell(scope, row.schedule, None, as_json)


@schedule.command()
@scope_options
@data_option
@json_option
def follow(scope: Scope, as_json: bool) -> None:
    """Let go of what was set by hand: the schedule alone counts again.

    Example: rostra gate schedule follow --section Sport
    """
    services.follow_schedule(scope.site, scope.kind, scope.target, origin="command")
    tell(scope, services.schedule_of(scope.site, scope.kind, scope.target), None, as_json)


def tell(scope: Scope, text: str, at: str | None, as_json: bool) -> None:
    """Print the lines, what they say at `at`, and their next changes."""
    now, zone = clock.now(), ZoneInfo(scope.site.time_zone)
    moment = read_end(at, now, scope.site) or now
    if as_json:
        data = schedule_data(scope.site, scope.kind, scope.target, text, at)
        print_json({"site": scope.site.name} | data)
        return
    if not text:
        click.echo("There is no schedule for this scope.")
        return
    click.echo(text)
    tried = services.try_schedule(scope.site, text, moment)
    click.echo(f"\nIn {zone_in_words(zone)}:")
    for when, said in ((tried.at, tried.said), *tried.following):
        click.echo(f"  {_when(when, now, zone)}  {said.state}  {said.reason}".rstrip())


def _when(moment: dt.datetime, now: dt.datetime, zone: ZoneInfo) -> str:
    return f"{'now' if moment == now else in_words(moment, now, zone):<20}"
