"""Every sentence that a check can say to a writer, in one table.

Each is one calm, exact sentence and what to do. They are marked for translation under the name
that ``makemessages`` knows; this module itself needs no Django.
"""

from __future__ import annotations

import math
from collections.abc import Mapping


def gettext_noop(text: str) -> str:
    """``text`` as it is, marked for translation."""
    return text


_ = gettext_noop

_ROUND = {60: (60, "minute"), 3_600: (3_600, "hour"), 86_400: (86_400, "day")}

# code: (five words at most for a moderator's list, the sentence and what to do)
MESSAGES: dict[str, tuple[str, str]] = {
    "length.empty": (
        _("Nothing to read"),
        _("There is nothing to read in this %(noun)s yet. Please write a few words."),
    ),
    "length.short": (
        _("Too short"),
        _(
            "This %(noun)s has fewer than %(least)s characters that can be seen. "
            "Please write a little more."
        ),
    ),
    "length.long": (
        _("Too long"),
        _(
            "This %(noun)s has %(length)s characters and at most %(most)s are possible. "
            "Please shorten it."
        ),
    ),
    "length.lines": (
        _("Too many lines"),
        _(
            "This %(noun)s has %(length)s lines and at most %(most)s are possible. "
            "Please join some of them."
        ),
    ),
    "rate.fast": (
        _("Posting too fast"),
        _(
            "You have posted %(count)s times within %(window)s, which is as many as we take. "
            "Please send this again in %(wait)s."
        ),
    ),
    "rate.slow": (
        _("Slow mode"),
        _(
            "This conversation is in slow mode, with one comment per person every %(window)s. "
            "Please send this again in %(wait)s."
        ),
    ),
    "repetition.same": (
        _("Same text again"),
        _("You have already posted this text. Please write something new, or edit the first one."),
    ),
    "repetition.near": (
        _("Nearly the same text"),
        _(
            "This is nearly the same text as one you posted before, so a moderator reads it first. "
            "You can wait, or edit your earlier comment instead."
        ),
    ),
    "repetition.short": (
        _("Short text repeated"),
        _("You have posted these same words several times. Please add what you mean by them here."),
    ),
    "duplicates.others": (
        _("Others posted this too"),
        _(
            "Other people have posted nearly the same text here, so a moderator reads this first. "
            "You can wait, or say it in your own words."
        ),
    ),
    "duplicates.own": (
        _("Own text posted again"),
        _(
            "You have posted nearly the same text before, so a moderator reads this first. "
            "You can wait, or write what is new since then."
        ),
    ),
    "links.many": (
        _("Many links"),
        _(
            "This %(noun)s has %(count)s links, and with more than %(most)s a moderator reads it "
            "first. You can wait, or leave some of them out."
        ),
    ),
    "links.newcomer": (
        _("Link from a newcomer"),
        _(
            "Links in a reader’s first comments are looked at by a moderator before they appear. "
            "You can wait, or leave the link out."
        ),
    ),
    "links.shortener": (
        _("Shortened link"),
        _(
            "A shortened link hides where it leads, so a moderator reads this first. "
            "You can wait, or give the full address instead."
        ),
    ),
    "links.hidden": (
        _("Link hides its target"),
        _(
            "The text of a link names %(shown)s, but the link leads to %(target)s. "
            "Please write the address it really leads to."
        ),
    ),
    "links.disguised": (
        _("Misleading address"),
        _(
            "An address here is written so that it looks like another one. "
            "Please give the plain address of the page."
        ),
    ),
    "links.number": (
        _("Link to a bare number"),
        _(
            "A link leads to a bare number instead of a named site, so a moderator reads this "
            "first. You can wait, or link to the site by its name."
        ),
    ),
    "links.blocked": (
        _("Link to a blocked site"),
        _("This site does not take links to %(target)s. Please leave that link out."),
    ),
    "links.name": (
        _("Link in a name"),
        _("A name cannot contain a web address. Please choose a name without one."),
    ),
    "wordlist.banned": (
        _("Banned words"),
        _("The marked words are not used here. Please say it in other words."),
    ),
    "wordlist.suspect": (
        _("Words to look at"),
        _(
            "Because of the marked words a moderator reads this before it appears. "
            "You can wait, or say it in other words."
        ),
    ),
    "unicode.override": (
        _("Reversed writing direction"),
        _(
            "Invisible characters in this %(noun)s reverse the direction of the writing. "
            "Please type the marked part again without them."
        ),
    ),
    "unicode.hidden": (
        _("Hidden characters in words"),
        _(
            "Invisible characters stand inside the marked words, so a moderator reads this first. "
            "You can wait, or type those words again."
        ),
    ),
    "unicode.marks": (
        _("Stacked marks"),
        _(
            "Some letters carry so many marks that they cover the lines around them. "
            "Please write them plainly."
        ),
    ),
    "unicode.mixed": (
        _("Mixed alphabets in a word"),
        _(
            "The marked words mix letters of different alphabets that look alike, so a moderator "
            "reads this first. You can wait, or type those words again."
        ),
    ),
    "unicode.styled": (
        _("Letters as symbols"),
        _(
            "The marked letters are symbols that screen readers cannot read aloud. "
            "Keep them, or type them as plain letters?"
        ),
    ),
    "shouting.capitals": (
        _("Mostly capitals"),
        _("Text in capitals is often read as shouting. Keep it, or write it in small letters?"),
    ),
    "shouting.repeated": (
        _("Repeated signs"),
        _("A sign repeated many times adds little for readers. Keep it, or shorten it?"),
    ),
    "shouting.empty": (
        _("No words"),
        _("There are no words here yet. Keep it, or add what you think?"),
    ),
    "gate.newcomer": (
        _("First comments"),
        _(
            "Your first comments here are read by a moderator before they appear. "
            "You need do nothing more."
        ),
    ),
    "gate.all": (
        _("All comments are held"),
        _(
            "Every comment on this story is read by a moderator before it appears. "
            "You need do nothing more."
        ),
    ),
    "gate.guest": (
        _("Guest comment"),
        _(
            "Comments by guests are read by a moderator before they appear. "
            "You can wait, or sign in to write as a member."
        ),
    ),
    "scores.nudge": (
        _("May be an attack"),
        _("This may be read as an attack on a person. Keep it, or rephrase the marked words?"),
    ),
    "scores.hold": (
        _("Judged likely harmful"),
        _(
            "This may be read as an attack on a person, so a moderator reads it before it appears. "
            "You can wait, or rephrase it."
        ),
    ),
    "scores.refuse": (
        _("Judged harmful"),
        _("This reads as an attack on a person. Please say what you think without it."),
    ),
    "scores.spam": (
        _("May be advertising"),
        _(
            "This looks like advertising, so a moderator reads it before it appears. "
            "You can wait, or say what it has to do with the story."
        ),
    ),
    "judge.failed": (
        _("Judging does not work"),
        _(
            "A part of our automatic checking is not working, so a moderator reads this first. "
            "You need do nothing more."
        ),
    ),
    "judge.missing": (
        _("Published without judging"),
        _("A part of our automatic checking is not working. You need do nothing more."),
    ),
    "check.failed": (
        _("A check failed"),
        _(
            "One of our automatic checks could not finish, so a moderator reads this first. "
            "You need do nothing more."
        ),
    ),
}


def say(code: str, params: Mapping[str, str | int] | None = None) -> str:
    """The English sentence of ``code`` with ``params`` filled in. Raises ``KeyError``."""
    return MESSAGES[code][1] % (params or {})


def label(code: str) -> str:
    """The same reason in five words at most. Raises ``KeyError``."""
    return MESSAGES[code][0]


def parts(text: str) -> tuple[str, str]:
    """A sentence of ``say`` and what it tells to do, one from the other."""
    what, _, todo = text.partition(". ")
    return f"{what}.", todo


def duration(seconds: float) -> str:
    """A waiting time in words, rounded up: "1 second", "40 seconds", "3 minutes", "2 hours"."""
    whole = max(1, math.ceil(seconds))
    size, unit = (
        (1, "second") if whole < 120 else (60, "minute") if whole < 7200 else (3600, "hour")
    )
    size, unit = _ROUND.get(whole, (size, unit))
    count = math.ceil(whole / size)
    return f"{count} {unit}" + ("" if count == 1 else "s")
