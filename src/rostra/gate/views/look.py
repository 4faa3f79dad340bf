"""Pages that show the gate: overview, one scope, search, log. They never write."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rostra.articles.models import Article
from rostra.articles.services import find_article
from rostra.gate import services
from rostra.gate.ladder import logged, rungs, scope_url, standing
from rostra.gate.models import GateChange
from rostra.gate.notices import Notice
from rostra.gate.present import Names, section_names
from rostra.gate.rules import BY_ITSELF, STATES, Setting, strictest, strictness
from rostra.gate.views.schedule import against
from rostra.gate.views.wanted import Wanted
from rostra.gate.wording import zone_in_words
from rostra.members.pages import StaffRequest, staff_only
from rostra.sites.models import Site
from rostra.store import clock
from rostra.store.ids import parse_id
from rostra.store.problems import Problem

LISTED = 200
FOUND = 20
LATEST = 6


@require_GET
@staff_only("moderator")
def overview(request: StaffRequest) -> HttpResponse:
    """All that is not open, the site's ladder, and the ways to every other scope."""
    site: Site = request.site
    not_open = services.not_open(site, limit=LISTED)
    context = scope_context(request, Wanted.sent(request.GET)) | {
        "not_open": standing(site, not_open),
        "sections": sections_of(site, not_open),
        "latest": logged(site, services.changes(site, limit=LATEST).changes, []),
        "scheduled": scheduled(site),
    }
    return render(request, "gate/overview.html", context)


@require_GET
@staff_only("moderator")
def scope_page(request: StaffRequest) -> HttpResponse:
    """One scope: its ladder, what else counts there, the form, its log."""
    return render(request, "gate/scope.html", scope_context(request, Wanted.sent(request.GET)))


def scope_context(
    request: StaffRequest, wanted: Wanted, problem: Problem | None = None
) -> dict[str, Any]:
    """What the page of a scope shows; `problem` says what is wrong with the form."""
    site: Site = request.site
    current = services.current(site, wanted.scope, wanted.target)
    (now,) = standing(site, [current])
    page = services.changes(site, scope=current.scope, target=current.target, limit=LATEST)
    form = wanted if wanted.state or problem else Wanted.repeating(set_by_hand(current), site)
    return {
        "now": now,
        "against": against(services.stored_setting(site, wanted.scope, wanted.target), site),
        "ladder": rungs(current.state, site.slow_seconds),
        "form": form,
        "chosen": form.state,
        "steps_open": len(form.steps) > 1,
        "states": [state for state in reversed(STATES) if state not in ("open", "hidden")],
        "stricter": stricter_elsewhere(site, current),
        "notice": notice_now(site, current),
        "log": logged(site, page.changes, page.changes[:1]),
        "more_log": page.next_cursor is not None,
        "zone": zone_in_words(ZoneInfo(site.time_zone)),
        "may_change": request.user.is_editor,
        "done": done_view(request, page.changes[:1]),
        "problem": problem,
        "no_articles": wanted.scope == "section"
        and not services.affected(site, "section", current.target).articles,
    }


def set_by_hand(current: Setting) -> Setting:
    """What a form repeats: what a schedule says has no end and no words to be typed again."""
    if current.origin != "schedule":
        return current
    return replace(current, until=None, steps=(), reason="")


def scheduled(site: Site) -> list[dict[str, str]]:
    """The scopes with a schedule, and the pages of those."""
    rows = services.schedules(site)
    names = Names(site, [row.as_setting() for row in rows])
    return [
        {
            "name": names.scope(row.scope, row.target),
            "url": f"{reverse('gate:schedule')}?"
            + urlencode({"scope": row.scope, "target": row.target}),
        }
        for row in rows
    ]


def stricter_elsewhere(site: Site, current: Setting) -> list[Any]:
    """Wider or narrower settings that make this scope stricter than its own ladder says."""
    if current.scope == "article":
        article = find_article(site, id=current.target)
        others = services.settings_for(article)
    elif current.scope == "site":
        others = []
    else:
        others = [services.current(site, "site")]
    return standing(
        site,
        (
            other
            for other in others
            if (other.origin == "closing" or _place(other) != _place(current))
            and strictness(other.state) >= max(1, strictness(current.state))
        ),
    )


def notice_now(site: Site, current: Setting) -> Notice | None:
    """What readers see there now; None where it is open."""
    counts = current
    if current.scope == "article":
        article = find_article(site, id=current.target)
        counts = strictest(services.settings_for(article), clock.now())
    return None if counts.is_open else services.explain_for(site, counts, language=site.language)


def sections_of(site: Site, others: list[Setting]) -> list[dict[str, str]]:
    """Every section that articles name, with its state."""
    states = {each.target: each.state for each in others if each.scope == "section"}
    return [
        {
            "name": name,
            "state": states.get(key, "open"),
            "url": scope_url("section", name, _of(key)),
        }
        for key, name in section_names(site).items()
    ]


def _place(setting: Setting) -> tuple[str, str]:
    return setting.scope, setting.target


def _of(key: str) -> Setting:
    return Setting("section", key, "open")


def done_view(request: StaffRequest, last: list[GateChange]) -> dict[str, str] | None:
    """The bar that says what was just done, with its undo."""
    asked = parse_id(request.GET.get("done", ""))
    change = last[0] if last and last[0].pk == asked else None
    if change is None:
        return None
    said = _("Done: %(before)s → %(after)s.") % {"before": change.before, "after": change.after}
    return {"said": said, "undo": "" if change.origin in BY_ITSELF else str(change.pk)}


@require_GET
@staff_only("moderator")
def find(request: StaffRequest) -> HttpResponse:
    """Articles whose headline holds the words, or that have the key or address."""
    words = request.GET.get("q", "").strip()[:200]
    found = search(request.site, words) if words else []
    gates = services.gates_of(request.site, found)
    rows = [
        {
            "headline": article.headline,
            "section": article.section,
            "state": gates[article.pk].state,
            "url": scope_url("article", article.headline, Setting("article", str(article.pk), "")),
        }
        for article in found
    ]
    return render(request, "gate/find.html", {"words": words, "found": rows, "most": FOUND})


def search(site: Site, words: str) -> list[Article]:
    """Up to 20 published articles, latest first; one where `words` is its key or address."""
    try:
        return [find_article(site, id=words) if parse_id(words) else find_article(site, url=words)]
    except Problem:
        named = Article.objects.filter(site=site, headline__icontains=words)
        return list(named.filter(state=Article.State.PUBLISHED).order_by("-added_at")[:FOUND])


@require_GET
@staff_only("moderator")
def log_page(request: StaffRequest) -> HttpResponse:
    """Every change, latest first; of one scope where one is asked for."""
    site: Site = request.site
    scope, target = request.GET.get("scope"), request.GET.get("target", "")
    page = services.changes(
        site, scope=scope or None, target=target, cursor=request.GET.get("before")
    )
    (name, url) = ("", "")
    if scope:
        (shown,) = standing(site, [services.current(site, scope, target)])
        name, url = shown.name, shown.url
    context = {
        "log": logged(site, page.changes, []),
        "next_cursor": page.next_cursor,
        "name": name,
        "url": url,
        "scope": scope,
        "target": target,
        "zone": zone_in_words(ZoneInfo(site.time_zone)),
    }
    return render(request, "gate/log.html", context)
