"""Rate: more comments in a short time than a conversation can take in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.messages import duration
from rostra.safety.normalise import Normal
from rostra.safety.subject import SPOKEN, Kind, Subject
from rostra.safety.verdict import Action, Finding

MINUTE, HOUR, DAY = 60, 3_600, 86_400


@dataclass(frozen=True, slots=True)
class RateSettings(Switch):
    """How many comments and edits one person may send; 0 sets no limit."""

    per_minute: int = knob(10, "Most comments by one person in a minute.", low=0, high=1_000)
    per_hour: int = knob(60, "Most comments by one person in an hour.", low=0, high=10_000)
    per_day: int = knob(300, "Most comments by one person in a day.", low=0, high=100_000)


class Rate(Check):
    """Refuses a comment or edit that comes too fast, and says after how many seconds it will do.

    Counts what the same person sent in the last minute, hour and day. Under the commenting state
    `slow` it also holds the interval between two comments of one person. Staff are exempt.
    """

    name = "rate"
    kinds = SPOKEN
    stops = True
    Settings = RateSettings

    def run(self, subject: Subject, text: Normal, settings: RateSettings) -> Iterator[Finding]:
        author = subject.author
        if author.is_staff or not author.recent_times:
            return
        # A clock set back must not lock a writer out: what lies ahead counts as now.
        times = sorted((min(at, subject.now) for at in author.recent_times), reverse=True)
        if subject.gate_state == "slow" and subject.kind is Kind.COMMENT:
            wait = times[0] + subject.slow_seconds - subject.now
            if wait > 0:
                yield self._refusal("slow", 0, subject.slow_seconds, wait)
        for most, window in (
            (settings.per_minute, MINUTE),
            (settings.per_hour, HOUR),
            (settings.per_day, DAY),
        ):
            if most and len(times) >= most:
                wait = times[most - 1] + window - subject.now
                if wait > 0:
                    yield self._refusal("fast", most, window, wait)

    def _refusal(self, what: str, count: int, window: int, wait: float) -> Finding:
        whole = max(1, -int(-wait // 1))
        params: dict[str, str | int] = {
            "count": count,
            "window": duration(window),
            "wait": duration(whole),
        }
        return Finding(self.name, f"rate.{what}", Action.REFUSE, params, retry_after=whole)
