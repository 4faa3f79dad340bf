"""Unicode: writing that hides, reverses or covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety.characters import (
    BIDI_OVERRIDES,
    FULL_WIDTH,
    LATIN,
    LATIN_TWINS,
    NO_SPACES,
    OTHER_ALPHABETS,
    STYLED,
    TWINS,
)
from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import ALL_KINDS, Subject
from rostra.safety.verdict import Action, Finding, Span

# Between letters of alphabets that never need a joiner, anything invisible hides something. The
# soft hyphen is not in it: pages that people copy from are full of it.
_JOINED = re.compile(f"[{LATIN}{OTHER_ALPHABETS}]")
_HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u180b-\u180f\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0100-\U000e01ef]+"
)
# Tags spell a flag after a black flag (England's) and are secret writing anywhere else.
_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_BLACK_FLAG = "\U0001f3f4"
_OVERRIDE = re.compile(f"[{BIDI_OVERRIDES}][^\n]*")
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_WORD = re.compile(r"[^\W\d_]+")
_BORDER = re.compile(rf"[{LATIN}](?=[{OTHER_ALPHABETS}])|[{OTHER_ALPHABETS}](?=[{LATIN}])")
# Four single letters or more, parted by one space or sign each.
_PARTED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*]){3,}[^\W\d_](?![^\W_])")
_LATIN = re.compile(f"[{LATIN}]")


@dataclass(frozen=True, slots=True)
class UnicodeSettings(Switch):
    """How much of each trick is let pass, and what follows."""

    override: Action = knob(Action.REFUSE, "What happens to reversed writing direction.")
    hidden: Action = knob(Action.HOLD, "What happens to invisible characters inside words.")
    hidden_most: int = knob(
        2, "Words with invisible characters that are let pass, as copying brings some.",
        low=0, high=100,
    )  # fmt: skip
    marks: Action = knob(Action.REFUSE, "What happens to letters with stacked marks.")
    marks_most: int = knob(5, "Most marks on one letter.", low=3, high=30)
    mixed: Action = knob(Action.HOLD, "What happens to words that mix look-alike alphabets.")
    styled: Action = knob(Action.NUDGE, "What happens to letters written as symbols.")
    styled_most: int = knob(5, "Letters as symbols that are let pass.", low=0, high=100)


class Unicode(Check):
    """Finds the tricks that Unicode allows: what reverses, hides, covers or imitates letters.

    Refuses characters that override the writing direction, and stacks of marks that cover the
    lines around them; holds words with invisible characters inside, secret writing in tag
    characters, and words that mix letters of look-alike alphabets ("pаypal" with a Cyrillic а, also
    with spaces between the letters); nudges where letters are written as mathematical or circled
    symbols, which screen readers cannot read. Joiners in Persian or Hindi, marks in Vietnamese,
    full-width letters in Japanese and Greek letters in formulas are left alone.
    """

    name = "unicode"
    kinds = ALL_KINDS
    Settings = UnicodeSettings

    def run(self, subject: Subject, text: Normal, settings: UnicodeSettings) -> Iterator[Finding]:
        original = text.original
        if original.isascii():
            return
        noun = subject.kind.noun
        tricks = (
            ("override", settings.override, _spans(_OVERRIDE, original)),
            ("marks", settings.marks, _stacked(original, settings.marks_most)),
            ("hidden", settings.hidden, _hidden(original, settings.hidden_most)),
            ("mixed", settings.mixed, _mixed_words(original)),
            ("styled", settings.styled, _styled(original, settings.styled_most)),
        )
        for what, action, spans in tricks:
            if spans:
                yield Finding(self.name, f"unicode.{what}", action, {"noun": noun}, spans)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in pattern.finditer(text))


def _stacked(text: str, most: int) -> tuple[Span, ...]:
    """Letters with more marks than ``most``, with those marks."""
    runs = _spans(_MARKS, text)
    return tuple((max(0, start - 1), end) for start, end in runs if end - start > most)


def _hidden(text: str, most: int) -> tuple[Span, ...]:
    """Where invisible characters part letters, in more places than ``most``, and secret tags."""
    words = [
        (start, end)
        for start, end in _spans(_HIDDEN, text)
        if _JOINED.match(text[start - 1 : start]) and _JOINED.match(text, end)
    ]
    tags = [
        (start, end) for start, end in _spans(_TAGS, text) if text[start - 1 : start] != _BLACK_FLAG
    ]
    return tuple((words if len(words) > most else []) + tags)


def _mixed_words(text: str) -> tuple[Span, ...]:
    """Words that mix Latin and another alphabet to deceive."""
    found: list[Span] = []
    end = 0
    for border in _BORDER.finditer(text):
        if border.start() < end:
            continue
        match = _WORD.match(text, _word_start(text, border.start(), end))
        if match is None:  # pragma: no cover - a border stands in a word
            continue
        end = match.end()
        if len(match.group()) > 2 and _is_mixed(match.group()):
            found.append(match.span())
    for match in _PARTED.finditer(text):
        letters = "".join(char for char in match.group() if char.isalpha())
        if _BORDER.search(letters) and _is_mixed(letters):
            found.append(match.span())
    return tuple(found)


def _is_mixed(word: str) -> bool:
    """Whether the rarer alphabet of ``word`` is there only for letters that look the same."""
    latin = set(_LATIN.findall(word))
    others = [char for char in word if not _LATIN.match(char)]
    if 2 * len(others) <= len(word):
        return TWINS.issuperset(others)
    return LATIN_TWINS.issuperset(latin)


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and text[at - 1].isalpha():
        at -= 1
    return at


def _styled(text: str, most: int) -> tuple[Span, ...]:
    """Letters as symbols, where there are more than ``most``; full width too, beside no kana."""
    found = _spans(STYLED, text)
    if not NO_SPACES.search(text):
        found += _spans(FULL_WIDTH, text)
    return tuple(sorted(found)) if len(found) > most else ()
