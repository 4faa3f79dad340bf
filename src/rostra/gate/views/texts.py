"""The page where a site words its states."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from rostra.gate import services
from rostra.gate.notices import Text, default_text
from rostra.gate.rules import STATES
from rostra.members.pages import StaffRequest, staff_only
from rostra.sites.models import Site
from rostra.store.problems import Problem


@require_http_methods(["GET", "POST"])
@staff_only("editor")
def texts(request: StaffRequest) -> HttpResponse:
    """What readers are told in each state, in one language, and words of the site's own."""
    site: Site = request.site
    if request.method == "POST":
        return save(request, site)
    return show(request, site, request.GET.get("language") or site.language)


def save(request: StaffRequest, site: Site) -> HttpResponse:
    """Store the words of one state."""
    form = request.POST
    state, language = form.get("state", ""), form.get("language", "")
    text = Text(form.get("what", ""), form.get("why", ""), form.get("todo", ""))
    try:
        services.set_text(site, state, language, text)
    except Problem as problem:
        return show(request, site, language, problem, {state: text})
    address = reverse("gate:texts")
    return redirect(f"{address}?language={language}&saved={state}#{state}")


def show(
    request: StaffRequest,
    site: Site,
    language: str,
    problem: Problem | None = None,
    typed: dict[str, Text] | None = None,
) -> HttpResponse:
    """The page; after a Problem with what was typed."""
    with translation.override(language if translation.check_for_language(language) else "en"):
        defaults = {s: default_text(s, "article", site.slow_seconds) for s in STATES}
    rows = [
        {
            "state": state,
            "default": defaults[state],
            "own": (typed or {}).get(state) or services.own_text(site, state, language),
        }
        for state in reversed(STATES)
        if state != "open"
    ]
    languages = {site.language, language, *(t.language for t in services.own_texts(site))}
    context = {
        "rows": rows,
        "language": language,
        "languages": sorted(languages),
        "saved": request.GET.get("saved", ""),
        "problem": problem,
    }
    return render(request, "gate/texts.html", context, status=problem.status if problem else 200)
