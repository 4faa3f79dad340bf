"""Duplicates: the same text from other people, or in other threads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import SPOKEN, Similar, Subject
from rostra.safety.verdict import Action, Finding

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class DuplicatesSettings(Switch):
    """How like, how many, how long ago, and what follows."""

    others: Action = knob(
        Action.HOLD, "What happens to a text that other people posted before, nearly the same."
    )
    others_from: int = knob(
        2, "Earlier texts by others from which that happens to anybody’s.", low=1, high=50
    )
    newcomer_from: int = knob(
        1, "Earlier texts by others from which that happens to a newcomer’s.", low=1, high=50
    )
    newcomer_below: int = knob(
        3, "Who has fewer accepted comments than this is a newcomer here.", low=0, high=100
    )
    own: Action = knob(
        Action.HOLD, "What happens to the writer’s own text of more than a day ago, posted again."
    )
    likeness: float = knob(
        0.8, "Share of five-letter pieces in common from which two texts are nearly the same.",
        low=0.5, high=1.0,
    )  # fmt: skip
    days: int = knob(7, "How many days back texts are compared.", low=1, high=7)


class Duplicates(Check):
    """Compares a comment with what anybody wrote on the site in the last days.

    Campaigns and advertisers post one text from several accounts and under several articles, with
    a word changed here and there. Broder's MinHash finds such texts whatever their number: the
    likeness is an estimate, off by about 0.05. Texts of fewer than about 45 letters are never
    compared, nor are quoted lines. The writer's own texts of the last day are left to
    `repetition`. Staff are exempt.
    """

    name = "duplicates"
    kinds = SPOKEN
    Settings = DuplicatesSettings

    def run(
        self, subject: Subject, text: Normal, settings: DuplicatesSettings
    ) -> Iterator[Finding]:
        if not subject.similar or subject.author.is_staff:
            return
        alike = [
            each
            for each in subject.similar
            if each.likeness >= settings.likeness and each.age_seconds <= settings.days * DAY
        ]
        others = [each for each in alike if not each.is_own]
        own = [each for each in alike if each.is_own and each.age_seconds > DAY]
        newcomer = subject.author.is_newcomer(settings.newcomer_below)
        if len(others) >= (settings.newcomer_from if newcomer else settings.others_from):
            yield self._finding("others", settings.others, others)
        elif own:
            yield self._finding("own", settings.own, own)

    def _finding(self, what: str, action: Action, alike: Sequence[Similar]) -> Finding:
        writers = len({each.writer for each in alike})
        threads = len({each.thread for each in alike})
        return Finding(
            self.name,
            f"duplicates.{what}",
            action,
            score=round(max(each.likeness for each in alike), 3),
            detail=f"texts: {len(alike)}, writers: {writers}, threads: {threads}",
        )
