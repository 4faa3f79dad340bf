"""Trying a text: what would happen to it, and why."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rostra.members.pages import StaffRequest, staff_only
from rostra.safety import services
from rostra.safety.marks import marked
from rostra.safety.present import ACTION_WORDS, VERDICTS
from rostra.store.problems import Problem

WRITER_NAMES = {
    "newcomer": _("a newcomer"),
    "known": _("a reader with many accepted comments"),
    "guest": _("a guest"),
    "moderator": _("a moderator"),
}
KIND_NAMES = {"comment": _("comment"), "name": _("name"), "biography": _("biography")}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("moderator")
def trial(request: StaffRequest) -> HttpResponse:
    """A box for a text; after it was sent, its verdict. Nothing is stored."""
    form = request.POST
    text = form.get("text", "").replace("\r\n", "\n")
    writer, kind = form.get("writer", "newcomer"), form.get("kind", "comment")
    context: dict[str, Any] = {
        "text": text, "writer": writer, "kind": kind,
        "writers": WRITER_NAMES, "kinds": KIND_NAMES,
    }  # fmt: skip
    status = 200
    if request.method == "POST":
        try:
            context |= told(services.try_text(request.site, text, writer, kind))
        except Problem as problem:
            context["problem"], status = problem, problem.status
    return render(request, "safety/try.html", context, status=status)


def told(tried: services.TriedText) -> dict[str, Any]:
    """The verdict as it is shown."""
    verdict = tried.verdict
    spans = [span for finding in verdict.findings for span in finding.spans]
    return {
        "verdict": verdict,
        "said": VERDICTS[verdict.action],
        "findings": [
            {"finding": finding, "action": ACTION_WORDS[finding.action]}
            for finding in sorted(verdict.findings, key=lambda f: f.action, reverse=True)
        ],
        "pieces": marked(tried.text, spans),
        "any_marks": bool(spans),
        "scores": sorted(verdict.scores.items(), key=lambda item: -item[1]),
        "milliseconds": tried.seconds * 1000,
    }
