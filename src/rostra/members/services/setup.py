"""The first start: a one-time link makes the first administrator."""

import datetime as dt

from django.db import transaction

from rostra.members.models import Member, SetupLink
from rostra.members.rules import digest
from rostra.members.rules.tokens import new_secret
from rostra.members.services.accounts import add_member
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import Problem

VALID_FOR = dt.timedelta(days=7)


def administrator_exists(site: Site) -> bool:
    """Whether somebody can administer `site` already."""
    return Member.objects.filter(site=site, role="admin", is_active=True).exists()


def new_setup_link(site: Site) -> str | None:
    """The path of a fresh one-time link ("/setup/…/"), or None when there is an administrator.

    Older links stop working: only the newest one counts.
    """
    with transaction.atomic():
        if administrator_exists(site):
            return None
        SetupLink.objects.filter(site=site, used_at=None).delete()
        secret = new_secret()
        SetupLink.objects.create(site=site, digest=digest(secret))
    return f"/setup/{secret}/"


def find_setup_link(secret: str, *, hold: bool = False) -> SetupLink:
    """The link that `secret` opens. Raises a Problem when it is unknown, used, or too old.

    hold: keep its row until the transaction ends, so that two who use it at once take turns.
    """
    rows = SetupLink.objects.select_for_update(of=("self",)) if hold else SetupLink.objects.all()
    link = rows.select_related("site").filter(digest=digest(secret)).first()
    usable = link is not None and link.used_at is None and now() - link.created_at < VALID_FOR
    if link is None or not usable or administrator_exists(link.site):
        raise Problem(
            "setup-link",
            "This link does not work any more",
            status=404,
            detail="It was used, replaced by a newer one, or is more than a week old.",
            todo="Look at what `rostra serve` printed last, or start it again for a new link.",
        )
    return link


def make_first_administrator(secret: str, *, name: str, email: str, password: str) -> Member:
    """Make the first administrator and use the link up. Raises a Problem, nothing written."""
    with transaction.atomic():
        link = find_setup_link(secret, hold=True)
        member = add_member(link.site, name=name, email=email, role="admin", password=password)
        link.used_at = now()
        link.save(update_fields=["used_at"])
    return member
