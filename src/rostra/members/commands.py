"""`rostra members`."""

import datetime as dt
import sys

import click
from django.db.models import Q, QuerySet

from rostra.members.models import Member
from rostra.members.rules import ROLES
from rostra.members.services.accounts import add_member, member_with_email
from rostra.members.services.roles import set_role
from rostra.members.services.standing import restore, suspend
from rostra.members.services.tokens import create_token
from rostra.sites.services import site_named
from rostra.store.console import data_option, json_option, print_json, print_table
from rostra.store.problems import invalid

role_choice = click.Choice(ROLES)


@click.group()
def members() -> None:
    """Add and list members, change roles, make tokens.

    Example: rostra members add "Ann Holm" --email ann@paper.example --role moderator
    """


@members.command()
@click.argument("name")
@click.option("--email", required=True, help="Their address; it counts as confirmed.")
@click.option("--role", type=role_choice, default="reader", show_default=True)
@click.option("--site", "site_name", default="", help="Their site (default: the default site).")
@click.option("--password-stdin", is_flag=True, help="Read a password from standard input.")
@click.option("--token", "with_token", is_flag=True, help="Print a token on the last line.")
@data_option
def add(
    name: str, email: str, role: str, site_name: str, password_stdin: bool, with_token: bool
) -> None:
    """Add the member NAME. Without a password they sign in by "Forgotten password".

    Example: rostra members add "Ann Holm" --email ann@paper.example --role moderator --token
    """
    password = read_password() if password_stdin else None
    site = site_named(site_name)
    member = add_member(site, name=name, email=email, role=role, password=password)
    click.echo(f"Added {member.name} ({member.email}) as {member.role} of {site.name}.")
    if with_token:
        click.echo(create_token(member, label="made by command")[1])


@members.command(name="list")
@click.option("--site", "site_name", default=None, help="Members of this site alone.")
@click.option("--role", type=role_choice, default=None)
@click.option("--search", default="", help="Part of a name or an address.")
@data_option
@json_option
def list_members(site_name: str | None, role: str | None, search: str, as_json: bool) -> None:
    """List the members.

    Example: rostra members list --role moderator --json
    """
    found = members_matching(search).select_related("site")
    if site_name is not None:
        found = found.filter(site=site_named(site_name))
    if role:
        found = found.filter(role=role)
    if as_json:
        print_json([as_data(member) for member in found])
        return
    print_table(
        ["name", "e-mail", "role", "site", "joined", "standing"],
        [
            (m.name, m.email, m.role, m.site.name, f"{m.joined_at:%Y-%m-%d}", standing(m))
            for m in found
        ],
        "There are no members yet." if not search else "No member matches.",
    )


@members.command(name="set-role")
@click.argument("email")
@click.argument("role", type=role_choice)
@click.option("--reason", default="", help="Why; it is kept in the log.")
@data_option
def set_role_command(email: str, role: str, reason: str) -> None:
    """Give the member with EMAIL another ROLE.

    Example: rostra members set-role ann@paper.example editor
    """
    member = set_role(member_with_email(email), role, reason=reason)
    click.echo(f"{member.name} is {member.role} now.")


@members.command()
@click.argument("email")
@click.option("--label", default="made by command", help="What it is for.")
@click.option("--days", type=int, default=None, help="How long it holds (default: until revoked).")
@data_option
def token(email: str, label: str, days: int | None) -> None:
    """Make a token for the member with EMAIL and print it alone; it is not shown again.

    Example: rostra members token ann@paper.example --label import --days 30
    """
    click.echo(create_token(member_with_email(email), label=label, days=days)[1])


@members.command(name="suspend")
@click.argument("email")
@click.option("--until", default="", help="ISO 8601 date or time, UTC unless it says otherwise.")
@click.option("--reason", default="", help="Why; it is kept in the log.")
@click.option("--lift", is_flag=True, help="End the suspension instead.")
@data_option
def suspend_command(email: str, until: str, reason: str, lift: bool) -> None:
    """Withhold writing from the member with EMAIL; they can still read, sign in and leave.

    Example: rostra members suspend ann@paper.example --until 2027-01-31 --reason "raid"
    """
    member = member_with_email(email)
    if lift:
        restore(member, reason=reason)
        click.echo(f"{member.name} may write again.")
        return
    changed = suspend(member, until=parse_moment(until) if until else None, reason=reason)
    click.echo(f"{member.name} is {standing(changed)}.")


def members_matching(search: str) -> QuerySet[Member]:
    """Members whose name or address holds `search`, by name."""
    found = Member.objects.order_by("name", "id")
    if search:
        found = found.filter(Q(name__icontains=search) | Q(email__icontains=search))
    return found


def read_password() -> str:
    """One line of standard input."""
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise invalid("There is no password on standard input.", "Pipe it in: printf … | rostra …")
    return password


def parse_moment(text: str) -> dt.datetime:
    """`text` (ISO 8601) as an aware time; a Problem when it is none."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise invalid(f"{text!r} is no time.", "Write 2027-01-31 or 2027-01-31T18:00Z.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def standing(member: Member) -> str:
    """How a member stands, in a few words."""
    if not member.is_active:
        return "closed"
    if not member.is_suspended:
        return "good"
    end = member.suspension_end
    return f"suspended until {end:%Y-%m-%d %H:%M} UTC" if end else "suspended until further notice"


def as_data(member: Member) -> dict[str, object]:
    """A member as JSON-ready data."""
    return {
        "id": str(member.id),
        "name": member.name,
        "email": member.email,
        "role": member.role,
        "site": member.site.name,
        "joined": member.joined_at.isoformat(),
        "accepted_comments": member.accepted_comments,
        "active": member.is_active,
        "suspended": member.is_suspended,
        "suspended_until": end.isoformat() if (end := member.suspension_end) else None,
    }
