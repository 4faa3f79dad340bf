"""`rostra words` and `rostra policy`: what the checks find, and what they do."""

from typing import Any, TextIO

import click

from rostra.safety import services
from rostra.safety.policy_file import write
from rostra.safety.services.history import LISTS
from rostra.safety.wordlists import ListKind, parse
from rostra.sites.services import site_named
from rostra.store.console import data_option, json_option, print_json, print_table
from rostra.store.problems import invalid

kind_argument = click.argument("kind", type=click.Choice(LISTS))
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


@click.group()
def policy() -> None:
    """Show and set what the checks do.

    Example: rostra policy set policy.toml
    """


@policy.command(name="show")
@click.option("--own", is_flag=True, help="Only what was saved, as it was written.")
@site_option
@data_option
@json_option
def show_policy(own: bool, site_name: str | None, as_json: bool) -> None:
    """Show the policy that counts, every setting with its meaning, as TOML.

    Example: rostra policy show > policy.toml
    """
    site = site_named(site_name)
    newest = services.current_policy(site)
    saved = newest.toml if newest else ""
    text = saved if own else write(services.policy_now(site))
    if as_json:
        print_json(
            {
                "site": site.name,
                "toml": text,
                "version": services.policy_now(site).version,
                "saved_at": f"{newest.saved_at:%Y-%m-%d %H:%M:%S}" if newest else None,
            }
        )
        return
    click.echo(text, nl=False)


@policy.command(name="set")
@file_argument
@click.option("--dry-run", is_flag=True, help="Only say what it would change.")
@site_option
@data_option
@json_option
def set_policy(file: TextIO, dry_run: bool, site_name: str | None, as_json: bool) -> None:
    """Save the TOML in FILE as the site's policy; "-" reads standard input.

    Example: rostra policy set policy.toml --dry-run
    """
    site, text = site_named(site_name), read_text(file)
    trial = services.try_policy(site, text)
    if not dry_run:
        services.save_policy(site, text)
    if as_json:
        changes = [{"path": c.path, "before": c.before, "after": c.after} for c in trial.changes]
        found = {"looked_at": trial.reach.looked, "otherwise": trial.reach.met}
        print_json({"saved": not dry_run, "changes": changes, "comments": found})
        return
    for change in trial.changes:
        click.echo(f"{change.path}: {change.before} → {change.after}")
    click.echo("Nothing was saved." if dry_run else f"Saved, {len(trial.changes)} changed.")
