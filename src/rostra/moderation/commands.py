"""`rostra audit`."""

import click

from rostra.sites.models import Site
from rostra.store.audit import Verified
from rostra.store.audit import verify as walk_all
from rostra.store.console import data_option, json_option, print_json
from rostra.store.problems import Problem


@click.group()
def audit() -> None:
    """Check the log of what the staff did.

    Example: rostra audit verify
    """


@audit.command()
@data_option
@json_option
def verify(as_json: bool) -> None:
    """Walk every site's chain and name the first entry that was changed.

    Exit status 1 where one is broken. Keep the printed digests elsewhere: a chain that was
    rewritten as a whole no longer has them.

    Example: rostra audit verify
    """
    names = {site.pk: site.name for site in Site.objects.all()}
    found = [(names.get(each.site_id, str(each.site_id)), each) for each in walk_all()]
    if as_json:
        print_json([as_data(name, each) for name, each in found])
    else:
        click.echo("\n".join(line(*each) for each in found) or "Nothing was recorded yet.")
    broken = [name for name, each in found if each.broken is not None]
    if broken:
        raise Problem(
            "audit-broken",
            "The audit log is broken",
            detail=f"The audit log was changed: {', '.join(broken)}.",
            todo="Compare with a backup; who can write the database can have done it.",
        )


def line(name: str, found: Verified) -> str:
    """What was found of one site, in a line."""
    if found.broken is not None:
        return f"{name}: broken at entry {found.broken}. {found.said}"
    return f"{name}: {found.entries} entries, all in order. Head {found.head}"


def as_data(name: str, found: Verified) -> dict[str, object]:
    """What was found of one site, JSON-ready."""
    return {
        "site": name,
        "entries": found.entries,
        "head": found.head,
        "broken": found.broken,
        "said": found.said,
    }
