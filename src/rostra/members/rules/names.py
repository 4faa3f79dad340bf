"""What may stand as a person's name and as the lines about them (pure).

A name is written with letters, digits, spaces and a little punctuation: this leaves out invisible
characters, bidirectional overrides, piles of combining marks and pictures at once.
"""

import re
import unicodedata
from collections.abc import Iterable

from rostra.store.lookalikes import skeleton
from rostra.store.problems import invalid

NAME_MIN, NAME_MAX = 2, 60
BIOGRAPHY_MAX = 500
_PUNCTUATION = frozenset(" .,-'’·_&()/")
_JOINERS = frozenset("\u200c\u200d")  # they shape words in Arabic and Indic scripts
_JOINING_SCRIPTS = (
    "ARABIC",
    "SYRIAC",
    "MONGOLIAN",
    "DEVANAGARI",
    "BENGALI",
    "GURMUKHI",
    "GUJARATI",
    "ORIYA",
    "TAMIL",
    "TELUGU",
    "KANNADA",
    "MALAYALAM",
    "SINHALA",
)
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # called letters, drawn as nothing
_MAX_MARKS = 3
_ADDRESS = re.compile(r"@|https?:|www\.|\w\.(com|net|org|info|io|ru|biz|xyz)\b", re.IGNORECASE)
_OFFICES = frozenset(
    skeleton(word)
    for word in ("admin", "administrator", "moderator", "editor", "editors", "staff", "rostra")
)


def clean_name(text: str) -> str:
    """`text` as a name: composed (NFC), spaces single.

    Raises a Problem that says what to change: too short or long, a character no name needs, no
    letter at all, or an address.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not NAME_MIN <= len(name) <= NAME_MAX:
        raise invalid(
            f"A name has {NAME_MIN} to {NAME_MAX} characters.", "Choose another name.", field="name"
        )
    for place, character in enumerate(name):
        if not _belongs(character, name, place):
            raise invalid(
                f"A name cannot hold {describe(character)}.",
                "Use letters, digits, spaces and simple punctuation.",
                field="name",
            )
    if _too_many_marks(name):
        raise invalid("This name piles up accents.", "Use at most three on a letter.", field="name")
    if not any(c.isalpha() for c in name):
        raise invalid("A name needs a letter.", "Choose another name.", field="name")
    if _ADDRESS.search(name):
        raise invalid(
            "A name cannot be an address of mail or web.", "Choose another name.", field="name"
        )
    return name


def clean_biography(text: str) -> str:
    """`text` as the lines about a member: composed, no control characters, blank ends cut.

    Raises a Problem when it is too long or holds characters that hide or turn text.
    """
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if len(lines) > BIOGRAPHY_MAX:
        raise invalid(
            f"At most {BIOGRAPHY_MAX} characters fit here; these are {len(lines)}.",
            "Shorten it a little.",
            field="biography",
        )
    for place, character in enumerate(lines):
        hidden = unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Cn"}
        if hidden and character != "\n" and not _joins(lines, place):
            raise invalid(
                f"This text cannot hold {describe(character)}.",
                "Remove it, or type the passage anew.",
                field="biography",
            )
    return lines


def refuse_impersonation(name: str, staff_names: Iterable[str], site_title: str = "") -> None:
    """Raise a Problem when `name` looks like one of `staff_names`, an office or the site itself."""
    looks = skeleton(name)
    taken = _OFFICES | {skeleton(title) for title in (site_title,) if title}
    if looks in taken or any(looks == skeleton(other) for other in staff_names):
        raise invalid(
            "This name could be taken for somebody of the staff.",
            "Choose another name, or add your family name.",
            field="name",
        )


def describe(character: str) -> str:
    """A character in words fit for any screen: “@”, or U+202E (RIGHT-TO-LEFT OVERRIDE)."""
    if character.isprintable() and not character.isspace() and character not in _BLANK_LETTERS:
        return f"“{character}”"
    named = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} ({named})"


def _belongs(character: str, name: str, place: int) -> bool:
    if character in _BLANK_LETTERS:
        return False
    if character in _PUNCTUATION or unicodedata.category(character)[0] in "LM":
        return True
    return unicodedata.category(character) == "Nd" or _joins(name, place)


def _joins(text: str, place: int) -> bool:
    """Whether the joiner at `place` shapes letters of a script that needs it."""
    if text[place] not in _JOINERS or not 0 < place < len(text) - 1:
        return False
    around = (unicodedata.name(text[place - 1], ""), unicodedata.name(text[place + 1], ""))
    return all(name.startswith(_JOINING_SCRIPTS) for name in around)


def _too_many_marks(name: str) -> bool:
    run = 0
    for character in unicodedata.normalize("NFD", name):
        run = run + 1 if unicodedata.category(character) == "Mn" else 0
        if run > _MAX_MARKS:
            return True
    return False
