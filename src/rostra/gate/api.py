"""The API of the gate: what counts, what stands, changing it, the log."""

import datetime as dt
import uuid
from typing import Annotated
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from rostra.articles.services import find_article
from rostra.gate import services
from rostra.gate.present import change_data, notice_data, setting_data
from rostra.gate.rules import Step, parse_time, strictest
from rostra.gate.schemas import (
    ChangePageOut,
    CountsOut,
    Scope,
    SettingIn,
    SettingOut,
    SettingSetOut,
)
from rostra.members.auth import ANYBODY, MEMBER_ONLY, member_of, required_member
from rostra.members.models import Member
from rostra.sites.requests import site_of
from rostra.store import clock
from rostra.store.api import answer, problems
from rostra.store.problems import forbidden

router = Router(tags=["gate"])


@router.get(
    "/gate",
    auth=ANYBODY,
    response={200: CountsOut, **problems(400, 401, 404, 422)},
    summary="Read what counts under an article",
)
def read_gate(
    request: HttpRequest, article: str | None = None, url: str | None = None
) -> HttpResponse:
    """The commenting state under an article, by key or address, and its notice in four parts. The
    staff also see every setting that has a say there."""
    site, member = site_of(request), member_of(request)
    found = find_article(site, id=article) if article else find_article(site, url=url or "")
    standing = services.settings_for(found)
    now = clock.now()
    counts = strictest(standing, now)
    change = services.next_change_of(services.stored_for(found), counts, now)
    document = {
        "article": str(found.pk),
        "state": counts.state,
        "scope": counts.scope,
        "closed": counts.is_closed,
        "until": counts.until.isoformat() if counts.until else None,
        "then": counts.then if counts.until else None,
        "next": {"at": change[0].isoformat(), "state": change[1]} if change else None,
        "notice": notice_data(services.explain_for(site, counts)),
        "settings": None,
    }
    if member is not None and member.is_moderator:
        document["settings"] = [setting_data(each) for each in standing]
    return answer(document)


@router.get(
    "/gates",
    auth=MEMBER_ONLY,
    response={200: list[SettingOut], **problems(401, 403, 422)},
    summary="Read all that is not open",
)
def read_gates(
    request: HttpRequest, limit: Annotated[int, Query(ge=1, le=1000)] = 200
) -> HttpResponse:
    """The site's own setting, then every scope that is not open. For the staff."""
    staff(request, "moderator")
    site = site_of(request)
    others = [s for s in services.not_open(site, limit=limit) if s.scope != "site"]
    return answer([setting_data(each) for each in (services.current(site, "site"), *others)])


@router.put(
    "/gate",
    auth=MEMBER_ONLY,
    response={200: SettingSetOut, **problems(400, 401, 403, 404, 409, 422)},
    summary="Set a commenting state",
)
def put_gate(request: HttpRequest, data: SettingIn) -> HttpResponse:
    """Set the state of one scope; `open` clears it. With `version`, 409 when somebody changed it
    since; with `dry_run`, nothing is written. For editors."""
    editor, site, now = staff(request, "editor"), site_of(request), clock.now()
    until, steps = ends(data, now, ZoneInfo(site.time_zone))
    words = {"notice": data.notice, "reason": data.reason}
    reach = services.affected(site, data.scope, data.target, data.state)
    if data.dry_run:
        setting = services.planned(
            site, data.scope, data.target, data.state, **words, until=until, then=steps
        )
    else:
        setting = services.set_gate(
            site, data.scope, data.target, data.state,
            notice=data.notice, reason=data.reason, until=until, then=steps,
            by=editor, expected_version=data.version,
        ).as_setting()  # fmt: skip
    return answer(
        setting_data(setting)
        | {
            "dry_run": data.dry_run,
            "affected": {
                "articles": reach.articles,
                "stricter": reach.stricter,
                "writers": reach.writers,
            },
            "shown": notice_data(services.explain_for(site, setting)),
        }
    )


@router.get(
    "/gate/changes",
    auth=MEMBER_ONLY,
    response={200: ChangePageOut, **problems(401, 403, 422)},
    summary="Read the log of changes",
)
def read_changes(
    request: HttpRequest,
    scope: Scope | None = None,
    target: str = "",
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> HttpResponse:
    """Latest first; of one scope where one is given. For the staff."""
    staff(request, "moderator")
    page = services.changes(
        site_of(request), scope=scope, target=target, cursor=cursor, limit=limit
    )
    listed = [change_data(change) for change in page.changes]
    return answer({"changes": listed, "next": page.next_cursor})


@router.post(
    "/gate/changes/{change_id}/undo",
    auth=MEMBER_ONLY,
    response={200: SettingOut, **problems(401, 403, 404, 409, 422)},
    summary="Take back the last change of a scope",
)
def undo_change(request: HttpRequest, change_id: uuid.UUID) -> HttpResponse:
    """409 when another change followed. For editors."""
    editor = staff(request, "editor")
    return answer(setting_data(services.undo(site_of(request), change_id, by=editor).as_setting()))


def ends(
    data: SettingIn, now: dt.datetime, zone: ZoneInfo
) -> tuple[dt.datetime | None, str | tuple[Step, ...]]:
    """The end and what follows, read like an editor's times. Raises a 422 Problem."""
    until = parse_time(data.until, now, zone) if data.until else None
    if not data.steps:
        return until, data.then or "open"
    before, steps = until or now, []
    for step in data.steps:
        end = parse_time(step.until, before, zone) if step.until else None
        steps.append(Step(step.state, end))
        before = end or before
    return until, tuple(steps)


def staff(request: HttpRequest, role: str) -> Member:
    """The sender, who has at least `role` here. Raises a 401 or 403 Problem."""
    member = required_member(request)
    if not member.has_role(role):
        raise forbidden(f"This is for {role}s of this site.", "Ask an administrator for the role.")
    return member
