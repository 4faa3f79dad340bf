"""The judges of this process, as the settings name them: made once, loaded when first needed."""

import threading
from functools import lru_cache
from typing import Any

from django.conf import settings

from rostra.safety.judge import Judges, NullJudge
from rostra.safety.watched import Trouble, Watched

NONE = "none"
NGRAMS = "ngrams"
_making = threading.Lock()


def judges_at_work() -> Judges:
    """The judges that ROSTRA_JUDGE_FIRST and ROSTRA_JUDGE_SECOND name.

    Nothing is loaded by this; a judge that cannot be had fails when it is asked, and the site's
    policy says what happens then.
    """
    with _making:
        return _judges(settings.JUDGE_FIRST, settings.JUDGE_SECOND, settings.JUDGE_FIRST_MS / 1000)


@lru_cache(maxsize=8)
def _judges(first: str, second: str, budget_s: float) -> Judges:
    if first == NONE:
        # The second sees what the first is unsure of; without a first it would see nothing.
        return Judges()
    quick = Watched("first", first, budget_s)

    def options() -> dict[str, Any]:
        # The encoder is blended with the n-grams; they need not be in memory twice.
        return {"first": quick.loaded()} if first == NGRAMS and quick.loaded() else {}

    asked = None if second == NONE else Watched("second", second, options=options)
    return Judges(quick, asked)


def watched_judges() -> list[Watched]:
    """Those of them that can fail."""
    judges = judges_at_work()
    return [judge for judge in (judges.first, judges.second) if isinstance(judge, Watched)]


def look_after_judges() -> None:
    """Load the judges before anybody waits for them, and try again those that failed."""
    for judge in watched_judges():
        judge.look_after()


def troubles() -> list[Trouble]:
    """What does not work now, as far as this process has found out."""
    return [judge.trouble for judge in watched_judges() if judge.trouble is not None]


def second_is_too_slow(detail: str) -> None:
    """Note that comments waited longer for the second judge than they may."""
    judge = judges_at_work().second
    if isinstance(judge, Watched):
        judge.failed("slow", detail)


def is_off() -> bool:
    """Whether no model judges here, by the operator's choice."""
    return isinstance(judges_at_work().first, NullJudge)
