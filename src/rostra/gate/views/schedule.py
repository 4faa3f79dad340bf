"""The page of a scope's schedule: its lines, its week, trying, saving, taking back."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rostra.gate import services
from rostra.gate.ladder import reach_in_words, standing
from rostra.gate.rules import Setting, at_moment, parse_time, read_schedule
from rostra.gate.rules.moments import is_loosened
from rostra.gate.rules.states import strictness
from rostra.gate.rules.timetable import said_at
from rostra.gate.week import week_of
from rostra.gate.wording import in_words, zone_in_words
from rostra.members.pages import StaffRequest, staff_only
from rostra.sites.models import Site
from rostra.store import clock
from rostra.store.ids import version_sent
from rostra.store.problems import Problem, forbidden

EXAMPLE = """Mon-Fri 8:00-22:00: open
Sunday: suspended. Our moderators rest on Sundays.
otherwise: held-all. At night a moderator reads each comment first.
25 December (Christmas): suspended
close after 14 days: read-only
from 3 March 2031 9:00 to 4 March 2031 18:00: suspended, then members for 2h, then slow for 1h"""


@require_http_methods(["GET", "POST"])
@staff_only("moderator")
def schedule(request: StaffRequest) -> HttpResponse:
    """Show a scope's schedule; an editor's POST tries it (`act` "try"), saves or takes it back."""
    sent = request.POST if request.method == "POST" else request.GET
    scope, target = sent.get("scope", "site"), sent.get("target", "")
    if request.method == "GET":
        return show(request, scope, target)
    if not request.user.is_editor:
        raise forbidden(_("This is for editors of this site."))
    text, act = sent.get("text", ""), sent.get("act", "try")
    version = version_sent(sent.get("version", ""))
    try:
        if act == "try":
            return show(request, scope, target, typed=text, at=sent.get("at", ""))
        act_on(request, act, scope, target, text, version)
    except Problem as problem:
        return show(request, scope, target, typed=text, problem=problem)
    query = {"scope": scope, "target": target, "done": act}
    return redirect(f"{reverse('gate:schedule')}?{urlencode(query)}")


def act_on(
    request: StaffRequest, act: str, scope: str, target: str, text: str, version: int | None
) -> None:
    """Save, take back, or follow again."""
    site: Site = request.site
    if act == "undo":
        services.undo_schedule(site, scope, target, by=request.user)
    elif act == "follow":
        services.follow_schedule(site, scope, target, by=request.user)
    else:
        services.save_schedule(site, scope, target, text, by=request.user, expected_version=version)


def show(
    request: StaffRequest,
    scope: str,
    target: str,
    *,
    typed: str | None = None,
    at: str = "",
    problem: Problem | None = None,
) -> HttpResponse:
    """The page; typed: lines that are tried and not saved; problem: what is wrong with them."""
    site: Site = request.site
    now, zone = clock.now(), ZoneInfo(site.time_zone)
    stored = services.stored_setting(site, scope, target)
    (shown,) = standing(site, [services.current(site, scope, target)])
    text = services.schedule_of(site, scope, target) if typed is None else typed
    drawn, following = stored, []
    if problem is None and text.strip():
        moment = parse_time(at, now, zone) if at.strip() else now
        tried = services.try_schedule(site, text, moment)
        if typed is not None:
            table = read_schedule(services.clean_schedule(text), zone)
            drawn = replace(stored, table=table, loosened_until=None)
        following = [
            {"when": in_words(when, now, zone) if when != now else _("now"), "said": said}
            for when, said in ((tried.at, tried.said), *tried.following)
        ]
    elif typed is not None and problem is None:
        drawn = replace(stored, table=None)
    state = at_moment(drawn, now).state
    context = {
        "now": shown,
        "text": text,
        "at": at,
        "typed": typed is not None,
        "problem": problem,
        "week": week_of(drawn, now, zone),
        "following": following,
        "against": against(stored, site),
        "reach": reach_in_words(services.affected(site, scope, target, state)),
        "versions": services.versions(site, scope, target),
        "version": stored.version,
        "zone": zone_in_words(zone),
        "may_change": request.user.is_editor,
        "example": EXAMPLE,
        "done": request.GET.get("done", ""),
    }
    return render(request, "gate/schedule.html", context, status=problem.status if problem else 200)


def against(stored: Setting, site: Site) -> str:
    """What a hand has set that now counts instead of the schedule, in a sentence; or ""."""
    now, zone = clock.now(), ZoneInfo(site.time_zone)
    if stored.table is None:
        return ""
    hand = at_moment(replace(stored, table=None), now)
    said = said_at(stored.table, now)
    if is_loosened(hand, now) and hand.loosened_until:
        return _(
            "Set by hand to %(state)s: the schedule (%(said)s) counts again at its next change, "
            "%(time)s."
        ) % {
            "state": hand.state,
            "said": said.state,
            "time": in_words(hand.loosened_until, now, zone),
        }
    if strictness(hand.state) > strictness(said.state):
        return _(
            "Set by hand to %(state)s, which is stricter than the schedule (%(said)s): it stands "
            "until its own end, or until you let it go."
        ) % {"state": hand.state, "said": said.state}
    return ""
