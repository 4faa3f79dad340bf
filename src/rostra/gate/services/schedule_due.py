"""Scheduled changes that have come. What counts is right without this; it makes the log and tells
readers."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Q

from rostra.gate.models import GateChange, GateSetting
from rostra.gate.rules import strictness
from rostra.gate.rules.timetable import Said, Timetable, next_change, said_at
from rostra.gate.services.change import state_at, tell

AT_ONCE = 500
MOST_LOGGED = 50


def apply_schedules(now: dt.datetime) -> int:
    """Log and announce the scheduled changes up to `now`; how many.

    A clock that was set back is noticed: what had been looked at later is looked at again.
    """
    due = Q(scheduled_until__lte=now) | Q(looked_at__gt=now)
    rows = GateSetting.objects.filter(due).exclude(schedule="").order_by("scheduled_until")
    return sum(_apply(key, now) for key in list(rows.values_list("pk", flat=True)[:AT_ONCE]))


def _apply(key: uuid.UUID, now: dt.datetime) -> int:
    with transaction.atomic():
        row = GateSetting.objects.select_for_update().filter(pk=key).first()
        return bring_up(row, now) if row else 0


def bring_up(row: GateSetting, now: dt.datetime) -> int:
    """Bring the locked `row` and the log up to its schedule at `now`; how many changes logged."""
    table, logged = row.table, 0
    if table is None:
        return 0
    for at, said in _passed(row, table, now):
        before = _before(row, at)
        row.scheduled = said.state
        after = state_at(row, at)
        if after != before:
            _log(row, before, after, said.reason, at)
            logged += 1
    look_ahead(row, now)
    row.save()
    return logged


def look_ahead(row: GateSetting, now: dt.datetime) -> None:
    """Keep on `row` what its schedule says at `now` and when that changes; not saved yet."""
    table = row.table
    change = next_change(table, now) if table else None
    row.scheduled = said_at(table, now).state if table else "open"
    row.scheduled_until = change[0] if change else None
    row.looked_at = now if table else None


def _passed(row: GateSetting, table: Timetable, now: dt.datetime) -> list[tuple[dt.datetime, Said]]:
    """The changes since the row was looked at, the last fifty; where the clock went back, one."""
    at = row.scheduled_until
    if at is None or at > now:
        return [(now, said_at(table, now))]
    passed = [(at, said_at(table, at))]
    while (change := next_change(table, passed[-1][0])) and change[0] <= now:
        passed.append(change)
        if len(passed) > MOST_LOGGED:
            return [(now, said_at(table, now))]
    return passed


def _before(row: GateSetting, at: dt.datetime) -> str:
    """What counted until `at`."""
    if row.loosened_until is not None and at <= row.loosened_until:
        return row.state
    return max(row.state, row.scheduled, key=strictness)


def _log(row: GateSetting, before: str, after: str, reason: str, at: dt.datetime) -> None:
    GateChange.objects.create(
        site_id=row.site_id,
        scope=row.scope,
        target=row.target,
        before=before,
        after=after,
        reason=reason if after == row.scheduled else "",
        origin="schedule",
        version=row.version,
        changed_at=at,
    )
    tell(row, before, after)
