"""What the gate's pages show: a scope's ladder, what stands and who or what moved it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rostra.gate.models import GateChange
from rostra.gate.notices import Notice, until_in_words
from rostra.gate.present import Names
from rostra.gate.rules import BY_ITSELF, STATES, Setting
from rostra.gate.services import Affected, explain_for
from rostra.gate.wording import in_words, span_in_words
from rostra.sites.models import Site
from rostra.store import clock


@dataclass(frozen=True, slots=True)
class Rung:
    """One state on a ladder, and what it means to those who write."""

    state: str
    means: str
    now: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One setting as editors see it; `until` is a sentence with what follows, or ""."""

    scope: str
    target: str
    state: str
    name: str
    url: str
    who: str
    since: dt.datetime | None
    why: str
    until: str
    words: str
    version: int


@dataclass(frozen=True, slots=True)
class Logged:
    """One row of the log; `may_undo` when it is the last of its scope and not an end."""

    id: str
    name: str
    url: str
    before: str
    after: str
    who: str
    when: dt.datetime
    why: str
    until: str
    may_undo: bool


def rungs(current: str, slow_seconds: int) -> list[Rung]:
    """The ladder, strictest first."""
    means = meanings(slow_seconds)
    return [Rung(state, means[state], state == current) for state in reversed(STATES)]


def meanings(slow_seconds: int) -> dict[str, str]:
    """What each state means, in one sentence."""
    return {
        "open": _("Everybody can write; comments appear at once."),
        "slow": _("Everybody can write, with %(pause)s between two comments of one reader.")
        % {"pause": span_in_words(slow_seconds)},
        "held-newcomers": _("First comments wait for a moderator; known readers’ appear at once."),
        "held-all": _("Every comment waits for a moderator."),
        "members": _("Only readers with an accepted comment can write."),
        "read-only": _("Nobody can write; everything stays readable."),
        "suspended": _("Nobody can write; a notice stands in place of the form."),
        "hidden": _("The conversation is not shown."),
    }


def standing(site: Site, settings: Iterable[Setting]) -> list[Standing]:
    """Settings with their names, for a list or a page."""
    listed = list(settings)
    names, now, zone = Names(site, listed), clock.now(), ZoneInfo(site.time_zone)
    return [
        Standing(
            scope=setting.scope,
            target=setting.target,
            state=setting.state,
            name=names.scope(setting.scope, setting.target),
            url=scope_url(setting.scope, names.target(setting.scope, setting.target), setting),
            who=moved_by(setting.origin, setting.set_by) if setting.version else "",
            since=setting.set_at if setting.version else None,
            why=setting.reason,
            until=until_in_words(setting, now, zone) if setting.until else "",
            words=setting.notice,
            version=setting.version,
        )
        for setting in listed
    ]


def logged(site: Site, changes: Iterable[GateChange], last: Iterable[GateChange]) -> list[Logged]:
    """Rows of the log; `last` are the latest changes of their scopes."""
    listed = list(changes)
    names, zone = Names(site, listed), ZoneInfo(site.time_zone)
    undoable = {change.pk for change in last if change.origin not in BY_ITSELF}
    return [
        Logged(
            id=str(change.pk),
            name=names.scope(change.scope, change.target),
            url=scope_url(change.scope, names.target(change.scope, change.target), change),
            before=change.before,
            after=change.after,
            who=moved_by(change.origin, change.changed_by.name if change.changed_by else ""),
            when=change.changed_at,
            why=change.reason,
            until=end_in_short(change.as_setting(), change.changed_at, zone),
            may_undo=change.pk in undoable,
        )
        for change in listed
    ]


def end_in_short(setting: Setting, at: dt.datetime, zone: ZoneInfo) -> str:
    """ "Until 14:20, then members → open", as of `at`; "" without an end."""
    if setting.until is None:
        return ""
    return _("Until %(time)s, then %(states)s") % {
        "time": in_words(setting.until, at, zone),
        "states": " → ".join(step.state for step in setting.following),
    }


def scope_url(scope: str, name: str, of: Setting | GateChange) -> str:
    """The page of a scope; sections keep their spelling, articles their key."""
    target = of.target if scope == "article" else name
    query = {"scope": scope} | ({"target": target} if target else {})
    return f"{reverse('gate:scope')}?{urlencode(query)}"


def moved_by(origin: str, name: str) -> str:
    """Who or what made a change, in a few words."""
    if origin == "end":
        return _("The end that was set came")
    if origin == "notice":
        return _("The article’s own notice")
    if origin == "command":
        return _("A command")
    if origin == "schedule":
        return _("A schedule")
    if origin == "closing":
        return _("Closed by its age")
    if origin == "breaker":
        return _("The circuit breaker")
    if origin == "undo":
        return _("%(name)s, taking back the change before") % {"name": name or _("Somebody")}
    return name or _("Somebody")


def reach_in_words(reach: Affected) -> str:
    """ "This affects 3 articles, 214 readers now writing." and what stays as it is."""
    if not reach.articles:
        return _("This affects no article yet.")
    words = ngettext("%(n)s article", "%(n)s articles", reach.articles) % {
        "n": f"{reach.articles:,}"
    }
    if reach.writers is not None:
        writers = ngettext(
            "%(n)s reader now writing", "%(n)s readers now writing", reach.writers
        ) % {"n": f"{reach.writers:,}"}
        words = _("%(articles)s, %(writers)s") % {"articles": words, "writers": writers}
    sentence = _("This affects %(what)s.") % {"what": words}
    if reach.stricter:
        sentence += " " + ngettext(
            "%(n)s of them stays stricter by another setting.",
            "%(n)s of them stay stricter by another setting.",
            reach.stricter,
        ) % {"n": f"{reach.stricter:,}"}
    return sentence


def preview_notice(site: Site, setting: Setting) -> Notice:
    """What readers would see, in the language of the site."""
    return explain_for(site, setting, language=site.language)
