"""Which characters hide, which look like others, and which scripts write without spaces.

Facts are those of the Unicode Standard 14 (the version in Python 3.11); the tables of look-alikes
are chosen by hand for the alphabets that people really mix, after the idea of Unicode Technical
Standard 39, "Unicode Security Mechanisms".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

BIDI_OVERRIDES = "\u202d\u202e"
BIDI_EMBEDDINGS = "\u202a\u202b\u202c"
BIDI_ISOLATES = "\u2066\u2067\u2068\u2069"

# Characters that show nothing though their category may say letter or symbol.
BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")

# One class for all that takes no room on the screen: format characters, fillers, tags,
# variation selectors. Joiners stand in it too; who needs them asks for the script first.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

# Marks that decorate letters of alphabets and may be left out when words are compared: the
# combining diacritics that no composed letter took up, Hebrew points, Arabic vowel signs.
OPTIONAL_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)

# Scripts whose words are not parted by spaces: Thai, Lao, Myanmar, Khmer, kana, Han.
NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)

LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0250-\u02af\u1d00-\u1d7f"
LATIN += "\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff"
CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f"
GREEK = "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03ff\u1f00-\u1fff"
ARMENIAN = "\u0531-\u0556\u0561-\u0587"
CHEROKEE = "\u13a0-\u13fd\uab70-\uabbf"
OTHER_ALPHABETS = CYRILLIC + GREEK + ARMENIAN + CHEROKEE

# Letters styled as mathematical symbols, in circles, squares and brackets, or full width.
STYLED = re.compile(
    "[\u249c-\u24e9\U0001d400-\U0001d7ff\U0001f110-\U0001f12f\U0001f130-\U0001f149"
    "\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)
FULL_WIDTH = re.compile("[\uff21-\uff3a\uff41-\uff5a]")


def _pairs(table: str) -> dict[str, str]:
    """``"аa еe"`` → {"а": "a", "е": "e"}."""
    return {pair[0]: pair[1:] for pair in table.split()}


# Small letters (after case folding) that a reader takes for the Latin letter beside them.
LOOK_ALIKES = _pairs(
    # Cyrillic, capitals counted too (В looks like B, so в stands for b).
    "аa вb сc ԁd еe һh іi ӏl јj кk мm нh оo рp ԛq ѕs тt ѵv ԝw хx уy ґr гr ёe ӓa ӧo ӱu "
    "пn иu йu ьb яr шw щw цu зz фf "
    # Greek
    "αa βb γy εe ζz ηn ιi κk λl μu νv οo πn ρp σo τt υu φf χx ωw ϲc ϳj "
    # Armenian and Cherokee (whose case folding goes to the capital)
    "օo սu հh ոn զq ցg յj ռn Ꭰd Ꭱr Ꭲt Ꭵi Ꭺa Ꭻj Ꭼe Ꮃw Ꮇm Ꮋh Ꮐg Ꮓz Ꮞ4 Ꮟb Ꮢr Ꮤw Ꮥs Ꮩv Ꮪs Ꮮl Ꮯc "
    "Ꮲp Ꮶk "
    # Latin letters that no decomposition leads home
    "ɑa ɡg ıi łl øo đd ƒf ʋv ɩi ƅb ɗd ɛe ħh ŋn ŧt ʃs ʒz"
)

# Those of other alphabets that no eye can tell from a Latin letter, and the other way round. A word
# that mixes these in is disguised; "PRщик" (a Russian word) and "TNFα" are not.
TWINS = frozenset("аеорсухіјѕһԁԛԝӏАВЕКМНОРСТХУІЈЅҮονιυρΑΒΕΖΗΙΚΜΝΟΡΤΥΧϲϳօսհոԛ")
LATIN_TWINS = frozenset("aeopcyxijshdqwlvuABEKMHOPCTXYIJSZN")

# Digits and signs that stand for letters. What may stand for two letters is tried as both.
LEET = _pairs("0o 3e 4a 5s 6g 7t 8b 9g @a $s €e £l +t 1i !i |i")
LEET_L = dict.fromkeys("1!|", "l")

# Letters of Arabic script that are one letter to a reader.
ONE_LETTER = _pairs("أا إا آا ٱا ىي یي کك ةه")

# Letters as symbols that no decomposition leads home: white on black, and small capitals.
PLAIN_LETTERS = {
    chr(first + step): chr(ord("a") + step) for first in (0x1F150, 0x1F170) for step in range(26)
} | _pairs("ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz")

MOST_MARKS = 30
"""Marks on one letter beyond which normalisation stops ("Stream-Safe Text Format", Unicode Standard
Annex 15): putting marks in order takes time that grows with the square of their number."""


def is_word(char: str) -> bool:
    """Whether ``char`` can be part of a word: a letter, a mark or a number of any script."""
    return unicodedata.category(char)[0] in "LMN"


def is_visible(char: str) -> bool:
    """Whether ``char`` by itself leaves ink on the screen."""
    return (
        unicodedata.category(char)[0] in "LNPS" and char not in BLANKS and not INVISIBLE.match(char)
    )


def has_stack(text: str) -> bool:
    """Whether more marks stand in a row than any language writes (``MOST_MARKS``)."""
    # A run as long as that covers one of every so many characters: most texts end here.
    if text.isascii() or not any(map(unicodedata.combining, text[MOST_MARKS :: MOST_MARKS + 1])):
        return False
    return _stack().search(text) is not None


@cache
def _stack() -> re.Pattern[str]:
    marks = "".join(char for char in map(chr, range(0x300, 0x1F000)) if unicodedata.combining(char))
    return re.compile(f"[{marks}]{{{MOST_MARKS + 1}}}")
