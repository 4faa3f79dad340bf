"""The log of changes, and taking the last one back."""

import uuid
from dataclasses import dataclass

from django.db import transaction

from rostra.gate.models import GateChange, GateSetting
from rostra.gate.rules import BY_ITSELF, at_moment, target_key
from rostra.gate.services.change import from_snapshot, locked, values_of, write
from rostra.gate.services.conflicts import changed_meanwhile
from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.store import clock
from rostra.store.ids import parse_id
from rostra.store.problems import invalid, not_found


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Changes, latest first, and the cursor of the page that follows, or None."""

    changes: list[GateChange]
    next_cursor: str | None


def changes(
    site: Site,
    *,
    scope: str | None = None,
    target: str = "",
    cursor: str | None = None,
    limit: int = 50,
) -> ChangePage:
    """A page of the site's log, latest first; of one scope alone where one is given.

    Raises a Problem for a cursor or a scope that cannot be.
    """
    rows = GateChange.objects.filter(site=site).select_related("changed_by").order_by("-id")
    if scope is not None:
        rows = rows.filter(scope=scope, target=target_key(scope, target))
    if cursor:
        before = parse_id(cursor)
        if before is None:
            raise invalid("That cursor is not one of ours.", "Start again without a cursor.")
        rows = rows.filter(id__lt=before)
    found = list(rows[: limit + 1])
    more = len(found) > limit
    return ChangePage(found[:limit], str(found[limit - 1].pk) if more else None)


def undo(site: Site, change_id: uuid.UUID, *, by: Member | None = None) -> GateSetting:
    """Put back what stood before the last change of a scope; ends that came meanwhile count.

    Raises a Problem: 404 for an unknown change, 422 for an end that came by itself, 409 when
    another change followed.
    """
    now = clock.now()
    with transaction.atomic():
        change = GateChange.objects.filter(site=site, pk=change_id).first()
        if change is None:
            raise not_found("change of the gate", "Look for it in the log.")
        if change.origin in BY_ITSELF:
            raise invalid(
                "This change came by itself; there is nothing to take back.", "Set the state anew."
            )
        row = locked(site, change.scope, change.target, now)
        if row.version != change.version:
            raise changed_meanwhile(row)
        before = at_moment(from_snapshot(change.previous, row), now)
        write(row, values_of(before), by=by, at=now, origin="undo", undoes=change)
        return row
