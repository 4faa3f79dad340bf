"""Private: what would let strangers reach, find or pay as somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rostra.safety import contact, identifiers
from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import Kind, Subject
from rostra.safety.verdict import Action, Finding, Span

MOST_NAMED = 5
SHOWN = 2
_DIGIT = re.compile(r"\d")
_SIGNS = re.compile(r"[\W_]+")
# Words that make a street somebody's home.
_HOME = re.compile(
    r"\b(?:lives?|living|resides?|home|house|address|flat|apartment|wohn(?:t|en|haft)|adresse|"
    r"zuhause|habite|domicile|demeure|chez|vive[ns]?|domicilio|casa|dirección)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrivateSettings(Switch):
    """What happens to each kind of private data, and what is none."""

    phone: Action = knob(Action.HOLD, "What happens to a telephone number.")
    email: Action = knob(Action.HOLD, "What happens to a person’s e-mail address.")
    home: Action = knob(Action.HOLD, "What happens to a street and number called somebody’s home.")
    street: Action = knob(Action.NUDGE, "What happens to any other street and number.")
    bank: Action = knob(Action.HOLD, "What happens to the number of a bank account or card.")
    identity: Action = knob(Action.HOLD, "What happens to a national identity number.")
    countries: tuple[str, ...] = knob(
        (), "Countries whose telephone numbers are known without their prefix, such as “DE”; "
        "none: those of the article’s language.",
    )  # fmt: skip
    allowed: tuple[str, ...] = knob(
        (), "Numbers, addresses and domains that raise no question: your own, help lines."
    )


class Private(Check):
    """Finds what would let strangers reach somebody, find their door or pay in their name.

    Telephone numbers of any country, e-mail addresses, streets with a house number, bank accounts
    and cards, and the identity numbers of Brazil, Britain, France, Italy, Korea, Poland, Spain,
    Sweden and the United States; numbers count only where their check digits are right, as far as
    they have any. Numbers free of charge, those of a newsroom or help line that a site allows,
    and addresses such as info@ are no private ones. The value itself is never logged nor kept
    with the reasons: they say "phone …21". Staff are exempt.
    """

    name = "private"
    kinds = frozenset({Kind.COMMENT, Kind.EDIT, Kind.BIOGRAPHY})
    Settings = PrivateSettings

    def run(self, subject: Subject, text: Normal, settings: PrivateSettings) -> Iterator[Finding]:
        original = text.original
        has_digit = _DIGIT.search(original) is not None
        if subject.author.is_staff or not (has_digit or "@" in original or "at" in text.plain):
            return
        allowed = frozenset(_bare(each) for each in settings.allowed)
        found = list(contact.email_spans(original))
        yield from self._findings("email", settings.email, original, found, allowed)
        if not has_digit:
            return
        banked = [*identifiers.iban_spans(original), *identifiers.card_spans(original)]
        yield from self._findings("bank", settings.bank, original, banked, allowed)
        named = dict(identifiers.identity_spans(original))
        found = [span for span in named if not _overlaps(span, banked)]
        yield from self._findings("identity", settings.identity, original, found, allowed)
        taken = [*banked, *found]
        regions = [country.upper() for country in settings.countries] or _regions(subject)
        numbers = contact.phone_spans(original, regions)
        found = [span for span in numbers if not _overlaps(span, taken)]
        yield from self._findings("phone", settings.phone, original, found, allowed)
        found = list(contact.street_spans(original))
        is_home = bool(found) and _HOME.search(original) is not None
        what, action = ("home", settings.home) if is_home else ("street", settings.street)
        yield from self._findings(what, action, original, found, allowed)

    def _findings(
        self,
        what: str,
        action: Action,
        text: str,
        spans: Iterable[Span],
        allowed: frozenset[str],
    ) -> Iterator[Finding]:
        """One finding for all passages of a kind that the site does not allow."""
        private = [span for span in spans if not _is_allowed(text[slice(*span)], allowed)]
        if private:
            masked = dict.fromkeys(masked_value(text[slice(*span)]) for span in private)
            detail = ", ".join(f"{what} {value}" for value in list(masked)[:MOST_NAMED])
            yield Finding(self.name, f"private.{what}", action, spans=tuple(private), detail=detail)


def masked_value(value: str) -> str:
    """What may be kept of a private value: its last two letters or digits."""
    signs = _SIGNS.sub("", value)
    return "…" + signs[-SHOWN:] if len(signs) > 3 * SHOWN else "…"


def _regions(subject: Subject) -> tuple[str, ...]:
    return contact.regions_of(subject.article.language if subject.article else None)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _bare(value: str) -> str:
    """Letters and digits alone, so that a number counts however it is spaced; a domain keeps its
    dots."""
    return value if "@" in value or "." in value else _SIGNS.sub("", value).lower()


def _is_allowed(value: str, allowed: frozenset[str]) -> bool:
    """Whether a site allows ``value``, or the domain that an e-mail address is at."""
    if not allowed:
        return False
    low = value.lower()
    domain = low.rpartition("@")[2]
    known = {low, domain, _SIGNS.sub("", low)}
    return bool(known & allowed) or any(
        "." in each and domain.endswith("." + each) for each in allowed
    )
