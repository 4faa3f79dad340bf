"""What a check says to a writer: a calm, exact sentence and what to do, for each code.

They are marked for translation under the name that ``makemessages`` knows.
"""

from __future__ import annotations


def gettext_noop(text: str) -> str:
    """``text`` as it is, marked for translation."""
    return text


_ = gettext_noop

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
    "flooding.scattered": (
        _("Under many articles at once"),
        _(
            "You have written under %(count)s other articles within %(window)s minutes, so a "
            "moderator reads this first. You can wait, or go on a little later."
        ),
    ),
    "flooding.newcomer": (
        _("Many comments by a newcomer"),
        _(
            "You have written %(count)s comments within an hour and are new here, so a moderator "
            "reads this first. You can wait, or go on a little later."
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
    "impersonation.office": (
        _("Name like the staff’s"),
        _(
            "This name could be taken for somebody of the staff, so a moderator looks at it first. "
            "You can wait, or choose another one."
        ),
    ),
    "impersonation.author": (
        _("Name like the author’s"),
        _(
            "The name could be taken for that of the article’s author, so a moderator looks first. "
            "You can wait, or write under another name."
        ),
    ),
    "impersonation.member": (
        _("Name like another member’s"),
        _(
            "This name looks like that of another member, so a moderator looks at it first. "
            "You can wait, or choose one that cannot be confused."
        ),
    ),
    "impersonation.text": (
        _("Speaks as the staff"),
        _(
            "The marked words may be taken for the staff’s own, so a moderator reads this first. "
            "You can wait, or say plainly who is speaking."
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
    "links.only": (
        _("Nothing but a link"),
        _("There is little here but a link. Keep it, or say what readers will find there?"),
    ),
    "links.spelled": (
        _("Address in disguise"),
        _(
            "An address is spelled out so that it is not seen as one, and a moderator reads this "
            "first. You can wait, or write it plainly."
        ),
    ),
    "spam.template": (
        _("Written like an advertisement"),
        _(
            "The marked words are those of advertisements, so a moderator reads this before it "
            "appears. You can wait, or say what it has to do with the story."
        ),
    ),
    "spam.promotion": (
        _("Promotes its writer"),
        _(
            "The marked words ask readers to follow somebody elsewhere. "
            "Keep them, or say what it has to do with the story?"
        ),
    ),
    "private.phone": (
        _("Telephone number"),
        _(
            "Strangers could call the marked number, so for everybody’s safety a moderator "
            "reads this first. You can wait, or leave it out."
        ),
    ),
    "private.email": (
        _("E-mail address"),
        _(
            "Strangers could write to the marked address, so for everybody’s safety a moderator "
            "reads this first. You can wait, or leave it out."
        ),
    ),
    "private.home": (
        _("Somebody’s home"),
        _(
            "The marked words tell where somebody lives, so for everybody’s safety a moderator "
            "reads this first. You can wait, or leave it out."
        ),
    ),
    "private.street": (
        _("Street and number"),
        _(
            "The marked words look like a street with a house number. "
            "Keep them, or leave out what could lead to somebody’s door?"
        ),
    ),
    "private.bank": (
        _("Account or card number"),
        _(
            "The marked number looks like one of an account or a card, so a moderator "
            "reads this first. You can wait, or leave it out."
        ),
    ),
    "private.identity": (
        _("Identity number"),
        _(
            "The marked number looks like one of somebody’s identity papers, so a moderator "
            "reads this first. You can wait, or leave it out."
        ),
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
    "quality.letter": (
        _("A single letter"),
        _("This comment is a single letter. Keep it, or add what you mean by it?"),
    ),
    "quality.keys": (
        _("Keys hit at random"),
        _("The marked letters look like keys hit at random. Keep them, or write what you mean?"),
    ),
    "quality.one_word": (
        _("One word repeated"),
        _("This comment says nearly the same word throughout. Keep it, or add what you mean?"),
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
    "judge.language": (
        _("Language not judged"),
        _(
            "No model here knows the language of this %(noun)s, so a moderator may read it first. "
            "You need do nothing more."
        ),
    ),
    "check.failed": (
        _("A check failed"),
        _(
            "One of our automatic checks could not finish, so a moderator reads this first. "
            "You need do nothing more."
        ),
    ),
}
