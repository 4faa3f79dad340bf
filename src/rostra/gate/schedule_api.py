"""The API of schedules: read, try, save, take back, follow again."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from ninja import Router

from rostra.gate import services
from rostra.gate.api import staff
from rostra.gate.present import setting_data
from rostra.gate.rules import parse_time, target_key
from rostra.gate.schemas import ScheduleIn, ScheduleOut, Scope, ScopeIn, SettingOut
from rostra.members.auth import MEMBER_ONLY
from rostra.sites.models import Site
from rostra.sites.requests import site_of
from rostra.store import clock
from rostra.store.api import answer, problems

router = Router(tags=["gate"])


@router.get(
    "/gate/schedule",
    auth=MEMBER_ONLY,
    response={200: ScheduleOut, **problems(401, 403, 422)},
    summary="Read a scope's schedule",
)
def read_schedule(
    request: HttpRequest, scope: Scope = "site", target: str = "", at: str | None = None
) -> HttpResponse:
    """Its lines, what they say at a moment (now unless `at`) and what next. For the staff."""
    staff(request, "moderator")
    site = site_of(request)
    text = services.schedule_of(site, scope, target)
    return answer(schedule_data(site, scope, target, text, at))


@router.put(
    "/gate/schedule",
    auth=MEMBER_ONLY,
    response={200: ScheduleOut, **problems(400, 401, 403, 404, 409, 422)},
    summary="Save a scope's schedule",
)
def put_schedule(request: HttpRequest, data: ScheduleIn) -> HttpResponse:
    """Put its lines in force. With `dry_run` nothing is written. 422 names the lines that cannot be
    read in `lines`. For editors."""
    editor, site = staff(request, "editor"), site_of(request)
    document = schedule_data(site, data.scope, data.target, data.text, data.at)
    if not data.dry_run:
        row = services.save_schedule(
            site, data.scope, data.target, data.text, by=editor, expected_version=data.version
        )
        document |= {"text": row.schedule, "version": row.version}
    return answer(document | {"dry_run": data.dry_run})


@router.post(
    "/gate/schedule/undo",
    auth=MEMBER_ONLY,
    response={200: ScheduleOut, **problems(400, 401, 403, 422)},
    summary="Bring back the schedule before",
)
def undo_schedule(request: HttpRequest, data: ScopeIn) -> HttpResponse:
    """Puts the version before the last one in force again. For editors."""
    editor, site = staff(request, "editor"), site_of(request)
    row = services.undo_schedule(site, data.scope, data.target, by=editor)
    return answer(schedule_data(site, data.scope, data.target, row.schedule, None))


@router.post(
    "/gate/schedule/follow",
    auth=MEMBER_ONLY,
    response={200: SettingOut, **problems(400, 401, 403, 404, 422)},
    summary="Follow the schedule again",
)
def follow_schedule(request: HttpRequest, data: ScopeIn) -> HttpResponse:
    """Lets go of what was set by hand for the scope. For editors."""
    editor, site = staff(request, "editor"), site_of(request)
    services.follow_schedule(site, data.scope, data.target, by=editor)
    return answer(setting_data(services.current(site, data.scope, data.target)))


def schedule_data(site: Site, scope: str, target: str, text: str, at: str | None) -> dict[str, Any]:
    """A schedule as JSON-ready data. Raises a 422 Problem for lines or a time that is none."""
    now = clock.now()
    moment = parse_time(at, now, ZoneInfo(site.time_zone)) if at else now
    tried = services.try_schedule(site, text, moment)
    said = [(tried.at, tried.said), *tried.following]
    first, *following = [
        {"at": when.isoformat(), "state": each.state, "reason": each.reason} for when, each in said
    ]
    return {
        "scope": scope,
        "target": target_key(scope, target),
        "text": text,
        "version": services.current(site, scope, target).version,
        "dry_run": False,
        "says": first,
        "following": following,
    }
