"""A judge of this process, watched: loaded when first needed, timed, and known to be well or not.

It stands in a pipeline in the judge's place, so that a pipeline made once outlives a judge that
fails and comes back. Whoever runs it calls `look_after` now and then: that loads it before anybody
waits for it, and tries again what failed.
"""

from __future__ import annotations

import datetime as dt
import logging
import statistics
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic, perf_counter
from typing import Any

from rostra.safety import metrics
from rostra.safety.judge import Context, Judge, JudgeError, Scores, load

log = logging.getLogger(__name__)

WINDOW = 21
"""Calls whose median says whether a judge is too slow; a few slow ones say nothing."""
FEWEST = 5
HANGS_S = 5.0
"""A call of the first stage that takes longer than this keeps others from joining it."""
NOT_LOADED = ("missing", "corrupt")
MISSING = "is missing"
"""Stands in the sentence of a judge that looked for its files itself."""
PROBE = "Where does the ferry leave on Sundays, and does it still take bicycles?"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a judge does not work. kind: missing, corrupt, error or slow."""

    stage: str
    name: str
    kind: str
    detail: str
    since: dt.datetime


class Watched:
    """The judge called `name` at a stage ("first" or "second").

    budget_s: what the median text may take; None where nobody waits for it. options: what the
    judge is made with, asked for when it is loaded.
    """

    def __init__(
        self,
        stage: str,
        name: str,
        budget_s: float | None = None,
        options: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        self.stage = stage
        self.name = name
        self.budget_s = budget_s
        self.options = options
        self.trouble: Trouble | None = None
        self._judge: Judge | None = None
        self._loading = threading.Lock()
        self._took: deque[float] = deque(maxlen=WINDOW)
        self._under_way: dict[int, float] = {}

    @property
    def version(self) -> str:
        """The judge's own version; that it is not loaded, where it cannot be."""
        judge = self.loaded()
        return judge.version if judge else f"{self.name}, not loaded"

    @property
    def attributes(self) -> frozenset[str]:
        """The judge's own attributes; none where it cannot be loaded."""
        judge = self.loaded()
        return judge.attributes if judge else frozenset()

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        """As the judge itself. Raises `JudgeError` where it is missing, corrupt or too slow."""
        judge = self._ready()
        began, mine = perf_counter(), threading.get_ident()
        self._under_way[mine] = monotonic()
        try:
            scored = judge.score(texts, contexts)
            for text, scores in zip(texts, scored, strict=True):
                scores.check(len(text))
        except Exception as error:
            self.failed("error", repr(error))
            raise JudgeError(f"The judge {self.name!r} failed: {error!r}"[:200]) from error
        finally:
            self._under_way.pop(mine, None)
        self._measured((perf_counter() - began) / max(1, len(texts)), len(texts))
        return scored

    def look_after(self) -> None:
        """Load the judge, or try once more what failed; never raises."""
        trouble = self.trouble
        try:
            judge = self._judge or self._load()
            if trouble is not None and trouble.kind in ("error", "slow"):
                self._try_again(judge)
        except Exception as error:
            if self.trouble is None:
                self.failed("error", repr(error))

    def failed(self, kind: str, detail: str) -> None:
        """Note that the judge does not work, and tell of it once."""
        metrics.judge_failures.labels(self.stage, kind).inc()
        metrics.judge_up.labels(self.stage).set(0)
        known = self.trouble
        if known is None or known.kind != kind:
            since = dt.datetime.now(dt.UTC)  # not the clock of what is filled in or simulated
            self.trouble = Trouble(self.stage, self.name, kind, detail[:300], since)
            log.error("the %s judge %r does not work (%s): %s", self.stage, self.name, kind, detail)

    def works(self) -> None:
        """Note that the judge works."""
        metrics.judge_up.labels(self.stage).set(1)
        if self.trouble is not None:
            log.warning("the %s judge %r works again", self.stage, self.name)
            self.trouble = None

    def _ready(self) -> Judge:
        """The judge where it may be asked now. Raises `JudgeError`."""
        trouble = self.trouble
        if trouble is not None and trouble.kind != "error":
            raise JudgeError(f"The judge {self.name!r} does not work: {trouble.detail}"[:200])
        oldest = min(list(self._under_way.values()), default=None)
        if self.budget_s is not None and oldest is not None and monotonic() - oldest > HANGS_S:
            detail = f"a text has been with it for more than {HANGS_S:g} seconds"
            self.failed("slow", detail)
            raise JudgeError(f"The judge {self.name!r} does not answer: {detail}.")
        return self._judge or self._load()

    def loaded(self) -> Judge | None:
        """The judge, loaded if it was not tried before."""
        if self._judge is None and self.trouble is None:
            with suppress(JudgeError):
                self._load()
        return self._judge

    def _load(self) -> Judge:
        with self._loading:
            if self._judge is None:
                try:
                    judge = load(self.name, self.options())
                except JudgeError as error:
                    self.failed(_kind(error), str(error))
                    raise
                self._judge = judge
                if self.trouble is None or self.trouble.kind in NOT_LOADED:
                    self.works()
            return self._judge

    def _measured(self, seconds: float, texts: int) -> None:
        metrics.judge_seconds.labels(self.stage).observe(seconds)
        metrics.judge_texts.labels(self.stage).inc(texts)
        self._took.append(seconds)
        took = list(self._took)
        median = statistics.median(took)
        if self.budget_s is not None and len(took) >= FEWEST and median > self.budget_s:
            self._took.clear()
            self.failed("slow", self._too_slow(median))
        elif self.trouble is None or self.trouble.kind != "slow":
            self.works()

    def _try_again(self, judge: Judge) -> None:
        """Ask a judge that failed a few times where nobody waits for it."""
        took = []
        for _ in range(FEWEST):
            began = perf_counter()
            (scores,) = judge.score([PROBE], [Context()])
            scores.check(len(PROBE))
            took.append(perf_counter() - began)
        if self.budget_s is None or statistics.median(took) <= self.budget_s:
            self.works()

    def _too_slow(self, seconds: float) -> str:
        budget = (self.budget_s or 0) * 1000
        return f"a text takes {seconds * 1000:.0f} ms, and {budget:g} ms are what it may take"


def _kind(error: JudgeError) -> str:
    """Whether something is not there, or is not what it should be."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, FileNotFoundError | ModuleNotFoundError) or MISSING in str(cause):
            return "missing"
        cause = cause.__cause__ or cause.__context__
    return "corrupt"
