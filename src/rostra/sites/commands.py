"""`rostra sites`."""

import click

from rostra.sites.models import Site
from rostra.sites.services import add_site
from rostra.store.console import data_option, json_option, print_json, print_table


@click.group()
def sites() -> None:
    """Add and list sites (publications).

    Example: rostra sites add courier --origin https://courier.example
    """


@sites.command()
@click.argument("name")
@click.option("--origin", "origins", multiple=True, help="Where its pages live; may be repeated.")
@click.option("--title", default="", help="Its name on screen (default: NAME).")
@data_option
@json_option
def add(name: str, origins: tuple[str, ...], title: str, as_json: bool) -> None:
    """Add the site NAME.

    Example: rostra sites add courier --origin https://courier.example
    """
    site = add_site(name, title=title, origins=list(origins))
    if as_json:
        print_json(as_data(site))
    else:
        click.echo(f"Added {site.name}.")


@sites.command(name="list")
@data_option
@json_option
def list_sites(as_json: bool) -> None:
    """List the sites.

    Example: rostra sites list --json
    """
    found = list(Site.objects.order_by("name"))
    if as_json:
        print_json([as_data(site) for site in found])
        return
    print_table(
        ["name", "title", "origins"],
        [(site.name, site.title, " ".join(site.origins)) for site in found],
        "There are no sites yet.",
    )


def as_data(site: Site) -> dict[str, object]:
    """A site as JSON-ready data."""
    return {
        "id": str(site.id),
        "name": site.name,
        "title": site.title,
        "origins": site.origins,
        "default": site.is_default,
    }
