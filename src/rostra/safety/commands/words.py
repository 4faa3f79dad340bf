"""`rostra words`: what the word lists find."""

from typing import Any, TextIO

import click

from rostra.safety import services
from rostra.safety.commands.shared import file_argument, read_text, site_option
from rostra.safety.services.history import LISTS
from rostra.safety.wordlists import ListKind, parse
from rostra.sites.services import site_named
from rostra.store.console import data_option, json_option, print_json, print_table

kind_argument = click.argument("kind", type=click.Choice(LISTS))


@click.group()
def words() -> None:
    """Show, try and set word lists.

    Example: rostra words set suspect our-words.txt
    """


@words.command(name="show")
@click.argument("kind", type=click.Choice(LISTS), required=False)
@site_option
@data_option
@json_option
def show_words(kind: str | None, site_name: str | None, as_json: bool) -> None:
    """Show the entries of one list as they were written, or how many each list has.

    Example: rostra words show banned > banned.txt
    """
    site = site_named(site_name)
    if kind is not None and not as_json:
        click.echo(services.list_now(site, kind), nl=False)
        return
    told = [list_data(site, each) for each in ([kind] if kind else LISTS)]
    if as_json:
        print_json(told[0] if kind else told)
        return
    print_table(
        ["list", "entries", "saved at (UTC)", "by"],
        [(t["kind"], str(len(t["entries"])), t["saved_at"] or "", t["saved_by"]) for t in told],
        "",
    )


def list_data(site: Any, kind: str) -> dict[str, Any]:
    """A list as JSON-ready data."""
    newest = services.current_list(site, kind)
    entries = parse(newest.entries, ListKind(kind))[0] if newest else ()
    return {
        "site": site.name,
        "kind": kind,
        "entries": [entry.written for entry in entries],
        "saved_at": f"{newest.saved_at:%Y-%m-%d %H:%M:%S}" if newest else None,
        "saved_by": newest.saved_by.name if newest and newest.saved_by else "",
    }


@words.command(name="set")
@kind_argument
@file_argument
@site_option
@data_option
@json_option
def set_words(kind: str, file: TextIO, site_name: str | None, as_json: bool) -> None:
    """Save the entries in FILE, one a line, as the site's list; "-" reads standard input.

    Example: rostra words set banned banned.txt
    """
    site, text = site_named(site_name), read_text(file)
    trial = services.try_word_list(site, kind, text)
    for bad in trial.bad[1:]:
        click.echo(f"Line {bad.line}, “{bad.written}”: {bad.text}", err=True)
    services.save_word_list(site, kind, text)
    report(kind, trial, as_json, saved=True)


@words.command(name="check")
@file_argument
@click.option("--kind", type=click.Choice(LISTS), default="banned", show_default=True)
@site_option
@data_option
@json_option
def check_words(file: TextIO, kind: str, site_name: str | None, as_json: bool) -> None:
    """Say what the list in FILE would do, without saving it; status 1 for lines that cannot be.

    Example: rostra words check new-words.txt --kind suspect
    """
    trial = services.try_word_list(site_named(site_name), kind, read_text(file))
    report(kind, trial, as_json, saved=False)
    if trial.bad:
        raise SystemExit(1)


def report(kind: str, trial: services.ListTrial, as_json: bool, *, saved: bool) -> None:
    """Print what a list does or would do."""
    reach = trial.reach
    if as_json:
        print_json(
            {
                "kind": kind,
                "saved": saved,
                "entries": len(trial.entries),
                "added": trial.added,
                "removed": trial.removed,
                "bad": [{"line": b.line, "written": b.written, "text": b.text} for b in trial.bad],
                "warnings": [warned.text for warned in trial.warnings],
                "comments": {"looked_at": reach.looked, "found": reach.met},
            }
        )
        return
    for bad in trial.bad:
        click.echo(f"Line {bad.line}, “{bad.written}”: {bad.text}", err=True)
    for warned in trial.warnings:
        click.echo(f"Note: {warned.text}")
    did = "Saved" if saved else "Not saved, only tried"
    click.echo(
        f"{did}: {len(trial.entries)} entries, {len(trial.added)} new, {len(trial.removed)} gone."
    )
    verb = "cleared" if kind == "allowed" else "found"
    click.echo(f"{verb.capitalize()} in {reach.met} of the last {reach.looked} published comments.")
