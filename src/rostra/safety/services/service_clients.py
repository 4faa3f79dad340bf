"""Who may use the Perspective-compatible service: made, listed, revoked, and what they did."""

import datetime as dt
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from rostra.members.models import Member
from rostra.safety.models import ServiceClient, ServiceUsage
from rostra.safety.perspective.register import digest
from rostra.safety.service_models import CORAL, KEY
from rostra.sites.models import Site
from rostra.sites.services import taking_turns
from rostra.store.clock import now
from rostra.store.ids import parse_id
from rostra.store.problems import conflict, invalid, not_found

KEY_PREFIX = "rsk_"
HINT = 10
MOST_CLIENTS = 100
MOST_PER_SECOND = 10_000.0
MOST_PER_DAY = 1_000_000_000
NAME_MAX = 80
SECRET_LEAST, SECRET_MAX = 16, 200
PER_SECOND = 50.0
DAYS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class DayOfUse:
    """What a client did on one day (UTC): answered requests, and those above its quota."""

    day: dt.date
    answered: int
    limited: int


@dataclass(frozen=True, slots=True)
class Use:
    """A client with its last days, the oldest first, none left out."""

    client: ServiceClient
    days: tuple[DayOfUse, ...]

    @property
    def answered(self) -> int:
        """All that was answered in these days."""
        return sum(day.answered for day in self.days)

    @property
    def limited(self) -> int:
        """All that was above the quota in these days."""
        return sum(day.limited for day in self.days)

    @property
    def busiest(self) -> int:
        """The most requests of a day."""
        return max((day.answered + day.limited for day in self.days), default=0)


def add_key(
    site: Site,
    name: str,
    *,
    per_second: float = PER_SECOND,
    per_day: int = 0,
    by: Member | None = None,
) -> tuple[ServiceClient, str]:
    """Make a key for the client `name`; its text is returned here and never again.

    per_day: 0 for no limit. Raises a Problem for a bad name, a bad quota, or too many keys.
    """
    text = KEY_PREFIX + secrets.token_urlsafe(32)
    return _added(site, name, KEY, text, per_second, per_day, by), text


def add_coral(
    site: Site,
    name: str,
    secret: str,
    *,
    per_second: float = PER_SECOND,
    per_day: int = 0,
    by: Member | None = None,
) -> ServiceClient:
    """Let a Coral that signs with `secret`, which Coral made, ask about its comments.

    The secret is stored as it is: checking a signature takes it. Raises a Problem.
    """
    secret = secret.strip()
    if not SECRET_LEAST <= len(secret) <= SECRET_MAX or not secret.isascii():
        raise invalid(
            f"A signing secret has {SECRET_LEAST} to {SECRET_MAX} plain characters.",
            "Copy it from Coral: Configure, Moderation Phases, Signing secret.",
            field="secret",
        )
    return _added(site, name, CORAL, secret, per_second, per_day, by)


def _added(
    site: Site,
    name: str,
    kind: str,
    text: str,
    per_second: float,
    per_day: int,
    by: Member | None,
) -> ServiceClient:
    name = " ".join(name.split())
    if not 1 <= len(name) <= NAME_MAX:
        raise invalid(
            f"A name has 1 to {NAME_MAX} characters.", "Say which program it is.", field="name"
        )
    if not 0 < per_second <= MOST_PER_SECOND:
        raise invalid(
            f"A client may ask up to {MOST_PER_SECOND:g} times a second.",
            "Give a number above 0.",
            field="per_second",
        )
    if not 0 <= per_day <= MOST_PER_DAY:
        raise invalid(
            f"A day's quota is at most {MOST_PER_DAY}.", "Give 0 for no limit.", field="per_day"
        )
    with transaction.atomic():
        taking_turns(site)
        valid = ServiceClient.objects.filter(site=site, revoked_at=None)
        if valid.count() >= MOST_CLIENTS:
            raise conflict(f"This site has {MOST_CLIENTS} clients.", "Revoke one of them first.")
        if valid.filter(name=name).exists():
            raise conflict(
                f"There is a client called {name} already.", "Revoke it, or choose another name."
            )
        if ServiceClient.objects.filter(digest=digest(text)).exists():
            raise conflict("This secret is known already.", "Rotate it in Coral and copy the new.")
        return ServiceClient.objects.create(
            site=site,
            name=name,
            kind=kind,
            digest=digest(text),
            hint=text[:HINT] if kind == KEY else "",
            secret=text if kind == CORAL else "",
            per_second=per_second,
            per_day=per_day,
            made_by=by,
        )


def revoke(site: Site, name_or_key: str) -> ServiceClient:
    """Take a client's right away; seconds later its requests are refused.

    name_or_key: its name, or the row's key. Raises a 404 Problem.
    """
    valid = ServiceClient.objects.filter(site=site, revoked_at=None)
    key = parse_id(name_or_key)
    with transaction.atomic():
        client = valid.filter(pk=key).first() if key else valid.filter(name=name_or_key).first()
        if client is None:
            raise not_found("client", "`rostra safety key list` lists those that there are.")
        client.revoked_at = now()
        if client.kind == CORAL:
            # Coral may come back with the same secret, and that is then a client of its own.
            client.secret, client.digest = "", f"revoked:{client.pk.hex}"
        client.save(update_fields=["revoked_at", "secret", "digest"])
    return client


def clients(site: Site) -> list[ServiceClient]:
    """The site's clients, those that were revoked last."""
    rows = ServiceClient.objects.filter(site=site).select_related("made_by").order_by("name")
    return sorted(rows, key=lambda row: (row.revoked_at is not None, row.name.casefold()))


def usage(site: Site, days: int = DAYS_SHOWN) -> list[Use]:
    """What each client of the site did in the last `days` days, today included."""
    today = now().date()
    shown = [today - dt.timedelta(days=back) for back in range(days - 1, -1, -1)]
    answered: dict[tuple[uuid.UUID, dt.date], int] = {}
    limited: dict[tuple[uuid.UUID, dt.date], int] = {}
    for row in ServiceUsage.objects.filter(site=site, day__gte=shown[0]):
        figures = limited if row.outcome == "limited" else answered
        key = row.client_id, row.day
        figures[key] = figures.get(key, 0) + row.number
    return [Use(client, _days_of(client, shown, answered, limited)) for client in clients(site)]


def _days_of(
    client: ServiceClient,
    shown: Sequence[dt.date],
    answered: dict[tuple[uuid.UUID, dt.date], int],
    limited: dict[tuple[uuid.UUID, dt.date], int],
) -> tuple[DayOfUse, ...]:
    keys = [(client.pk, day) for day in shown]
    return tuple(
        DayOfUse(day, answered.get((pk, day), 0), limited.get((pk, day), 0)) for pk, day in keys
    )
