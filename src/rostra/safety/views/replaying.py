"""Trying a policy on past comments: a run in the background, its progress, what came out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from rostra.members.pages import StaffRequest, staff_only
from rostra.safety.correction_models import CheckRun
from rostra.safety.marks import marked
from rostra.safety.present import ACTION_WORDS
from rostra.safety.services import runs
from rostra.safety.services.policies import checked_policy
from rostra.safety.verdict import Action
from rostra.store.ids import parse_id

MOST = 2_000
RELOADED_S = 2
"""Seconds after which the page of a run that goes on is loaded anew."""
DAYS = 90
LONGEST = 400
OUTCOMES = {"approved": _("approved by a moderator"), "rejected": _("rejected by a moderator")}


@require_POST
@staff_only("editor")
def begin(request: StaffRequest) -> HttpResponse:
    """Begin to judge past comments anew by the policy in the form."""
    toml = request.POST.get("toml", "").replace("\r\n", "\n")
    checked_policy(toml)
    asked = {"toml": toml, "most": MOST, "days": DAYS}
    return redirect("safety:run", runs.begin(request.site, "replay", asked, request.user).pk)


@require_GET
@staff_only("moderator")
def run(request: StaffRequest, run_id: str) -> HttpResponse:
    """How far a run is, and what came out of it."""
    row = runs.run_of(request.site, parse_id(run_id))
    under_way = runs.is_under_way(row)
    if row.ended_at and row.kind == CheckRun.Kind.LEARN and not row.problem:
        return redirect("safety:learning")
    context: dict[str, Any] = {
        "run": row,
        "under_way": under_way,
        "interrupted": row.ended_at is None and not under_way,
        "is_learning": row.kind == CheckRun.Kind.LEARN,
        "days": DAYS,
    }
    if row.result and row.kind == CheckRun.Kind.REPLAY:
        context |= outcome(row.result)
    page = render(request, "safety/run.html", context)
    if under_way:
        page.headers["Refresh"] = str(RELOADED_S)
    return page


def outcome(result: dict[str, Any]) -> dict[str, Any]:
    """A replay as it is shown: both sides as bars, reasons, examples."""
    then, now = result["then"], result["now"]
    most = max(1, *then["actions"].values(), *now["actions"].values())
    reasons = sorted({*then["reasons"], *now["reasons"]}, key=lambda r: -now["reasons"].get(r, 0))
    return {
        "result": result,
        "actions": [
            {
                "name": ACTION_WORDS[action],
                "then": then["actions"][action.value],
                "now": now["actions"][action.value],
                "most": most,
            }
            for action in Action
        ],
        "reasons": [(r, then["reasons"].get(r, 0), now["reasons"].get(r, 0)) for r in reasons],
        "estimates": [
            {"then": then["errors"][name], "now": now["errors"][name], "name": name}
            for name in ("held_though_approved", "published_though_rejected")
        ],
        "examples": [example(each) for each in result["examples"]],
    }


def example(each: dict[str, Any]) -> dict[str, Any]:
    """A comment that would have been treated otherwise, marked where it was found."""
    text = each["text"][:LONGEST]
    spans = [(a, b) for a, b in each["spans"] if b <= len(text)]
    return {
        "key": each["key"],
        "pieces": marked(text, spans),
        "cut": len(each["text"]) > LONGEST,
        "before": ACTION_WORDS[Action(each["before"])],
        "after": ACTION_WORDS[Action(each["after"])],
        "outcome": OUTCOMES.get(each["outcome"] or ""),
        "why": each["why"],
    }
