"""`rostra policy`: what the checks do."""

from typing import TextIO

import click

from rostra.safety import services
from rostra.safety.commands.replay import replay_command
from rostra.safety.commands.shared import file_argument, read_text, site_option
from rostra.safety.policy_file import write
from rostra.sites.services import site_named
from rostra.store.console import data_option, json_option, print_json


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


policy.add_command(replay_command)
