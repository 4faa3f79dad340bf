"""Shouting: capitals, signs in a row, no words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import SPOKEN, Subject
from rostra.safety.verdict import Action, Finding, Span

_REPEATED = re.compile(r"(\S)\1{5,}")
_CAPITALS = re.compile("[A-Z]")
# Lines drawn with these are a way to set a text out.
_RULES = "=_*~#.-–—`>"


@dataclass(frozen=True, slots=True)
class ShoutingSettings(Switch):
    """When a text shouts or says nothing, and what follows."""

    capitals: Action = knob(Action.NUDGE, "What happens to a text mostly in capitals.")
    capitals_share: float = knob(
        0.7, "Share of capitals among letters from which a text shouts.", low=0.3, high=1.0
    )
    least_letters: int = knob(
        20, "Texts with fewer letters (of a script with capitals) do not shout.", low=1, high=1_000
    )
    repeated: Action = knob(Action.NUDGE, "What happens to a sign repeated many times.")
    empty: Action = knob(Action.NUDGE, "What happens to a comment without a letter or number.")


class Shouting(Check):
    """Nudges a writer whose text is mostly capitals, repeats a sign many times, or has no word.

    Only scripts that have capitals can shout, and short texts such as "NATO" or "OMG" do not. The
    nudge advises and never blocks.
    """

    name = "shouting"
    kinds = SPOKEN
    Settings = ShoutingSettings

    def run(self, subject: Subject, text: Normal, settings: ShoutingSettings) -> Iterator[Finding]:
        original = text.original
        if not text.words.strip():
            yield Finding(self.name, "shouting.empty", settings.empty)
            return
        if _is_shouted(original, settings):
            yield Finding(self.name, "shouting.capitals", settings.capitals)
        if spans := tuple(_repeated(original)):
            yield Finding(self.name, "shouting.repeated", settings.repeated, spans=spans)


def _repeated(text: str) -> Iterator[Span]:
    """Signs, letters too, six times or more in a row; rules, dots and numbers left out."""
    for match in _REPEATED.finditer(text):
        if match.group(1) not in _RULES and not match.group(1).isdigit():
            yield match.span()


def _is_shouted(text: str, settings: ShoutingSettings) -> bool:
    """Whether capitals are more than their share among the letters that have two cases."""
    capitals = len(_CAPITALS.findall(text)) if text.isascii() else sum(map(str.isupper, text))
    if capitals < settings.least_letters * settings.capitals_share:
        return False
    cased = capitals + sum(map(str.islower, text))
    return cased >= settings.least_letters and capitals >= cased * settings.capitals_share
