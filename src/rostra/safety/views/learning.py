"""The page of learning: what decisions taught, how that is known, and the switch."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rostra.members.pages import StaffRequest, staff_only
from rostra.safety.correction_models import StoredCorrection
from rostra.safety.plots import line_chart
from rostra.safety.services import corrections, runs
from rostra.safety.services.at_work import is_off
from rostra.store.problems import invalid


@require_GET
@staff_only("moderator")
def learning(request: StaffRequest) -> HttpResponse:
    """The versions with their evidence, and which of them counts."""
    switch = corrections.switch_now(request.site.pk)
    on = switch.correction_id if switch else None
    rows = corrections.corrections(request.site)
    context = {
        "versions": [version(row, row.pk == on) for row in rows],
        "switch": switch,
        "is_on": on is not None,
        "no_model": is_off(),
        "may_change": request.user.is_editor,
    }
    return render(request, "safety/learning.html", context)


@require_POST
@staff_only("editor")
def begin(request: StaffRequest) -> HttpResponse:
    """Learn from the decisions so far, behind a page that shows how far it is."""
    return redirect("safety:run", runs.begin(request.site, "learn", {}, request.user).pk)


@require_POST
@staff_only("editor")
def switch(request: StaffRequest) -> HttpResponse:
    """Let a version count from now on, or none."""
    sent = request.POST.get("version", "")
    if sent != "none" and not (sent.isdecimal() and len(sent) < 9):
        raise invalid("No version was named.", "Go back and choose one.")
    corrections.switch(request.site, None if sent == "none" else int(sent), request.user)
    return redirect("safety:learning")


def version(row: StoredCorrection, is_on: bool) -> dict[str, Any]:
    """A version as it is shown."""
    return {
        "row": row,
        "is_on": is_on,
        "stages": [stage(name, evidence) for name, evidence in row.evidence.items()],
    }


def stage(name: str, evidence: dict[str, Any]) -> dict[str, Any]:
    """What one judge gains, with a plot of how that grew."""
    names = corrections.names_of([labeler for labeler, trust in evidence["doubted"]])
    return {
        "name": {"first": _("First judge"), "second": _("Second judge")}[name],
        "evidence": evidence,
        "by_chance": (evidence["gain"]["low"] or 0) <= 0,
        "doubted": [names.get(each, each) for each, trust in evidence["doubted"]],
        "plot": plot(evidence),
    }


def plot(evidence: dict[str, Any]) -> str:
    """The learning curve as SVG; dashed where it is a guess."""
    known = [(each["decisions"], each["gain"]) for each in evidence["curve"]]
    guessed = [(each["decisions"], each["gain"]) for each in evidence["forecast"]]
    if not known:
        return ""
    every = [*known, *guessed]
    top = max(0.01, *(gain for count, gain in every)) * 1.15
    chart = line_chart(
        _("Gain in ROC-AUC by number of decisions"),
        known,
        x_label=_("decisions learned from; dashed: a guess"),
        y_label=_("gain"),
        x_range=(0, max(count for count, gain in every)),
        y_range=(min(0.0, *(gain for count, gain in every)), top),
        dashed=guessed,
        digits=(0, 3),
    )
    return mark_safe(chart)  # noqa: S308 - our own numbers, titles escaped
