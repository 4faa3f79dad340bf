"""`rostra gate set`."""

import click

from rostra.gate import services
from rostra.gate.console import (
    Scope,
    indented,
    read_end,
    read_steps,
    scope_options,
    state_in_words,
)
from rostra.gate.ladder import reach_in_words
from rostra.gate.present import Names, setting_data
from rostra.gate.rules import STATES
from rostra.store import clock
from rostra.store.console import data_option, json_option, print_json


@click.command(name="set")
@click.argument("state", type=click.Choice(STATES), metavar="STATE")
@scope_options
@click.option("--until", metavar="TIME", help="When it ends: 14:20, tomorrow 9:00, 3 March, 2h.")
@click.option(
    "--then",
    metavar="STATE",
    multiple=True,
    help='What follows (default: open). In a chain: --then "members until 15:00" --then slow.',
)
@click.option("--notice", metavar="TEXT", default="", help="Shown to readers word for word.")
@click.option("--reason", metavar="TEXT", default="", help="Why; shown to readers.")
@click.option("--dry-run", is_flag=True, help="Say what it would do, and change nothing.")
@data_option
@json_option
def set_state(
    state: str,
    scope: Scope,
    until: str | None,
    then: tuple[str, ...],
    notice: str,
    reason: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Set a commenting state for the site, a section, a topic or an article.

    STATE is open, slow, held-newcomers, held-all, members, read-only, suspended or hidden. The
    strictest state of all scopes counts. Setting open clears the scope.

    Example: rostra gate set suspended --section Sport --until 14:20 --reason "A wave of spam."
    """
    now = clock.now()
    end = read_end(until, now, scope.site)
    steps = read_steps(then, end, now, scope.site) or "open"
    reach = services.affected(scope.site, scope.kind, scope.target, state)
    setting = services.planned(
        scope.site, scope.kind, scope.target, state,
        notice=notice, reason=reason, until=end, then=steps,
    )  # fmt: skip
    if not dry_run:
        setting = services.set_gate(
            scope.site, scope.kind, scope.target, state,
            notice=notice, reason=reason, until=end, then=steps, origin="command",
        ).as_setting()  # fmt: skip
    if as_json:
        print_json(
            {"site": scope.site.name, "dry_run": dry_run}
            | setting_data(setting)
            | {"affected": {"articles": reach.articles, "stricter": reach.stricter}}
        )
        return
    place = Names(scope.site, [setting]).scope(setting.scope, setting.target)
    verb = "would be" if dry_run else "is"
    click.echo(f"{place[0].upper()}{place[1:]} {verb} {state_in_words(setting, scope.site)}.")
    click.echo(reach_in_words(reach))
    if not setting.is_open:
        click.echo("Readers see:\n" + indented(services.explain_for(scope.site, setting)))
