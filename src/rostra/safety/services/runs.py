"""Long work behind a screen: begun in a thread, followed by its row, one at a time for a site."""

import dataclasses
import datetime as dt
import logging
import threading
import uuid
from time import monotonic
from typing import Any

from django.db import close_old_connections, connection, transaction

from rostra.members.models import Member
from rostra.safety.correction_models import CheckRun
from rostra.safety.measures import without_nan
from rostra.safety.replay import Replay
from rostra.safety.services.corrections import learn
from rostra.safety.services.replaying import Wanted, replay
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import Problem, conflict, not_found

log = logging.getLogger(__name__)
STALE = dt.timedelta(minutes=2)
"""A run that has not moved for so long was interrupted."""
TELL_EVERY_S = 0.5
KEPT = 20


def begin(
    site: Site, kind: str, asked: dict[str, Any], by: Member, *, wait: bool = False
) -> CheckRun:
    """Store the run and start it in a thread of its own, or with `wait` at once, here.

    Raises a 409 Problem where another one of the site is under way.
    """
    with transaction.atomic():
        Site.objects.select_for_update().only("id").get(pk=site.pk)
        rows = CheckRun.objects.filter(site=site)
        if any(is_under_way(run) for run in rows.filter(ended_at__isnull=True)):
            raise conflict("Another run is under way.", "Wait until it is done, then begin again.")
        old = list(rows.order_by("-began_at").values_list("id", flat=True)[KEPT:])
        CheckRun.objects.filter(pk__in=old).delete()
        run = CheckRun.objects.create(site=site, kind=kind, asked=asked, asked_by=by)
    if wait:
        carry_out(run)
    else:
        threading.Thread(target=in_a_thread, args=(run,), name=f"run-{run.pk}", daemon=True).start()
    return run


def is_under_way(run: CheckRun) -> bool:
    """Whether somebody still works on it."""
    return run.ended_at is None and now() - run.moved_at < STALE


def run_of(site: Site, key: uuid.UUID | None) -> CheckRun:
    """A run of the site. Raises a 404 Problem."""
    rows = CheckRun.objects.filter(site=site).select_related("asked_by")
    found = rows.filter(pk=key).first() if key is not None else None
    if found is None:
        raise not_found("run", "The latest ones are kept; begin a new one.")
    return found


def in_a_thread(run: CheckRun) -> None:
    """Carry the run out and give the thread's connection back."""
    try:
        close_old_connections()
        carry_out(run)
    finally:
        connection.close()


def carry_out(run: CheckRun) -> None:
    """Do what was asked and keep the result or the problem; never raises."""
    last = 0.0

    def told(done: int, of: int) -> None:
        nonlocal last
        if monotonic() - last > TELL_EVERY_S:
            last = monotonic()
            CheckRun.objects.filter(pk=run.pk).update(done=done, total=of, moved_at=now())

    result: Any = None
    problem = ""
    try:
        if run.kind == CheckRun.Kind.LEARN:
            result = {"version": learn(run.site, run.asked_by, told=told).number}
        else:
            most, days = run.asked["most"], run.asked["days"]
            wanted = Wanted(run.asked["toml"])
            result = data_of(replay(run.site, wanted, since_days=days, most=most, told=told))
    except Problem as error:
        problem = f"{error.detail} {error.todo or ''}".strip()[:1000]
    except Exception:
        log.exception("run %s failed", run.pk)
        problem = "It failed. The server's log says why."
    CheckRun.objects.filter(pk=run.pk).update(
        result=result, problem=problem, ended_at=now(), moved_at=now()
    )


def data_of(done: Replay) -> dict[str, Any]:
    """A replay as JSON."""
    data: dict[str, Any] = without_nan(dataclasses.asdict(done))
    data["examples"] = [
        dataclasses.asdict(each) | {"before": each.before.value, "after": each.after.value}
        for each in done.examples
    ]
    return data
