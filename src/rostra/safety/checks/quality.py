"""Quality: a text that cannot be answered, because it says nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import ahocorasick

from rostra.safety.characters import NO_SPACES
from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import SPOKEN, Subject
from rostra.safety.verdict import Action, Finding, Span

LONGEST_LOOKED_AT = 400
"""Words in a longer text are not all noise; it is left alone."""
MOST_CONSONANTS = 7
RUN_OF_KEYS = 6
FEWEST_WORDS = 8
SHARE_OF_ONE = 0.75

_LATIN_WORD = re.compile(r"[a-zß-ÿ]{7,}")
_CONSONANTS = re.compile(rf"[bcdfghjklmnpqrstvwxz]{{{MOST_CONSONANTS},}}")
_ROWS = ("qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm")
_KEYS = ahocorasick.Automaton()
for _run in (keys for row in _ROWS for keys in (row, row[::-1])):
    for _at in range(len(_run) - RUN_OF_KEYS + 1):
        _KEYS.add_word(_run[_at : _at + RUN_OF_KEYS], True)
_KEYS.make_automaton()


@dataclass(frozen=True, slots=True)
class QualitySettings(Switch):
    """What follows from each kind of nothing."""

    letter: Action = knob(Action.NUDGE, "What happens to a comment of a single letter.")
    keys: Action = knob(Action.NUDGE, "What happens to a comment of keys hit at random.")
    one_word: Action = knob(Action.NUDGE, "What happens to one word said over and over.")


class Quality(Check):
    """Nudges a writer whose comment is one letter, keys hit at random, or one word over and over.

    A comment without any letter or number is `shouting`'s. Keys are known by rows of a keyboard
    and by more consonants in a row than a word of Latin letters has, and count where they make up
    most of the text. The nudge advises and never blocks.
    """

    name = "quality"
    kinds = SPOKEN
    Settings = QualitySettings

    def run(self, subject: Subject, text: Normal, settings: QualitySettings) -> Iterator[Finding]:
        if len(text.original) > LONGEST_LOOKED_AT:
            return
        words = text.words.split()
        if len(words) == 1 and _is_letter(words[0]):
            yield Finding(self.name, "quality.letter", settings.letter)
        elif spans := _mashed(text.plain):
            mashed = sum(end - start for start, end in spans)
            if 2 * mashed > sum(map(len, words)):
                found = tuple(text.span(*span) for span in spans)
                yield Finding(self.name, "quality.keys", settings.keys, spans=found)
        elif len(words) >= FEWEST_WORDS and len(set(words)) <= len(words) // 2:
            _, times = Counter(words).most_common(1)[0]
            if times >= SHARE_OF_ONE * len(words):
                yield Finding(self.name, "quality.one_word", settings.one_word)


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and not NO_SPACES.match(word)


def _mashed(plain: str) -> list[Span]:
    """Words that no keyboard's user meant."""
    if not _CONSONANTS.search(plain) and not _has_keys(plain):
        return []
    return [match.span() for match in _LATIN_WORD.finditer(plain) if _is_mashed(match.group())]


def _is_mashed(word: str) -> bool:
    if _CONSONANTS.search(word.replace("sch", "s").replace("ch", "c")):
        return True
    return _has_keys(word)


def _has_keys(text: str) -> bool:
    """Whether six neighbouring keys of a row stand in a row."""
    return any(True for _ in _KEYS.iter(text))
