"""`rostra gate text`."""

from dataclasses import replace

import click

from rostra.gate import services
from rostra.gate.console import site_option
from rostra.gate.rules import STATES, Setting
from rostra.sites.services import site_named
from rostra.store.console import data_option, json_option, print_json


@click.command()
@click.argument("state", type=click.Choice(STATES), required=False, metavar="[STATE]")
@site_option
@click.option("--language", metavar="TAG", help="Such as en or pt-br (default: the site's).")
@click.option("--what", help="What is the case.")
@click.option("--why", help="Why, where an editor gives no reason.")
@click.option("--todo", help="What readers can do.")
@data_option
@json_option
def text(
    state: str | None,
    site: str | None,
    language: str | None,
    what: str | None,
    why: str | None,
    todo: str | None,
    as_json: bool,
) -> None:
    """Show what readers are told in each state, or word STATE anew; "" brings a default back.

    Example: rostra gate text suspended --what "Our readers’ hall is closed for the moment."
    """
    within = site_named(site)
    tag = language or within.language
    given = {"what": what, "why": why, "todo": todo}
    parts = {name: part for name, part in given.items() if part is not None}
    if parts and state is None:
        raise click.UsageError("Name the STATE that is to be worded anew.")
    if parts and state:
        own = services.own_text(within, state, tag)
        services.set_text(within, state, tag, replace(own, **parts))
    told = [
        services.explain_for(within, Setting("site", "", each), language=tag)
        for each in ([state] if state else STATES)
    ]
    if as_json:
        print_json(
            [
                {"state": n.state, "language": tag, "what": n.what, "why": n.why, "todo": n.todo}
                for n in told
            ]
        )
        return
    for notice in told:
        click.echo(f"{notice.state}\n  {notice.what}\n  {notice.why}\n  {notice.todo}")
