"""The page of the policy: look, preview, save, bring an earlier version back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rostra.members.pages import StaffRequest, staff_only
from rostra.safety import services
from rostra.safety.policy_file import write
from rostra.safety.present import sections
from rostra.safety.services.history import text_of
from rostra.safety.views.versions import (
    digest,
    editors_only,
    key_of,
    page_context,
    to_page,
    version_asked,
)
from rostra.store.problems import Problem


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("moderator")
def policy(request: StaffRequest) -> HttpResponse:
    """The policy in a box, each setting explained beside it, preview and save, its history."""
    if request.method == "POST":
        return change(request)
    old = version_asked(request, "policy")
    if "all" in request.GET:
        text = write(services.policy_now(request.site))
    else:
        text = text_of(old or services.current_policy(request.site))
    return show(request, text, old=old)


def change(request: StaffRequest) -> HttpResponse:
    """Preview what was typed; save it where it is what was previewed."""
    editors_only(request)
    form = request.POST
    text = form.get("toml", "")
    try:
        if form.get("do") != "save" or form.get("previewed") != digest(text):
            trial = services.try_policy(request.site, text)
            return show(request, text, trial=trial, asked_to_save=form.get("do") == "save")
        seen = key_of(form.get("seen", ""))
        row = services.save_policy(request.site, text, request.user, seen=seen)
    except Problem as problem:
        return show(request, text, problem=problem)
    return to_page(reverse("safety:policy"), row.pk)


def show(
    request: StaffRequest,
    text: str,
    *,
    trial: services.PolicyTrial | None = None,
    problem: Problem | None = None,
    old: Any = None,
    asked_to_save: bool = False,
) -> HttpResponse:
    """The page; after a preview with what would change, after a Problem with what is wrong."""
    policy_shown = trial.policy if trial else services.policy_now(request.site)
    context = page_context(request, "policy") | {
        "text": text,
        "sections": sections(policy_shown),
        "trial": trial,
        "asked_to_save": asked_to_save,
        "previewed": digest(text),
        "problem": problem,
        "faults": faults(text, problem) if problem else [],
        "old": old,
    }
    return render(request, "safety/policy.html", context, status=problem.status if problem else 200)


def faults(text: str, problem: Problem) -> list[dict[str, Any]]:
    """The mistakes, each with the line on which it stands."""
    lines = text.splitlines()
    return [
        fault | {"written": lines[fault["line"] - 1].strip() if fault["line"] else ""}
        for fault in problem.extra.get("faults", [])
    ]


@require_POST
@staff_only("editor")
def restore(request: StaffRequest) -> HttpResponse:
    """Make an earlier version count again; the way to undo as well."""
    key = key_of(request.POST.get("version", ""))
    row = services.restore_policy(request.site, key, request.user)
    return to_page(reverse("safety:policy"), row.pk)
