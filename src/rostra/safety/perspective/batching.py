"""Texts that wait for a judge are scored together.

While one batch is with the judge the next one gathers, so a judge that is quicker on many texts
than on one is used that way under load, and asked at once when nobody else is there. The event loop
is never held up: judges work in a thread of their own.
"""

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from rostra.safety.judge import Context, Judge, JudgeError, Scores

MOST_WAITING = 512


class BusyError(Exception):
    """So many texts wait for the judge that one more would wait too long."""


@dataclass(slots=True)
class Waiting:
    """A text, and where its scores are expected."""

    text: str
    context: Context
    scores: "asyncio.Future[Scores]"


class Batcher:
    """One judge and the texts that wait for it. Belongs to the event loop that uses it first.

    most: texts in a batch; most_characters: of all its texts, so that long ones do not keep many
    short ones waiting (a single text may be longer).
    """

    def __init__(self, judge: Judge, *, most: int, most_characters: int) -> None:
        self.judge = judge
        self.most = most
        self.most_characters = most_characters
        self._waiting: deque[Waiting] = deque()
        self._work: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="judge")

    async def score(self, text: str, context: Context) -> Scores:
        """The judge's scores of a text. Raises `JudgeError` where it fails, or `BusyError`."""
        if len(self._waiting) >= MOST_WAITING:
            raise BusyError
        waiting = Waiting(text, context, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._run())
        return await waiting.scores

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch = self._next_batch()
            if not batch:
                continue
            try:
                scored = await loop.run_in_executor(self._thread, self._judged, batch)
            except Exception as error:
                failure = JudgeError(f"The judge failed: {error!r}"[:200])
                for each in batch:
                    if not each.scores.done():
                        each.scores.set_exception(failure)
            else:
                for each, scores in zip(batch, scored, strict=True):
                    if not each.scores.done():
                        each.scores.set_result(scores)

    def _next_batch(self) -> list[Waiting]:
        """The texts that come next; those that nobody waits for any more are left out."""
        batch: list[Waiting] = []
        characters = 0
        while self._waiting and len(batch) < self.most:
            characters += len(self._waiting[0].text)
            if batch and characters > self.most_characters:
                break
            each = self._waiting.popleft()
            if not each.scores.done():
                batch.append(each)
        return batch

    def _judged(self, batch: list[Waiting]) -> list[Scores]:
        texts = [each.text for each in batch]
        scored = self.judge.score(texts, [each.context for each in batch])
        for text, scores in zip(texts, scored, strict=True):
            scores.check(len(text))
        return scored
