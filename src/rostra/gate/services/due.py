"""Ends that have come. What counts is right without this; it makes the log and tells readers."""

import datetime as dt
import uuid

from django.db import transaction

from rostra.gate.models import GateSetting
from rostra.gate.services.change import apply_ends
from rostra.gate.services.schedule_due import apply_schedules
from rostra.store import clock

AT_ONCE = 500


def apply_due(now: dt.datetime | None = None) -> int:
    """Store, log and announce the ends and scheduled changes up to `now`; how many.

    The server calls it every second. Each setting is its own transaction; at most 500 in one call,
    the oldest first.
    """
    moment = now or clock.now()
    due = GateSetting.objects.filter(until__lte=moment).order_by("until")
    ends = sum(_apply(key, moment) for key in list(due.values_list("pk", flat=True)[:AT_ONCE]))
    return ends + apply_schedules(moment)


def _apply(key: uuid.UUID, now: dt.datetime) -> int:
    with transaction.atomic():
        row = GateSetting.objects.select_for_update().filter(pk=key).first()
        return apply_ends(row, now) if row else 0
