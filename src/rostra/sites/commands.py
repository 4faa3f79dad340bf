"""`rostra sites`."""

import click

from rostra.sites.models import Site
from rostra.sites.services import add_site, change_origins, new_sign_in_key, site_named
from rostra.store.console import data_option, json_option, print_json, print_table
from rostra.store.problems import not_found


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


@sites.command()
@click.argument("name")
@click.option("--add", "added", multiple=True, help="An origin to allow; may be repeated.")
@click.option("--remove", "removed", multiple=True, help="An origin to allow no longer.")
@data_option
@json_option
def origins(name: str, added: tuple[str, ...], removed: tuple[str, ...], as_json: bool) -> None:
    """Show and change where the threads of the site NAME may be embedded.

    Example: rostra sites origins default --add https://courier.example
    """
    site = change_origins(site_named(name), add=added, remove=removed)
    if as_json:
        print_json(site.origins)
    else:
        click.echo("\n".join(site.origins) or "No origin may embed this site's threads yet.")


@sites.command(name="sign-in-key")
@click.argument("name")
@click.option("--rotate", is_flag=True, help="Make a new key; the old one no longer works.")
@data_option
@json_option
def sign_in_key(name: str, rotate: bool, as_json: bool) -> None:
    """Show the key with which the site NAME signs its own readers in.

    Example: rostra sites sign-in-key courier --rotate
    """
    site = site_named(name)
    if rotate:
        site = new_sign_in_key(site)
    if not site.sign_in_key:
        raise not_found("sign-in key", f"`rostra sites sign-in-key {name} --rotate` makes one.")
    if as_json:
        print_json({"site": site.name, "sign_in_key": site.sign_in_key})
    else:
        click.echo(site.sign_in_key)


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
