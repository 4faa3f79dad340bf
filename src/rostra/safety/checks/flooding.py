"""Flooding: one person under many articles at once, or a newcomer who does not stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety.checks.base import Check, Switch
from rostra.safety.checks.rate import HOUR, MINUTE
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import Kind, Subject
from rostra.safety.verdict import Action, Finding


@dataclass(frozen=True, slots=True)
class FloodingSettings(Switch):
    """How many articles, how many comments, and what follows."""

    scattered: Action = knob(
        Action.HOLD, "What happens to a comment under one more article than that."
    )
    threads: int = knob(
        6, "Most articles that one person writes under within those minutes.", low=1, high=100
    )
    minutes: int = knob(10, "Minutes in which articles are counted.", low=1, high=120)
    newcomer: Action = knob(Action.HOLD, "What happens to a newcomer’s comments beyond those.")
    newcomer_per_hour: int = knob(
        8, "Comments by a newcomer in an hour that are taken as usual.", low=1, high=1_000
    )
    newcomer_below: int = knob(
        3, "Who has fewer accepted comments than this is a newcomer here.", low=0, high=100
    )


class Flooding(Check):
    """Holds what comes from one person under many articles within minutes, or from a newcomer
    who writes without a pause.

    `rate` refuses what no person could type; this looks at what an advertiser or a quarrel does
    below that. The comment waits for a moderator, and nothing is lost. Staff are exempt.
    """

    name = "flooding"
    kinds = frozenset({Kind.COMMENT})
    Settings = FloodingSettings

    def run(self, subject: Subject, text: Normal, settings: FloodingSettings) -> Iterator[Finding]:
        author = subject.author
        if author.is_staff or not author.recent_times:
            return
        since = subject.now - settings.minutes * MINUTE
        recent = zip(author.recent_times, author.recent_threads, strict=False)
        others = {thread for at, thread in recent if at > since} - {subject.thread}
        if len(others) >= settings.threads:
            params = {"count": len(others), "window": settings.minutes}
            yield Finding(self.name, "flooding.scattered", settings.scattered, params)
        last_hour = sum(at > subject.now - HOUR for at in author.recent_times)
        is_newcomer = author.is_newcomer(settings.newcomer_below)
        if is_newcomer and last_hour >= settings.newcomer_per_hour:
            params = {"count": last_hour}
            yield Finding(self.name, "flooding.newcomer", settings.newcomer, params)
