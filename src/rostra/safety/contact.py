"""Where in a text somebody can be reached: telephone numbers, e-mail addresses, streets (pure).

Numbers are read by phonenumbers, the port of Google's libphonenumber; a number that its plan calls
free of charge, shared or a company's is no private one. Streets are known by simple forms of
English, German, French and Spanish; an estimate, as no list of streets is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType

from rostra.safety.verdict import Span

MOST_NUMBERS = 20
"""Runs of digits that are read as telephone numbers; further ones change nothing."""

# Seven digits at least, as they are written in telephone numbers.
_DIGITS = re.compile(r"[+(]?\d(?:[ ().\-/\u00a0\u2010-\u2013]{0,3}\d){6,17}(?![\d%])")
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d)(?!\d)"
)
_DIALLED = re.compile(r"\+|00|\(|0\d|\d[ .\-/\u00a0\u2010-\u2013]")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@| ?[(\[] ?at ?[)\]] ?)"
    r"(?:[\w-]{1,63}(?:\.| ?[(\[] ?dot ?[)\]] ?)){1,4}[^\W\d_]{2,24}(?![\w@-])",
    re.IGNORECASE,
)
_AT = re.compile(r"@|[(\[] ?at ?[)\]]", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:abuse|admin|ads|advertising|careers|contact|contacto|contato|editor|editorial|feedback|"
    r"hello|help|hilfe|info|jobs|kontakt|letters|leserbriefe|mail|marketing|news|newsroom|office|"
    r"pr|presse?|privacy|readers|redac[ct]ion|redaktion|service|support|team|tips|webmaster)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_NOT_PRIVATE = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    }
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30}\w"
_STREETS = (
    re.compile(
        rf"(?<![\w.,])\d{{1,5}}[A-Za-z]?,? (?:(?:N|S|E|W|North|South|East|West)\.? )?"
        rf"(?:{_NAME} |\d{{1,3}}(?:st|nd|rd|th) ){{1,3}}"
        r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Terrace|"
        r"Crescent|Close|Gardens|Parkway|Pkwy|Circle)\b"
    ),
    re.compile(
        r"\b[A-ZÄÖÜ][\w-]{1,40}(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Gg]asse|[Aa]llee|[Ww]eg|[Pp]latz|"
        r"[Dd]amm|[Uu]fer)(?: | ?Nr\.? ?)\d{1,4} ?[a-h]?\b"
    ),
    re.compile(
        r"(?<![\w.,])\d{1,4}(?: ?(?:bis|ter))?,? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|"
        rf"[Aa]llée|[Ii]mpasse|[Qq]uai) (?:(?:de|du|des|la|le|les) |de la |[dl]['’]){{0,2}}{_NAME}"
    ),
    re.compile(
        r"\b(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo) ?"
        rf"(?:(?:de|del|la|las|los) ){{0,2}}{_NAME}(?: {_NAME}){{0,2}},? "
        r"(?:n[.º°]{1,2} ?|núm\.? ?)?\d{1,4}\b"
    ),
)
_REGIONS = {
    "ar": ("EG", "SA"), "cs": ("CZ",), "da": ("DK",), "de": ("DE", "AT", "CH"), "el": ("GR",),
    "en": ("US", "GB"), "es": ("ES", "MX"), "fi": ("FI",), "fr": ("FR", "BE"), "he": ("IL",),
    "hi": ("IN",), "hu": ("HU",), "it": ("IT",), "ja": ("JP",), "ko": ("KR",), "nb": ("NO",),
    "nl": ("NL", "BE"), "no": ("NO",), "pl": ("PL",), "pt": ("BR", "PT"), "ro": ("RO",),
    "ru": ("RU",), "sv": ("SE",), "tr": ("TR",), "uk": ("UA",),
}  # fmt: skip


def regions_of(language: str | None) -> tuple[str, ...]:
    """The countries whose numbers need no prefix in a text in ``language`` ("de", "en-GB")."""
    base, _, region = (language or "").partition("-")
    guessed = _REGIONS.get(base.lower(), ())
    return (region.upper(),) if len(region) == 2 else guessed


def phone_spans(text: str, regions: Iterable[str]) -> Iterator[Span]:
    """Private telephone numbers, with their country's prefix or as written in ``regions``."""
    runs = 0
    wanted = tuple(regions) or (None,)
    for match in _DIGITS.finditer(text):
        if not _DIALLED.search(match.group()) or _DATE.search(match.group()):
            continue
        runs += 1
        if runs > MOST_NUMBERS:
            return
        yield from _read_number(text, match.span(), wanted)


def _read_number(text: str, run: Span, regions: Iterable[str | None]) -> Iterator[Span]:
    """The number that stands in a run of digits, if there is one in any of ``regions``."""
    # What stands around it tells a number from a sum of money or a part of a longer number.
    start, end = max(0, run[0] - 2), min(len(text), run[1] + 2)
    around = text[start:end]
    for region in regions:
        for found in PhoneNumberMatcher(around, region, leniency=Leniency.VALID, max_tries=3):
            if phonenumbers.number_type(found.number) not in _NOT_PRIVATE:
                yield start + found.start, start + found.end
                return
        if around.lstrip(" (").startswith(("+", "00")):
            return


def email_spans(text: str) -> Iterator[Span]:
    """E-mail addresses of persons; those of an office (info@, press@) are left out."""
    if _AT.search(text):
        for match in _EMAIL.finditer(text):
            if not _OFFICE.match(match.group()):
                yield match.span()


def street_spans(text: str) -> Iterator[Span]:
    """Streets with a house number."""
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            yield match.span()
