"""Two editors at once: the second is told what the first did, and nothing of theirs is written."""

from zoneinfo import ZoneInfo

from rostra.gate.models import GateChange, GateSetting
from rostra.gate.wording import in_words
from rostra.store import clock
from rostra.store.problems import Problem, conflict


def changed_meanwhile(row: GateSetting) -> Problem:
    """A 409 that says who changed `row`, when and to what. `current` holds what stands now."""
    change = GateChange.objects.select_related("changed_by").filter(
        site_id=row.site_id, scope=row.scope, target=row.target
    )
    last = change.order_by("-id").first()
    who = last.changed_by.name if last and last.changed_by else ""
    zone, now = ZoneInfo(row.site.time_zone), clock.now()
    when = in_words(row.set_at, now, zone)
    ending = f" until {in_words(row.until, now, zone)}" if row.until else ""
    if row.origin == "end":
        detail = f"The end that was set came at {when}: it is {row.state} now{ending}."
    else:
        detail = f"{who or 'Somebody'} changed this at {when}: it is {row.state} now{ending}."
    return conflict(
        detail,
        "Look at what stands now, then decide again. Your change was not made.",
        changed_by=who or None,
        changed_at=row.set_at.isoformat(),
        origin=row.origin,
        current={
            "state": row.state,
            "notice": row.notice,
            "reason": row.reason,
            "until": row.until.isoformat() if row.until else None,
            "then": row.as_setting().then,
            "version": row.version,
        },
    )
