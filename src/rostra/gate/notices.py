"""What a state says to readers, always in four parts: what, why, until when, what you can do."""

import datetime as dt
import itertools
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from rostra.gate.rules import CLOSED, Setting
from rostra.gate.wording import in_words, span_in_words, zone_in_words


@dataclass(frozen=True, slots=True)
class Text:
    """The three parts of a state's text that a site may word itself; "" keeps the default."""

    what: str = ""
    why: str = ""
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One setting explained to readers.

    what, why, until, todo: one or two sentences each, never empty. words: the publisher's own
    notice, word for word, or "". scope: for what it holds, where `what` does not say so.
    ends: the moment behind `until`, or None.
    """

    state: str
    closed: bool
    what: str
    why: str
    until: str
    todo: str
    words: str = ""
    scope: str = ""
    ends: dt.datetime | None = None

    @property
    def text(self) -> str:
        """All of it in one paragraph, for programs and mail."""
        return " ".join(part for part in (self.what, self.words, *self.rest) if part)

    @property
    def rest(self) -> tuple[str, str, str]:
        """Why, until when, and what you can do."""
        return (self.why, self.until, self.todo)


def explain(
    setting: Setting,
    now: dt.datetime,
    language: str = "",
    *,
    zone: ZoneInfo | None = None,
    own: Text | None = None,
    slow_seconds: int = 120,
) -> Notice:
    """What `setting` says at `now` in `language` (the current one for "").

    zone: the site's time zone (UTC when not given); own: the site's wording of this state;
    slow_seconds: how far apart one reader's comments must be in `slow`.
    """
    with translation.override(language or translation.get_language()):
        text, own = default_text(setting.state, setting.scope, slow_seconds), own or Text()
        why = setting.reason or own.why or text.why
        if setting.origin == "notice" and not setting.reason:
            why = own.why or _("The publisher decided this together with the article.")
        return Notice(
            state=setting.state,
            closed=setting.state in CLOSED,
            what=own.what or text.what,
            why=why,
            until=until_in_words(setting, now, zone or ZoneInfo("UTC")),
            todo=own.todo or text.todo,
            words=setting.notice,
            scope=_holds_for(setting.scope) if own.what else "",
            ends=setting.until,
        )


def default_text(state: str, scope: str = "article", slow_seconds: int = 120) -> Text:
    """The calm text of `state` in the current language, for the scope it was set for."""
    return {
        "open": _open,
        "slow": lambda where: _slow(where, slow_seconds),
        "held-newcomers": _held_newcomers,
        "held-all": _held_all,
        "members": _members,
        "read-only": _read_only,
        "suspended": _suspended,
        "hidden": _hidden,
    }[state](_where(scope))


def _where(scope: str) -> str:
    return {
        "site": _("on this site"),
        "section": _("in this section"),
        "topic": _("on this topic"),
        "article": _("on this story"),
    }[scope]


def _holds_for(scope: str) -> str:
    return {
        "site": _("This holds for the whole site."),
        "section": _("This holds for the whole section."),
        "topic": _("This holds for all stories on this topic."),
        "article": _("This holds for this story."),
    }[scope]


def _open(where: str) -> Text:
    return Text(
        _("Comments are open %(where)s.") % {"where": where},
        _("Nothing limits them at the moment."),
        _("You can read, reply and write."),
    )


def _slow(where: str, seconds: int) -> Text:
    return Text(
        _("Comments come at a slower pace %(where)s.") % {"where": where},
        _("Many people are writing at once, and everybody should have time to read."),
        _("You can read, reply and write, with %(pause)s between two comments of yours.")
        % {"pause": span_in_words(seconds)},
    )


def _held_newcomers(where: str) -> Text:
    return Text(
        _("A reader’s first comment is looked at before it appears %(where)s.") % {"where": where},
        _("Many new voices are joining, and this conversation needs some care."),
        _(
            "You can read, reply and write. If no comment of yours has been accepted before, "
            "a moderator reads it first."
        ),
    )


def _held_all(where: str) -> Text:
    return Text(
        _("Every comment is looked at before it appears %(where)s.") % {"where": where},
        _("This conversation needs particular care at the moment."),
        _("You can read, reply and write. A moderator reads your comment before others do."),
    )


def _members(where: str) -> Text:
    return Text(
        _("For now, readers who have commented before can write %(where)s.") % {"where": where},
        _("This conversation needs particular care at the moment, so it is open to some first."),
        _(
            "You can read everything. If a comment of yours has been accepted before, "
            "you can write."
        ),
    )


def _read_only(where: str) -> Text:
    return Text(
        _("The conversation %(where)s can be read and takes no new comments.") % {"where": where},
        _("Our editors have ended the discussion and keep it here for reading."),
        _("You can read everything, and link to any comment."),
    )


def _suspended(where: str) -> Text:
    return Text(
        _("Comments are paused %(where)s.") % {"where": where},
        _("Our moderators cannot give this conversation the care it needs at the moment."),
        _("You can read everything. What you have begun to write is kept as your draft."),
    )


def _hidden(where: str) -> Text:
    return Text(
        _("The conversation %(where)s is not shown at the moment.") % {"where": where},
        _("Our editors have taken it out of view while they look into it."),
        _("You can read the article. Comments already written are kept."),
    )


def until_in_words(setting: Setting, now: dt.datetime, zone: ZoneInfo) -> str:
    """ "This lasts until 14:20 (Berlin time). Then …; from 15:00 …" """
    if setting.until is None:
        return _("Nothing changes by itself.") if setting.is_open else _("No end has been set.")
    lasts = _("This lasts until %(time)s (%(zone)s).") % {
        "time": in_words(setting.until, now, zone),
        "zone": zone_in_words(zone),
    }
    parts = [_("Then %(follows)s") % {"follows": _follows(setting.then)}]
    for before, step in itertools.pairwise(setting.following):
        if before.until:
            parts.append(
                _("from %(time)s %(follows)s")
                % {"time": in_words(before.until, now, zone), "follows": _follows(step.state)}
            )
    return f"{lasts} {'; '.join(parts)}."


def _follows(state: str) -> str:
    return {
        "open": _("comments are open again"),
        "slow": _("comments are open at a slower pace"),
        "held-newcomers": _("comments are open, and first ones are looked at before they appear"),
        "held-all": _("comments are open, and each is looked at before it appears"),
        "members": _("readers who have commented before can write"),
        "read-only": _("everything can be read, without new comments"),
        "suspended": _("the conversation can be read, without new comments"),
    }[state]
