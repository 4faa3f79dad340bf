"""Words written so that a list should not find them, and what they stand for.

Only words with something odd about them are looked at: letters parted by signs or spaces
("f u c k"), digits and signs for letters ("sh1t"), stretched letters ("fuuuck"), look-alikes of
other alphabets. An ordinary word is never bent into another one, so that a list with "ass" leaves
"as" and "class" alone. All work is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety.characters import (
    LATIN,
    LEET,
    LEET_L,
    LOOK_ALIKES,
    OTHER_ALPHABETS,
    is_word,
)
from rostra.safety.normalise import Normal

LONGEST_WORD = 64
"""Longer pieces (addresses, keyboard noise) are not read as disguised words."""

# Runs of what is neither letter nor space, apostrophes left out; borders between alphabets; letters
# three times over. Patterns that begin with one class are quick to search, which is why there are
# several of them, and a leaner one for plain ASCII.
_SIGNS = re.compile(r"[!-&(-.0-@\[-`{-~·•‧∙⋅€£]+")
_BORDER = re.compile(rf"[{LATIN}](?=[{OTHER_ALPHABETS}])|[{OTHER_ALPHABETS}](?=[{LATIN}])")
_STRETCH_ASCII = re.compile(r"([a-z])\1\1")
_STRETCH = re.compile(r"([^\W\d_])\1\1")
_FOR_LETTERS = re.compile(r"[\d@$€£|]")
_FOREIGN = re.compile(rf"[{OTHER_ALPHABETS}]+")
_LATIN = re.compile(f"[{LATIN}]")
# Three single letters or more in ``Normal.words``.
_SINGLES = re.compile(r" [^ ] (?:[^ ] ){2,}")
_STRETCHED = re.compile(r"(.)\1{2,}")
_SPACE = re.compile(r"\s")
_SIGN = re.compile(r"[^\w]")
_MASK = re.compile(r"[^\W\d_]+[*#%&@$?]{1,8}[^\W\d_]+")
_PLAIN_WORD = re.compile(r"(?:([a-z])(?!\1\1))+")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
# What may stand in a disguised word without parting it from the next.
_PIECE = re.compile(r"[\w@$€£!|+*#%&?]+")

_bent = {ord(sign): letter for sign, letter in (LOOK_ALIKES | LEET).items()}
_bent_l = _bent | {ord(sign): letter for sign, letter in LEET_L.items()}


@dataclass(frozen=True, slots=True)
class Disguised:
    """A place in ``Normal.plain`` and the words that it may stand for (bent, letters alone).

    ``mask`` is the word with ``*`` for each letter that its writer hid, or empty. ``hyphenated``
    says that nothing but hyphens makes it odd.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    mask: str = ""
    hyphenated: bool = False


def bend(word: str, table: dict[int, str] = _bent) -> str:
    """``word`` with accents, look-alikes and digits led back to letters, and nothing else in it."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFD", word)
        word = "".join(char for char in decomposed if not 0x300 <= ord(char) <= 0x36F)
    return "".join(char for char in word.translate(table) if is_word(char) and char > "9")


def disguised(text: Normal) -> Iterator[Disguised]:
    """The words of ``text`` that may be disguised, each with its readings."""
    plain = text.plain
    end = 0
    for at in sorted(_odd_places(plain)):
        if at >= end:
            start, end = _around(plain, at)
            if not _is_address(plain, start):
                yield from _readings(plain, start, end)
    for match in _SINGLES.finditer(text.words):
        start, end = text.plain_place(match.start() + 1, match.end() - 1)
        letters = match.group().replace(" ", "")
        if len(letters) <= LONGEST_WORD and not _is_address(plain, start):
            yield Disguised(start, end, forms=_forms(letters))
    if (
        not plain.isascii()
        and _FOREIGN.search(plain)
        and len(_LATIN.findall(plain)) * 2 > sum(map(str.isalpha, plain))
    ):
        yield from _foreign_twins(plain)


def _odd_places(plain: str) -> Iterator[int]:
    """Where signs or digits stand in or at a word, letters are stretched, alphabets meet."""
    ascii_only = plain.isascii()
    for match in _SIGNS.finditer(plain):
        start, end = match.span()
        before, after = plain[start - 1 : start].isalpha(), plain[end : end + 1].isalpha()
        if (before and after) or ((before or after) and _FOR_LETTERS.search(match.group())):
            yield start
    for match in (_STRETCH_ASCII if ascii_only else _STRETCH).finditer(plain):
        yield match.start()
    if not ascii_only:
        for match in _BORDER.finditer(plain):
            yield match.start()


def _around(plain: str, at: int) -> tuple[int, int]:
    """The run without white space around ``at``, cut where it is longer than words can be."""
    least, most = max(0, at - 2 * LONGEST_WORD), at + 2 * LONGEST_WORD
    start = max(plain.rfind(space, least, at) + 1 for space in " \n\t") or least
    space = _SPACE.search(plain, at, most)
    return start, space.start() if space else min(len(plain), most)


def _is_address(plain: str, at: int) -> bool:
    """Whether the run around ``at`` is a web address, whose parts are no disguises."""
    return "://" in plain[slice(*_around(plain, at))]


def _readings(plain: str, start: int, end: int) -> Iterator[Disguised]:
    """The readings of each piece of a run without white space, and of the run as one word."""
    pieces = [(match.start(), match.end()) for match in _PIECE.finditer(plain, start, end)]
    if len(pieces) > 1 and end - start <= LONGEST_WORD:
        pieces.append((pieces[0][0], pieces[-1][1]))
    for begin, stop in pieces:
        token = plain[begin:stop].rstrip("!|+*#%&?")
        if not 2 <= len(token) <= LONGEST_WORD or _PLAIN_WORD.fullmatch(token):
            continue
        mask = _SIGN.sub("*", token) if _MASK.fullmatch(token) else ""
        hyphenated = bool(_HYPHENATED.fullmatch(token))
        yield Disguised(begin, begin + len(token), _forms(token), mask, hyphenated)


def _forms(token: str) -> tuple[str, ...]:
    """The words that ``token`` may stand for: 1 as i and as l, stretches as two letters and one."""
    first = bend(token)
    forms = dict.fromkeys((first, bend(token, _bent_l)))
    if _STRETCHED.search(first):
        for form in tuple(forms):
            forms[_STRETCHED.sub(r"\1\1", form)] = None
            forms[_STRETCHED.sub(r"\1", form)] = None
    return tuple(form for form in forms if len(form) > 1)


def _foreign_twins(plain: str) -> Iterator[Disguised]:
    """Whole words of another alphabet inside Latin text that read as Latin ("ѕех")."""
    for match in _FOREIGN.finditer(plain):
        word = match.group()
        if len(word) > 1 and all(char in LOOK_ALIKES for char in word):
            yield Disguised(*match.span(), forms=(bend(word),))
