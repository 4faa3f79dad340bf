"""The first page of the checks: what is in force."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rostra.members.pages import StaffRequest, staff_only
from rostra.safety import services
from rostra.safety.present import PART_MEANINGS, PART_NAMES, sections
from rostra.safety.services.history import LISTS
from rostra.safety.views.trial import KIND_NAMES, WRITER_NAMES
from rostra.safety.views.versions import page_context
from rostra.safety.views.words import language_rows
from rostra.safety.wordlists import ListKind, parse
from rostra.sites.models import Site


@require_GET
@staff_only("moderator")
def overview(request: StaffRequest) -> HttpResponse:
    """The lists, the shipped languages, what the policy changes, and a text to try."""
    site: Site = request.site
    policy = services.policy_now(site)
    own = [
        (section.name, knob)
        for section in sections(policy)
        for knob in section.knobs
        if knob.is_changed
    ]
    context = page_context(request, "policy") | {
        "lists": [list_row(site, kind) for kind in LISTS],
        "languages": language_rows(site),
        "own": own,
        "policy_meaning": PART_MEANINGS["policy"],
        "nudges": (nudges := services.nudge_summary(site)),
        "nudge_bars": nudge_bars(nudges),
        "writers": WRITER_NAMES,
        "writer": "newcomer",
        "kinds": KIND_NAMES,
        "kind": "comment",
    }
    return render(request, "safety/overview.html", context)


def list_row(site: Site, kind: str) -> dict[str, Any]:
    """A list with how many entries it has, who saved it last and when."""
    newest = services.current_list(site, kind)
    entries = parse(newest.entries, ListKind(kind))[0] if newest else ()
    return {
        "kind": kind,
        "name": PART_NAMES[kind],
        "meaning": PART_MEANINGS[kind],
        "entries": len(entries),
        "newest": newest,
    }


def nudge_bars(nudges: services.NudgeSummary) -> list[dict[str, Any]]:
    """What writers did who were advised, with its share of all who decided."""
    figures = (
        ("rephrased", _("Rephrased"), nudges.rephrased),
        ("kept", _("Posted as it was"), nudges.kept),
        ("given-up", _("Not posted"), nudges.given_up),
    )
    return [
        {"kind": kind, "label": label, "number": number, "share": nudges.share(number)}
        for kind, label, number in figures
    ]
