"""The sentences that a check can say to a writer, filled in; ``sentences`` has them all."""

from __future__ import annotations

import math
from collections.abc import Mapping

from rostra.safety.sentences import MESSAGES

_ROUND = {60: (60, "minute"), 3_600: (3_600, "hour"), 86_400: (86_400, "day")}


def say(code: str, params: Mapping[str, str | int] | None = None) -> str:
    """The English sentence of ``code`` with ``params`` filled in. Raises ``KeyError``."""
    return MESSAGES[code][1] % (params or {})


def label(code: str) -> str:
    """The same reason in five words at most. Raises ``KeyError``."""
    return MESSAGES[code][0]


def parts(text: str) -> tuple[str, str]:
    """A sentence of ``say`` and what it tells to do, one from the other."""
    what, _, todo = text.partition(". ")
    return f"{what}.", todo


def duration(seconds: float) -> str:
    """A waiting time in words, rounded up: "1 second", "40 seconds", "3 minutes", "2 hours"."""
    whole = max(1, math.ceil(seconds))
    size, unit = (
        (1, "second") if whole < 120 else (60, "minute") if whole < 7200 else (3600, "hour")
    )
    size, unit = _ROUND.get(whole, (size, unit))
    count = math.ceil(whole / size)
    return f"{count} {unit}" + ("" if count == 1 else "s")
