"""The page of the judging service: who may ask it, and what they asked."""

import math
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rostra.members.pages import StaffRequest, staff_only
from rostra.safety.perspective.coral import PATH as CORAL_PATH
from rostra.safety.service_models import CORAL, KEY
from rostra.safety.services import service_clients
from rostra.safety.services.service_clients import PER_SECOND, Use
from rostra.store.problems import Problem, invalid

HIGH, STEP = 40, 8
"""The bars: height of the picture and width of a day, in its own units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day of a picture of bars; `answered` and `limited` are heights."""

    x: int
    answered: float
    limited: float

    @property
    def top(self) -> float:
        """Where the answered part begins, counted from above."""
        return HIGH - self.answered

    @property
    def limited_top(self) -> float:
        """Where the part above the quota begins, which stands on the other."""
        return HIGH - self.answered - self.limited


def bars(use: Use) -> list[Bar]:
    """The days of a client as bars, the busiest as high as the picture; none for a quiet one."""
    if not use.busiest:
        return []
    unit = HIGH / use.busiest
    return [
        Bar(place * STEP, round(day.answered * unit, 1), round(day.limited * unit, 1))
        for place, day in enumerate(use.days)
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("admin")
def service(request: StaffRequest) -> HttpResponse:
    """Show clients and their use; make one. A key is shown in the answer to its making alone."""
    if request.method != "POST":
        return show(request)
    try:
        made = add(request)
    except Problem as problem:
        return show(request, problem=problem, status=problem.status)
    return show(request, made=made)


def add(request: StaffRequest) -> dict[str, str]:
    """Make the client that the form describes; its name, and its key where it got one."""
    form = request.POST
    quotas: dict[str, Any] = {
        "per_second": number(form.get("per_second", ""), PER_SECOND),
        "per_day": int(number(form.get("per_day", ""), 0)),
        "by": request.user,
    }
    name = form.get("name", "")
    if form.get("kind") == CORAL:
        row = service_clients.add_coral(request.site, name, form.get("secret", ""), **quotas)
        return {"name": row.name}
    row, text = service_clients.add_key(request.site, name, **quotas)
    return {"name": row.name, "key": text}


def number(text: str, empty: float) -> float:
    """The number typed, `empty` where there is none. Raises a 422 Problem."""
    try:
        value = float(text.strip() or empty)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise invalid("A quota is a number.", "Write it in digits, such as 50.")
    return value


def show(
    request: StaffRequest,
    *,
    made: dict[str, str] | None = None,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, after a form with what came of it."""
    uses = service_clients.usage(request.site)
    root = request.build_absolute_uri("/").rstrip("/")
    context = {
        "rows": [{"use": use, "client": use.client, "bars": bars(use)} for use in uses],
        "width": service_clients.DAYS_SHOWN * STEP,
        "high": HIGH,
        "bar": STEP - 2,
        "days": service_clients.DAYS_SHOWN,
        "made": made,
        "problem": problem,
        "form": request.POST if problem else {"per_second": f"{PER_SECOND:g}", "kind": KEY},
        "endpoint": f"{root}/v1alpha1",
        "coral_address": root + CORAL_PATH,
        "coral": CORAL,
    }
    return render(request, "safety/service.html", context, status=status)


@require_POST
@staff_only("admin")
def revoke(request: StaffRequest) -> HttpResponse:
    """Take a client's right away."""
    service_clients.revoke(request.site, request.POST.get("client", ""))
    return redirect("safety:service")
