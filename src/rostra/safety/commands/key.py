"""`rostra safety key`: who may use the service that stands in for Perspective."""

import sys
from typing import Any

import click

from rostra.safety.commands.shared import site_option
from rostra.safety.models import ServiceClient
from rostra.safety.service_models import CORAL
from rostra.safety.services import service_clients
from rostra.sites.services import site_named
from rostra.store.console import data_option, json_option, print_json, print_table


@click.group()
def key() -> None:
    """Make, list and revoke keys of the judging service, and see what they are used for.

    Example: rostra safety key add our-forum --per-second 20
    """


@key.command()
@click.argument("name")
@click.option(
    "--per-second",
    type=float,
    default=service_clients.PER_SECOND,
    show_default=True,
    help="Requests a second.",
)
@click.option("--per-day", type=int, default=0, help="Requests a day (UTC); 0 for no limit.")
@click.option(
    "--coral-secret",
    metavar="SECRET|-",
    help='The signing secret of a moderation phase in Coral; "-" reads standard input.',
)
@site_option
@data_option
def add(
    name: str, per_second: float, per_day: int, coral_secret: str | None, site_name: str | None
) -> None:
    """Let the program NAME ask. The last line is its key, shown this once.

    Example: rostra safety key add our-forum --per-second 20
    """
    site = site_named(site_name)
    quotas: dict[str, Any] = {"per_second": per_second, "per_day": per_day}
    if coral_secret is not None:
        secret = sys.stdin.readline() if coral_secret == "-" else coral_secret
        client = service_clients.add_coral(site, name, secret, **quotas)
        click.echo(f"What {client.name} signs with this secret is answered now.")
        return
    client, text = service_clients.add_key(site, name, **quotas)
    click.echo(f"The key of {client.name}; it is not shown again:")
    click.echo(text)


@key.command(name="list")
@site_option
@data_option
@json_option
def list_keys(site_name: str | None, as_json: bool) -> None:
    """List the programs that may ask, and those that may no longer.

    Example: rostra safety key list --json
    """
    rows = [as_data(row) for row in service_clients.clients(site_named(site_name))]
    if as_json:
        print_json(rows)
        return
    print_table(
        ["name", "kind", "begins", "a second", "a day", "made (UTC)", "revoked (UTC)"],
        [
            (r["name"], r["kind"], r["begins"], f"{r['per_second']:g}", r["per_day"] or "",
             r["made_at"], r["revoked_at"] or "")
            for r in rows
        ],
        "There are no keys yet. Make one with `rostra safety key add NAME`.",
    )  # fmt: skip


@key.command()
@click.argument("name")
@site_option
@data_option
def revoke(name: str, site_name: str | None) -> None:
    """Take the right of the program NAME away; seconds later it is refused.

    Example: rostra safety key revoke our-forum
    """
    client = service_clients.revoke(site_named(site_name), name)
    click.echo(f"{client.name} can no longer ask.")


@key.command()
@click.option("--days", type=click.IntRange(1, 366), default=30, show_default=True)
@site_option
@data_option
@json_option
def usage(days: int, site_name: str | None, as_json: bool) -> None:
    """Show how much each program asked in the last days (UTC).

    Example: rostra safety key usage --days 7
    """
    uses = service_clients.usage(site_named(site_name), days)
    if as_json:
        print_json([use_data(use) for use in uses])
        return
    print_table(
        ["name", "answered", "above the quota", "busiest day"],
        [(u.client.name, str(u.answered), str(u.limited), str(u.busiest)) for u in uses],
        "There are no keys yet. Make one with `rostra safety key add NAME`.",
    )


def as_data(row: ServiceClient) -> dict[str, Any]:
    """A client as JSON-ready data; no secret is among it."""
    return {
        "id": str(row.pk),
        "name": row.name,
        "kind": "Coral" if row.kind == CORAL else "key",
        "begins": row.hint,
        "per_second": row.per_second,
        "per_day": row.per_day,
        "made_at": f"{row.made_at:%Y-%m-%d %H:%M}",
        "revoked_at": f"{row.revoked_at:%Y-%m-%d %H:%M}" if row.revoked_at else None,
    }


def use_data(use: service_clients.Use) -> dict[str, Any]:
    """What a client did as JSON-ready data, days without a request left out."""
    return {
        "name": use.client.name,
        "answered": use.answered,
        "above_quota": use.limited,
        "days": [
            {"day": str(day.day), "answered": day.answered, "above_quota": day.limited}
            for day in use.days
            if day.answered or day.limited
        ],
    }
