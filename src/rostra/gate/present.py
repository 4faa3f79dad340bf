"""Settings and changes as plain values: JSON-ready data, and names that people know."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from rostra.articles.models import Article
from rostra.gate.models import GateChange, steps_as_data
from rostra.gate.notices import Notice
from rostra.gate.rules import Setting, section_key
from rostra.sites.models import Site


def setting_data(setting: Setting) -> dict[str, Any]:
    """A setting as JSON-ready data; `steps` is all that follows, `then` the first of it."""
    return {
        "scope": setting.scope,
        "target": setting.target,
        "state": setting.state,
        "until": setting.until.isoformat() if setting.until else None,
        "then": setting.then if setting.until else None,
        "steps": steps_as_data(setting.following),
        "notice": setting.notice,
        "reason": setting.reason,
        "set_by": setting.set_by or None,
        "set_at": setting.set_at.isoformat() if setting.set_at else None,
        "origin": setting.origin,
        "version": setting.version,
    }


def change_data(change: GateChange) -> dict[str, Any]:
    """A row of the log as JSON-ready data."""
    return {
        "id": str(change.pk),
        "scope": change.scope,
        "target": change.target,
        "before": change.before,
        "after": change.after,
        "until": change.until.isoformat() if change.until else None,
        "steps": change.steps,
        "notice": change.notice,
        "reason": change.reason,
        "origin": change.origin,
        "changed_by": change.changed_by.name if change.changed_by else None,
        "changed_at": change.changed_at.isoformat(),
        "version": change.version,
        "undoes": str(change.undoes_id) if change.undoes_id else None,
    }


def notice_data(notice: Notice) -> dict[str, str]:
    """What readers are told as JSON-ready data."""
    return {
        "what": notice.what,
        "words": notice.words,
        "why": notice.why,
        "until": notice.until,
        "todo": notice.todo,
    }


class Names:
    """What scopes are called: read once for many settings or changes of one site."""

    def __init__(self, site: Site, of: Iterable[Setting | GateChange]) -> None:
        listed = list(of)
        keys = {each.target for each in listed if each.scope == "article"}
        articles = Article.objects.filter(site=site, pk__in=keys)
        self._headlines = {str(key): name for key, name in articles.values_list("pk", "headline")}
        self._sections: dict[str, str] = {}
        if any(each.scope == "section" for each in listed):
            self._sections = section_names(site)

    def target(self, scope: str, target: str) -> str:
        """The name without its kind: a headline, “World News”; "" for the site."""
        if scope == "article":
            return self._headlines.get(target, target)
        return self._sections.get(target, target)

    def scope(self, scope: str, target: str) -> str:
        """The name with its kind: “the whole site”, “the section World News”."""
        name = self.target(scope, target)
        return {
            "site": _("the whole site"),
            "section": _("the section %(name)s") % {"name": name},
            "topic": _("the topic %(name)s") % {"name": name},
            "article": _("the article “%(name)s”") % {"name": name},
        }[scope]


def section_names(site: Site) -> dict[str, str]:
    """The sections that the site's articles name, by their keys, each in one of its spellings."""
    names = Article.objects.filter(site=site).exclude(section="").order_by("section")
    return {section_key(n): n for n in names.values_list("section", flat=True).distinct()}
