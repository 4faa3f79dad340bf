"""The one way in which the gate changes: check → store → log → announce, in one transaction."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from rostra.articles.models import Article
from rostra.gate.models import GateChange, GateSetting, steps_as_data, steps_from_data
from rostra.gate.rules import (
    ORIGINS,
    Setting,
    Step,
    check_change,
    clean_text,
    ends_come,
    loosening,
    target_key,
    under_schedule,
)
from rostra.gate.services.conflicts import changed_meanwhile
from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.store import clock
from rostra.store.models import announce
from rostra.store.problems import not_found

BY_HAND = ("hand", "command")


def set_gate(
    site: Site,
    scope: str,
    target: str,
    state: str,
    *,
    notice: str = "",
    reason: str = "",
    until: dt.datetime | None = None,
    then: str | Sequence[Step] = "open",
    by: Member | None = None,
    origin: str = "hand",
    expected_version: int | None = None,
    follow: bool = False,
) -> GateSetting:
    """Set `state` for one scope of `site`; `open` clears it. Setting what stands changes nothing.

    A state looser than the scope's schedule says now stands until the schedule changes next, when
    a person sets it; with `follow` the schedule goes on counting. A stricter one stands until its
    own end, or until somebody changes it.

    until: when it ends (aware); then: the state that follows, or several steps with their ends.
    expected_version: the version that the editor saw; None changes whatever stands.
    Raises the Problems of `planned`, and a 409 when somebody or an end changed the setting since
    `expected_version`.
    """
    if origin not in ORIGINS:
        raise ValueError(f"unknown origin {origin!r}; add it to rostra.gate.rules.ORIGINS")
    wanted = planned(
        site, scope, target, state, notice=notice, reason=reason, until=until, then=then
    )
    now = clock.now()
    with transaction.atomic():
        row = locked(site, scope, wanted.target, now)
        by_hand = origin in BY_HAND and not follow
        loose = loosening(row.table, state, now) if by_hand else None
        values = values_of(replace(wanted, origin=origin, loosened_until=loose))
        if expected_version is not None and row.version != expected_version:
            raise changed_meanwhile(row)
        if any(getattr(row, name) != value for name, value in values.items()):
            write(row, values, by=by, at=now, origin=origin)
        return row


def planned(
    site: Site,
    scope: str,
    target: str,
    state: str,
    *,
    notice: str = "",
    reason: str = "",
    until: dt.datetime | None = None,
    then: str | Sequence[Step] = "open",
) -> Setting:
    """The setting that `set_gate` would make of these; nothing is written.

    Raises a 422 Problem for an unsound change, 404 for an unknown article.
    """
    steps = _as_steps(then, until)
    check_change(state, until, steps, clock.now())
    key = target_key(scope, target)
    if scope == "article" and not Article.objects.filter(site=site, pk=key).exists():
        raise not_found("article", "Search for it by its headline, or copy its key.")
    return Setting(
        scope=scope,
        target=key,
        state=state,
        notice="" if state == "open" else clean_text(notice, "notice"),
        reason=clean_text(reason, "reason"),
        until=until,
        steps=steps,
    )


def locked(site: Site, scope: str, key: str, now: dt.datetime) -> GateSetting:
    """The row of this scope, locked, made when missing, with the ends up to `now` applied."""
    GateSetting.objects.get_or_create(site=site, scope=scope, target=key)
    row = GateSetting.objects.select_for_update().get(site=site, scope=scope, target=key)
    apply_ends(row, now)
    return row


def apply_ends(row: GateSetting, now: dt.datetime) -> int:
    """Store, log and announce each end of the locked `row` that has come; how many."""
    passed = ends_come(row.as_setting(), now)
    for setting in passed:
        write(row, values_of(setting), by=None, at=setting.set_at or now, origin="end")
    return len(passed)


def write(
    row: GateSetting,
    values: dict[str, Any],
    *,
    by: Member | None,
    at: dt.datetime,
    origin: str,
    undoes: GateChange | None = None,
) -> GateChange:
    """Give the locked `row` its new `values`, log the change and announce it.

    by: who changed it; after an end (`origin` "end") the row still names who planned it.
    """
    before, previous = state_at(row, at), snapshot(row)
    for name, value in values.items():
        setattr(row, name, value)
    if origin != "end":
        row.set_by = by
    row.set_at = at
    row.version += 1
    row.save()
    change = GateChange.objects.create(
        site_id=row.site_id,
        scope=row.scope,
        target=row.target,
        before=before,
        after=state_at(row, at),
        notice=row.notice,
        reason=row.reason,
        until=row.until,
        steps=row.steps,
        origin=origin,
        version=row.version,
        previous=previous,
        undoes=undoes,
        changed_by=by,
        changed_at=at,
    )
    tell(row, before, change.after)
    return change


def state_at(row: GateSetting, at: dt.datetime) -> str:
    """The state of `row` at `at`, its schedule counted, ends not."""
    return under_schedule(row.as_setting(), at).state


def tell(row: GateSetting, before: str, after: str) -> None:
    """Announce that the state of `row` went from `before` to `after`."""
    article = Article.objects.filter(pk=row.target).first() if row.scope == "article" else None
    announce(
        "gate.changed",
        site_id=row.site_id,
        thread_id=article.pk if article else None,
        subject_id=row.pk,
        scope=row.scope,
        target=row.target,
        before=before,
        after=after,
        until=row.until.isoformat() if row.until else None,
        version=row.version,
    )


def values_of(setting: Setting) -> dict[str, Any]:
    """The columns of `setting` that a change may alter."""
    return {
        "state": setting.state,
        "notice": setting.notice,
        "reason": setting.reason,
        "until": setting.until,
        "steps": steps_as_data(setting.steps),
        "origin": setting.origin,
        "loosened_until": setting.loosened_until,
    }


def snapshot(row: GateSetting) -> dict[str, Any]:
    """What `row` holds, JSON-ready, so that a change can be undone."""
    values = {name: getattr(row, name) for name in ("state", "notice", "reason", "steps", "origin")}
    moments = {name: getattr(row, name) for name in ("until", "loosened_until")}
    return values | {name: each.isoformat() if each else None for name, each in moments.items()}


def from_snapshot(data: dict[str, Any], row: GateSetting) -> Setting:
    """The setting that `snapshot` kept, for the scope of `row`."""
    loose = data.get("loosened_until")
    return Setting(
        scope=row.scope,
        target=row.target,
        state=data["state"],
        notice=data["notice"],
        reason=data["reason"],
        until=dt.datetime.fromisoformat(data["until"]) if data["until"] else None,
        steps=steps_from_data(data["steps"]),
        origin=data["origin"],
        loosened_until=dt.datetime.fromisoformat(loose) if loose else None,
    )


def _as_steps(then: str | Sequence[Step], until: dt.datetime | None) -> tuple[Step, ...]:
    if not isinstance(then, str):
        return tuple(then)
    return () if then == "open" and until is None else (Step(then),)
