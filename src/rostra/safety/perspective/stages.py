"""The two judges as the service asks them: the first on every text, the second where it counts."""

import asyncio
import logging
from collections.abc import Callable, Collection
from typing import Literal

from rostra.safety import scoring
from rostra.safety.judge import Context, JudgeError, Judges, Scores
from rostra.safety.perspective.batching import Batcher, BusyError
from rostra.safety.scoring import JudgeSettings

log = logging.getLogger(__name__)

Mode = Literal["cascade", "both"]

SECOND_S = 0.5
"""As long as a second look may take: Coral gives up after 0.8 s and publishes unjudged."""


class Stages:
    """A pair of judges with the texts that wait for them.

    `missed` is told whenever a second look was wanted and could not be had.
    """

    def __init__(self, judges: Judges, missed: Callable[[], None] = lambda: None) -> None:
        self.judges = judges
        self.missed = missed
        self.first = Batcher(judges.first, most=64, most_characters=100_000)
        second = judges.second
        self.second = Batcher(second, most=8, most_characters=8_000) if second else None

    @property
    def attributes(self) -> frozenset[str]:
        """What these judges model."""
        second = self.judges.second
        return self.judges.first.attributes | (second.attributes if second else frozenset())

    async def score(
        self,
        text: str,
        context: Context,
        wanted: Collection[str],
        settings: JudgeSettings,
        mode: Mode = "cascade",
    ) -> Scores:
        """The scores of a text, with those of the second judge where it was asked.

        It is asked for what the first is unsure of and for attributes that it alone models; in the
        mode "both" always. Where it fails or is late the first's word stands, but not in the mode
        "both". Raises `JudgeError` or `BusyError`.
        """
        scores = await self.first.score(text, context)
        only_second = not set(wanted) <= self.judges.first.attributes
        if self.second is None:
            return scores
        if mode == "both":
            return (await self.second.score(text, context)).over(scores)
        if not only_second and not scoring.is_unsure(scores, settings):
            return scores
        try:
            async with asyncio.timeout(SECOND_S):
                return (await self.second.score(text, context)).over(scores)
        except (JudgeError, BusyError, TimeoutError) as error:
            self.missed()
            if only_second:
                raise JudgeError("The second judge does not answer.") from error
            log.warning("the second judge was asked and did not answer: %r", error)
            return scores
