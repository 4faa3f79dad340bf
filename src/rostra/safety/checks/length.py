"""Length: too short to say anything, or too long to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety.characters import is_visible
from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import ALL_KINDS, Kind, Subject
from rostra.safety.verdict import Action, Finding


@dataclass(frozen=True, slots=True)
class LengthSettings(Switch):
    """How long texts may be, in characters that can be seen (least) and in all (most)."""

    least: int = knob(1, "Fewest visible characters of a comment.", low=1, high=1_000)
    most: int = knob(10_000, "Most characters of a comment.", low=100, high=20_000)
    most_lines: int = knob(500, "Most lines of a comment.", low=1, high=10_000)
    name_least: int = knob(2, "Fewest visible characters of a name.", low=1, high=20)
    name_most: int = knob(60, "Most characters of a name.", low=10, high=60)
    biography_most: int = knob(500, "Most characters of a biography.", low=50, high=500)


class Length(Check):
    """Refuses a comment, name or biography that is shorter or longer than the site takes.

    Only characters that leave ink on the screen count towards the least: a text of spaces and
    zero-width characters is empty. A biography may be empty. Nothing else is looked at in a text
    that is too long.
    """

    name = "length"
    kinds = ALL_KINDS
    stops = True
    Settings = LengthSettings

    def run(self, subject: Subject, text: Normal, settings: LengthSettings) -> Iterator[Finding]:
        least, most, lines = _bounds(subject.kind, settings)
        original = text.original
        noun = subject.kind.noun
        if len(original) > most:
            yield self._refusal("long", noun=noun, length=len(original), most=most)
        elif not _visible_at_least(original, least):
            yield self._refusal("empty" if least == 1 else "short", noun=noun, least=least)
        elif (count := original.count("\n") + 1) > lines:
            yield self._refusal("lines", noun=noun, length=count, most=lines)

    def _refusal(self, what: str, **params: str | int) -> Finding:
        return Finding(self.name, f"length.{what}", Action.REFUSE, params)


def _bounds(kind: Kind, settings: LengthSettings) -> tuple[int, int, int]:
    """Fewest visible characters, most characters and most lines of a text of this kind."""
    if kind is Kind.NAME:
        return settings.name_least, settings.name_most, 1
    if kind is Kind.BIOGRAPHY:
        return 0, settings.biography_most, settings.most_lines
    return settings.least, settings.most, settings.most_lines


def _visible_at_least(text: str, least: int) -> bool:
    seen = 0
    for char in text:
        if seen >= least:
            return True
        seen += is_visible(char)
    return seen >= least
