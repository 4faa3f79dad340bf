"""Pages that change the gate: preview → apply, undo. For editors alone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from rostra.gate import services
from rostra.gate.ladder import preview_notice, reach_in_words, standing
from rostra.gate.views.look import scope_context
from rostra.gate.views.wanted import Wanted
from rostra.members.pages import StaffRequest, staff_only
from rostra.sites.models import Site
from rostra.store import clock
from rostra.store.ids import parse_id
from rostra.store.problems import Problem, not_found

CONFLICT = 409


@require_POST
@staff_only("editor")
def preview(request: StaffRequest) -> HttpResponse:
    """What a change would do and what readers would see; nothing is written."""
    wanted = Wanted.sent(request.POST)
    try:
        return show_preview(request, wanted)
    except Problem as problem:
        return form_again(request, wanted, problem)


@require_POST
@staff_only("editor")
def apply(request: StaffRequest) -> HttpResponse:
    """Make the change that was previewed, or show what somebody else did meanwhile."""
    wanted, site = Wanted.sent(request.POST), request.site
    try:
        wanted.apply(site, clock.now(), request.user)
    except Problem as problem:
        if problem.status == CONFLICT:
            return show_preview(request, wanted, problem)
        return form_again(request, wanted, problem)
    return to_scope(site, wanted.scope, wanted.target)


@require_POST
@staff_only("editor")
def undo(request: StaffRequest, change_id: str) -> HttpResponse:
    """Take the last change of a scope back."""
    key = parse_id(change_id)
    if key is None:
        raise not_found("change of the gate")
    row = services.undo(request.site, key, by=request.user)
    return to_scope(request.site, row.scope, row.target)


def show_preview(
    request: StaffRequest, wanted: Wanted, conflict: Problem | None = None
) -> HttpResponse:
    """The page before a change; after a conflict it shows what stands and what was wanted."""
    site: Site = request.site
    setting = wanted.planned(site, clock.now())
    current = services.current(site, wanted.scope, wanted.target)
    reach = services.affected(site, setting.scope, setting.target, setting.state)
    (stands,) = standing(site, [current])
    (becomes,) = standing(site, [setting])
    exact = Wanted.repeating(setting, site, exact=True)
    version = current.version if conflict or wanted.version is None else wanted.version
    context = {
        "now": stands,
        "becomes": becomes,
        "reach": reach_in_words(reach),
        "notice": None if setting.is_open else preview_notice(site, setting),
        "fields": [(n, v) for n, v in exact.fields if n != "version"] + [("version", version)],
        "back": wanted.url,
        "conflict": conflict,
        "same": current.state == setting.state and not conflict,
    }
    return render(request, "gate/preview.html", context, status=CONFLICT if conflict else 200)


def form_again(request: StaffRequest, wanted: Wanted, problem: Problem) -> HttpResponse:
    """The form with all that was typed and what is wrong with it."""
    context = scope_context(request, wanted, problem)
    return render(request, "gate/scope.html", context, status=problem.status)


def to_scope(site: Site, scope: str, target: str) -> HttpResponse:
    """The page of the scope, saying what was done."""
    (shown,) = standing(site, [services.current(site, scope, target)])
    latest = services.changes(site, scope=scope, target=target, limit=1).changes
    done = f"&done={latest[0].pk}" if latest else ""
    return redirect(f"{shown.url}{done}" if shown.url else reverse("gate:overview"))
