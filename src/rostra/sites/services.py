"""Finding and adding sites."""

import secrets
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction

from rostra.sites.models import Site
from rostra.sites.rules import clean_origin, site_slug
from rostra.store.models import announce
from rostra.store.problems import Problem, conflict, not_found

DEFAULT_NAME = "default"
MAY_CHANGE = frozenset(
    [
        "title",
        "origins",
        "time_zone",
        "community_rules",
        "guests_allowed",
        "edit_minutes",
        "slow_seconds",
    ]
)


def default_site() -> Site:
    """The site that is meant when none is named; made on first use by `migrate`."""
    site = Site.objects.filter(is_default=True).first()
    if site is None:
        raise Problem(
            "no-site",
            "No site yet",
            status=503,
            detail="The data folder has no site.",
            todo="Run `rostra serve` or any `rostra` command once to prepare it.",
        )
    return site


def ensure_default_site() -> Site:
    """Make the default site if there is none yet."""
    with transaction.atomic():
        site = Site.objects.filter(is_default=True).first()
        return site or Site.objects.create(name=DEFAULT_NAME, title="Rostra", is_default=True)


def add_site(name: str, *, title: str = "", origins: list[str] | None = None) -> Site:
    """Add a site called `name` whose pages live at `origins` ("https://paper.example").

    Raises a Problem for a bad name or origin, or when the name is taken.
    """
    slug = site_slug(name)
    cleaned = [clean_origin(origin) for origin in origins or []]
    with transaction.atomic():
        refuse_taken(cleaned)
        if Site.objects.filter(name=slug).exists():
            raise conflict(f"There is a site called {slug} already.", "Choose another name.")
        return Site.objects.create(
            name=slug,
            title=title or name,
            origins=cleaned,
            hosts=[urlsplit(origin).netloc for origin in cleaned],
        )


def change_origins(site: Site, *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Site:
    """Allow and disallow origins to embed `site`'s threads; each belongs to one site only.

    Raises a Problem for what is no origin, or when another site has it.
    """
    wanted = [clean_origin(origin) for origin in add]
    gone = {clean_origin(origin) for origin in remove}
    with transaction.atomic():
        site = Site.objects.select_for_update().get(pk=site.pk)
        refuse_taken(wanted, by=site)
        kept = [origin for origin in site.origins if origin not in gone]
        site.origins = list(dict.fromkeys([*kept, *wanted]))
        site.save(update_fields=["origins"])
    return site


def change_site(site: Site, **choices: Any) -> Site:
    """Change what a site is called and how people may write there; returns it as stored.

    choices: fields of `Site` that an administrator may set (`MAY_CHANGE`); `origins` is a list of
    addresses. Raises a Problem for a bad origin or another site's, and changes nothing.
    """
    if unknown := set(choices) - MAY_CHANGE:
        raise ValueError(f"not for administrators: {', '.join(sorted(unknown))}")
    if "origins" in choices:
        choices["origins"] = list(dict.fromkeys(clean_origin(each) for each in choices["origins"]))
    with transaction.atomic():
        current = Site.objects.select_for_update().get(pk=site.pk)
        refuse_taken(choices.get("origins", ()), by=current)
        for name, value in choices.items():
            setattr(current, name, value)
        current.save(update_fields=list(choices))
        announce("site.changed", site_id=current.pk)
    return current


def refuse_taken(origins: Iterable[str], *, by: Site | None = None) -> None:
    """Raise a 409 Problem when another site than `by` has one of `origins`."""
    for origin in origins:
        owner = site_for_origin(origin)
        if owner is not None and owner != by:
            raise conflict(f"{origin} belongs to the site {owner.name}.", "Remove it there.")


def taking_turns(site: Site) -> None:
    """Hold the site's row until the transaction ends: such changes of one site are made in turn.

    Rows that refer to the site, comments among them, can be written meanwhile.
    """
    Site.objects.select_for_update(no_key=True).only("id").get(pk=site.pk)


def new_sign_in_key(site: Site) -> Site:
    """Give `site` a fresh key for the publisher's own sign-in; the old one is void at once."""
    with transaction.atomic():
        current = Site.objects.select_for_update().get(pk=site.pk)
        current.sign_in_key = secrets.token_urlsafe(48)
        current.save(update_fields=["sign_in_key"])
    return current


def site_named(name: str | None) -> Site:
    """The site called `name`, or the default site for None and "". Raises a 404 Problem."""
    if not name:
        return default_site()
    site = Site.objects.filter(name=name).first()
    if site is None:
        raise not_found(f"site ({name})", "`rostra sites list` shows the sites.")
    return site


def site_for_host(host: str) -> Site:
    """The site answered under `host` ("paper.example:8000"), else the default site."""
    for site in Site.objects.exclude(hosts=[]):
        if host in site.hosts:
            return site
    return default_site()


def site_for_origin(origin: str) -> Site | None:
    """The site that allows `origin` to embed its threads, or None."""
    for site in Site.objects.exclude(origins=[]):
        if origin in site.origins:
            return site
    return None
