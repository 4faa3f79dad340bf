"""Repetition: the same text again by the same writer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal, normalise
from rostra.safety.subject import Kind, Subject
from rostra.safety.verdict import Action, Finding

MOST_COMPARED = 20
COMPARED_CHARACTERS = 3_000
FEW_WORDS = 8
GRAM = 4


@dataclass(frozen=True, slots=True)
class RepetitionSettings(Switch):
    """What counts as the same, and what follows."""

    same: Action = knob(Action.REFUSE, "What happens to the same text again.")
    near: Action = knob(Action.HOLD, "What happens to nearly the same text.")
    likeness: float = knob(
        0.8, "Share of words in common from which two texts are nearly the same.", low=0.5, high=1.0
    )
    short: int = knob(
        20, "Texts with fewer characters than this may be said again.", low=0, high=200
    )
    short_times: int = knob(3, "How many times a short text may be said a day.", low=1, high=100)


class Repetition(Check):
    """Compares a comment with the writer's own last ones of a day, and refuses the same again.

    Case, spaces, punctuation and invisible characters make no difference. Nearly the same is
    held: the two share most of their words (Jaccard's index over words, or over groups of four
    characters in texts of fewer than eight words). Short texts such as "I agree" may be said a few
    times. Staff are exempt, and edits are not compared.
    """

    name = "repetition"
    kinds = frozenset({Kind.COMMENT})
    Settings = RepetitionSettings

    def run(
        self, subject: Subject, text: Normal, settings: RepetitionSettings
    ) -> Iterator[Finding]:
        recent = subject.author.recent_texts[:MOST_COMPARED]
        if subject.author.is_staff or not recent:
            return
        words = _words(text.original)
        earlier = [_words(other) for other in recent if _could_match(text.original, other)]
        if len(words) < settings.short:
            if earlier.count(words) >= settings.short_times:
                yield Finding(self.name, "repetition.short", settings.same)
        elif words in earlier:
            yield Finding(self.name, "repetition.same", settings.same)
        else:
            likeness = max((_likeness(words, other) for other in earlier), default=0.0)
            if likeness >= settings.likeness:
                score = round(likeness, 3)
                yield Finding(self.name, "repetition.near", settings.near, score=score)


def _words(text: str) -> str:
    """What is compared of a text: its beginning, as words, or as signs where it has none."""
    normal = normalise(text[:COMPARED_CHARACTERS])
    return normal.words.strip() or normal.plain.strip()


def _could_match(one: str, other: str) -> bool:
    """Whether the lengths are near enough, a quick look before the texts are read."""
    shorter, longer = sorted((len(one), len(other)))
    return longer <= 2 * shorter + 20


def _likeness(one: str, other: str) -> float:
    """Jaccard's index, 0 to 1, of the two texts' words, or of their pieces where words are few."""
    mine, theirs = set(one.split()), set(other.split())
    if min(len(mine), len(theirs)) < FEW_WORDS:
        mine, theirs = _grams(one), _grams(other)
    return len(mine & theirs) / (len(mine | theirs) or 1)


def _grams(text: str) -> set[str]:
    return {text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1))}
