"""In which language a text is judged, where the client and the text may say different things.

Coral sends `["en"]` from every site whose language it does not know, Commento++ always `["de"]`; so
a text of some length that is plainly in one language is in that one. What is too short to tell is
in the language that the client says where that is modelled; else the claim settles nothing, for
those who always claim the same would have every short text refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rostra.safety.language import detect

PLAIN_LETTERS, PLAIN_CONFIDENCE = 40, 0.9
SOME_LETTERS, SOME_CONFIDENCE = 20, 0.7

_LETTERS = re.compile(r"[^\W\d_]")
_NOT_LATIN = re.compile(r"[^\W\d_a-zA-Z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """`judged_as` is the language that counts, None for a text too short to tell of which the
    client said nothing that helps; `detected` what the text shows."""

    judged_as: str | None
    detected: tuple[str, ...]
    readable: bool = True
    """False where nothing is known and the letters are not Latin ones."""


def spoken(text: str, requested: Sequence[str], modelled: frozenset[str]) -> Spoken:
    """The language of `text`; `modelled` are the languages that the judges know."""
    found = detect(text)
    letters = len(_LETTERS.findall(text[:2_000]))
    code = found.code
    detected = (code,) if code else ()
    if code and found.confidence >= PLAIN_CONFIDENCE and letters >= PLAIN_LETTERS:
        return Spoken(code, detected)
    known = [each for each in requested if base(each) in modelled]
    if known:
        return Spoken(known[0], detected)
    if code and found.confidence >= SOME_CONFIDENCE and letters >= SOME_LETTERS:
        return Spoken(code, detected)
    return Spoken(None, detected, readable=_NOT_LATIN.search(text) is None)


def base(code: str) -> str:
    """The language of a tag: "de" of "de-AT"."""
    return code.lower().replace("_", "-").partition("-")[0]
