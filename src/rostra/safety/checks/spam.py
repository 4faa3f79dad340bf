"""Spam: what advertisers write, whatever they sell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.spam_phrases import phrases_in
from rostra.safety.subject import SPOKEN, Subject
from rostra.safety.verdict import Action, Finding

_REACHED = re.compile(r"://|\bwww\.|\w@\w|\+\d{6}|\.(?:com|net|org|info|xyz|shop|site|online)\b")
_MONEY = re.compile(r"[$€£]\s?\d|\d\s?[$€£]|\b\d+[.,]?\d* ?(?:usd|eur|dollars|euros)\b")


@dataclass(frozen=True, slots=True)
class SpamSettings(Switch):
    """How much of what advertisers write is let pass."""

    template: Action = knob(Action.HOLD, "What happens to a text written like an advertisement.")
    cues: int = knob(
        3, "Signs from which it is one: each kind of offer, a sum of money, an address, a request "
        "to get in touch.",
        low=2, high=8,
    )  # fmt: skip
    promotion: Action = knob(
        Action.NUDGE, "What happens to a text that asks to follow its writer elsewhere."
    )


class Spam(Check):
    """Finds texts put together like advertisements: earnings from home, investments, loans, lost
    money recovered, goods that spam sells, and a way to reach somebody.

    One sign alone is talk ("I work from home", "bitcoin is a bubble"); three together are held, if
    one of them is a way to reach somebody. Who asks readers to follow a channel is nudged. The
    phrases are English, German, French, Spanish and Portuguese. What a link itself shows is for
    `links`, a text that comes again for `duplicates`. Staff are exempt.
    """

    name = "spam"
    kinds = SPOKEN
    Settings = SpamSettings

    @staticmethod
    def _signs(plain: str, offers: int, asks: bool) -> int:
        """How many signs of an advertisement there are; none without a way to reach somebody."""
        is_reached = _REACHED.search(plain) is not None
        has_money = _MONEY.search(plain) is not None
        return offers + asks + is_reached + has_money if asks or is_reached else 0

    def run(self, subject: Subject, text: Normal, settings: SpamSettings) -> Iterator[Finding]:
        if subject.author.is_staff or not (found := phrases_in(text.words)):
            return
        groups = {group for _, _, group in found}
        offers = groups - {"contact", "promotion"}
        asks = "contact" in groups
        if offers and self._signs(text.plain, len(offers), asks) >= settings.cues:
            spans = tuple(sorted({text.word_span(start, end) for start, end, _ in found}))
            named = ", ".join(sorted(groups))
            yield Finding(self.name, "spam.template", settings.template, spans=spans, detail=named)
        elif "promotion" in groups:
            spans = tuple(
                sorted(
                    text.word_span(start, end)
                    for start, end, group in found
                    if group == "promotion"
                )
            )
            yield Finding(self.name, "spam.promotion", settings.promotion, spans=spans)
