"""Schedules: read, tried, saved, taken back."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction

from rostra.articles.models import Article
from rostra.gate.models import GateSchedule, GateSetting
from rostra.gate.rules import Setting, at_moment, read_schedule, strictness, target_key
from rostra.gate.rules.moments import next_edge
from rostra.gate.rules.timetable import Said, next_change, said_at
from rostra.gate.services.change import locked, set_gate, write
from rostra.gate.services.conflicts import changed_meanwhile
from rostra.gate.services.schedule_due import bring_up, look_ahead
from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.store import clock
from rostra.store.problems import invalid, not_found

TEXT_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Tried:
    """What a schedule says at a moment, and what next (None: it stays so)."""

    at: dt.datetime
    said: Said
    following: tuple[tuple[dt.datetime, Said], ...]


def schedule_of(site: Site, scope: str, target: str = "") -> str:
    """The lines in force for this scope; "" without any."""
    row = _row(site, scope, target)
    return row.schedule if row else ""


def stored_setting(site: Site, scope: str, target: str = "") -> Setting:
    """What was set for this scope, its schedule beside it and not counted; ends applied by nobody.

    `rules.at_moment` of it at any time is what counts then.
    """
    row = _row(site, scope, target)
    return row.as_setting() if row else Setting(scope, target_key(scope, target), "open")


def schedules(site: Site) -> list[GateSetting]:
    """The scopes of the site that have a schedule, widest first."""
    rows = GateSetting.objects.filter(site=site).exclude(schedule="").select_related("site")
    order = ("site", "section", "topic", "article")
    return sorted(rows, key=lambda row: (order.index(row.scope), row.target))


def versions(site: Site, scope: str, target: str = "", limit: int = 10) -> list[GateSchedule]:
    """The versions of a scope's schedule, latest first."""
    rows = GateSchedule.objects.filter(site=site, scope=scope, target=target_key(scope, target))
    return list(rows.select_related("saved_by").order_by("-id")[:limit])


def try_schedule(site: Site, text: str, at: dt.datetime, most: int = 5) -> Tried:
    """What the lines of `text` would say at `at`, and their next changes; nothing is written.

    Raises a 422 Problem that names the lines that cannot be read.
    """
    table = read_schedule(clean_schedule(text), ZoneInfo(site.time_zone))
    changes: list[tuple[dt.datetime, Said]] = []
    moment = at
    while len(changes) < most and (change := next_change(table, moment)):
        changes.append(change)
        moment = change[0]
    return Tried(at, said_at(table, at), tuple(changes))


def save_schedule(
    site: Site,
    scope: str,
    target: str,
    text: str,
    *,
    by: Member | None = None,
    expected_version: int | None = None,
) -> GateSetting:
    """Put the lines of `text` in force for one scope; "" ends its schedule.

    A looser state that a hand had set against the former lines is let go. Raises a 422 Problem for
    lines that cannot be read, 404 for an unknown article, 409 when the setting changed since
    `expected_version`.
    """
    kept = clean_schedule(text)
    read_schedule(kept, ZoneInfo(site.time_zone))
    key, now = target_key(scope, target), clock.now()
    if scope == "article" and not Article.objects.filter(site=site, pk=key).exists():
        raise not_found("article", "Search for it by its headline, or copy its key.")
    with transaction.atomic():
        row = locked(site, scope, key, now)
        if expected_version is not None and row.version != expected_version:
            raise changed_meanwhile(row)
        if row.schedule == kept:
            return row
        _put(row, kept, by, now)
        return row


def _put(row: GateSetting, text: str, by: Member | None, now: dt.datetime) -> None:
    """Store the new lines, with a row in the log: what they make of the gate begins now."""
    GateSchedule.objects.create(
        site_id=row.site_id, scope=row.scope, target=row.target, text=text, saved_by=by,
        saved_at=now,
    )  # fmt: skip
    bring_up(row, now)
    keeper = row.set_by
    write(row, {"schedule": text, "loosened_until": None}, by=by, at=now, origin="schedule")
    row.set_by = keeper
    look_ahead(row, now)
    row.save()


def undo_schedule(
    site: Site, scope: str, target: str = "", *, by: Member | None = None
) -> GateSetting:
    """Put the version before the last one back in force (as a version of its own)."""
    last = versions(site, scope, target, 2)
    if not last:
        raise invalid("This scope never had a schedule.", "There is nothing to take back.")
    before = last[1].text if len(last) > 1 else ""
    return save_schedule(site, scope, target, before, by=by)


def follow_schedule(
    site: Site, scope: str, target: str = "", *, by: Member | None = None, origin: str = "hand"
) -> GateSetting:
    """Let go of what was set by hand: from now on the schedule alone counts for this scope."""
    return set_gate(site, scope, target, "open", by=by, origin=origin, follow=True)


def next_change_of(
    settings: list[Setting], counts: Setting, now: dt.datetime
) -> tuple[dt.datetime, str] | None:
    """When the strictest of `settings` (stored ones) becomes another state, and which; or None."""
    state, moment = counts.state, now
    for _ in range(50):
        edges = [edge for each in settings if (edge := next_edge(each, moment))]
        if not edges:
            return None
        moment = min(edges)
        states = [at_moment(each, moment).state for each in settings]
        becomes = max(states, key=strictness, default="open")
        if becomes != state:
            return moment, becomes
    return None


def clean_schedule(text: str) -> str:
    """The lines without trailing space. Raises a 422 Problem for more than 20,000 characters."""
    if len(text) > TEXT_LIMIT:
        raise invalid("That schedule is too long.", f"At most {TEXT_LIMIT:,} characters.")
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _row(site: Site, scope: str, target: str) -> GateSetting | None:
    rows = GateSetting.objects.filter(site=site, scope=scope, target=target_key(scope, target))
    return rows.select_related("site", "set_by").first()
