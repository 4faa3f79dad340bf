"""Impersonation: a name or a text that makes its writer somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import ALL_KINDS, Kind, Subject
from rostra.safety.verdict import Action, Finding, Span
from rostra.store.lookalikes import skeleton

_OFFICE_WORDS = (
    "admin administrator administrators admins moderator moderators moderation editor editors "
    "editorial newsroom staff support webmaster official redaktion redakteur chefredakteur "
    "moderatorin administratorin rédaction rédacteur modérateur administrateur moderador "
    "administrador redacción redactor redação redazione moderatore redactie beheerder модератор "
    "администратор редакция"
)
_OFFICE = (
    r"(?:(?:site|chief|comment|community|forum) )?(?:admin(?:istrator)?s?|moderat(?:ors?|ion)|"
    r"editors?|editorial|newsroom|support|staff)(?: team| desk| office| staff)?"
)
_PLACE = r"(?:site|website|paper|newspaper|page|forum|thread|discussion|comment section)"
# Against ``Normal.plain``, which is in small letters. Each begins with words that are rare.
_POSES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:notice|announcement|message|statement|warning) (?:from|by) (?:the |your )"
        rf"{_OFFICE}\b",
        rf"\b(?:i am|i['’]m|we are|we['’]re|this is|speaking as) (?:an?|the|your) {_OFFICE} "
        rf"(?:here\b|(?:of|on|for|at|from) (?:this|our|the) {_PLACE}\b)",
        r"\byour (?:account|comment rights?) (?:has been|was|will be|is|is being) "
        r"(?:suspended|blocked|locked|disabled|closed|deleted|limited)\b",
        r"\b(?:mitteilung|hinweis|nachricht) der (?:redaktion|moderation|administration)\b",
        r"\b(?:ich bin|wir sind|hier ist|hier spricht) (?:der |die |ihr |ihre |eure )?"
        r"(?:moderator(?:in)?|administrator(?:in)?|redaktion|moderation)\b",
        r"\b(?:message|avis|annonce) de la (?:rédaction|modération)\b",
        r"\b(?:mensaje|aviso|comunicado) de la (?:redacción|moderación|administración)\b",
    )
)
_SIGNED = re.compile(
    rf"(?:^|(?<=\n))[ \t]*[-–—~*_]*[ \t]*(?:the |your ){_OFFICE}[ \t.*_]*\Z"
    r"|(?<=\n)[ \t]*[-–—~]+[ \t]*(?:die |eure |ihre )(?:redaktion|moderation)[ \t.]*\Z"
)
_HINT = re.compile("edit|admin|moder|staff|support|newsroom|redak|rédac|redac|your account")
_BY = re.compile(r"^(?:by|von|par|por|di|door|da)\s+|\([^)]*\)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|&|\||/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ImpersonationSettings(Switch):
    """What follows from each kind."""

    office: Action = knob(Action.HOLD, "What happens to a name with an office of the staff in it.")
    author: Action = knob(
        Action.HOLD, "What happens to a name, or a comment under one, like the article’s author’s."
    )
    member: Action = knob(Action.HOLD, "What happens to a name that looks like another member’s.")
    text: Action = knob(
        Action.HOLD, "What happens to a text that speaks as if it were the staff’s."
    )


class Impersonation(Check):
    """Finds names that look like another's, and texts that pretend to come from the staff.

    Two names are alike when their skeletons are (Unicode Technical Standard 39, with case, accents
    and spaces folded too): "Mara Lindho1m" is "Mara Lindholm". Names are compared with those of
    the article's authors and of the members who write most, where the same name written the same
    way may be anybody's; names of the staff are refused before this.
    Texts are looked through for phrases such as "a message from the moderators". Staff are exempt.
    """

    name = "impersonation"
    kinds = ALL_KINDS
    Settings = ImpersonationSettings

    def run(
        self, subject: Subject, text: Normal, settings: ImpersonationSettings
    ) -> Iterator[Finding]:
        author = subject.author
        if author.is_staff:
            return
        byline = subject.article.byline if subject.article else ""
        if subject.kind is Kind.NAME:
            yield from self._name(text.original, byline, subject.other_names, settings)
        elif byline and author.name and _looks(author.name) in _authors(byline):
            yield Finding(self.name, "impersonation.author", settings.author)
        if subject.kind is not Kind.NAME and (spans := _poses(text)):
            yield Finding(self.name, "impersonation.text", settings.text, spans=spans)

    def _name(
        self, name: str, byline: str, others: tuple[str, ...], settings: ImpersonationSettings
    ) -> Iterator[Finding]:
        looks = _looks(name)
        if any(_looks(word) in _OFFICES for word in name.split()):
            yield Finding(self.name, "impersonation.office", settings.office)
        if byline and looks in _authors(byline):
            yield Finding(self.name, "impersonation.author", settings.author)
        elif any(
            looks == _looks(other) and name.casefold() != other.casefold() for other in others
        ):
            yield Finding(self.name, "impersonation.member", settings.member)


@lru_cache(maxsize=8_192)
def _looks(name: str) -> str:
    return skeleton(name)


_OFFICES = frozenset(skeleton(word) for word in _OFFICE_WORDS.split())


@lru_cache(maxsize=256)
def _authors(byline: str) -> frozenset[str]:
    """The skeletons of those that a byline ("By Ann Lee and Bo Ek (Reuters)") names."""
    names = _AND.split(_BY.sub("", byline.strip()))
    return frozenset(_looks(name) for name in names if len(name.split()) > 1)


def _poses(text: Normal) -> tuple[Span, ...]:
    """Where the text speaks as the staff."""
    plain = text.plain
    if not _HINT.search(plain):
        return ()
    found = [match.span() for pattern in _POSES for match in pattern.finditer(plain)]
    if signed := _SIGNED.search(plain):
        found.append(signed.span())
    return tuple(text.span(*span) for span in sorted(found))
