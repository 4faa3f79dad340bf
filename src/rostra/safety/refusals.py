"""A refusal as the problem that an API or a form answers with."""

from __future__ import annotations

from rostra.safety.verdict import Verdict
from rostra.store.problems import Problem, invalid, too_fast


def refusal(verdict: Verdict) -> Problem:
    """The problem document of a verdict that refuses: 429 where waiting is all it needs, else 422.

    ``reasons`` holds every reason with its sentence and the passages that it means.
    """
    reasons = [reason.to_json() for reason in verdict.reasons]
    detail, todo = verdict.reasons[0].sentences
    if (wait := verdict.retry_after) is not None:
        problem = too_fast(detail, wait)
        problem.todo = todo
        problem.extra["reasons"] = reasons
        return problem
    if len(reasons) > 1:
        todo = " ".join(dict.fromkeys(reason.sentences[1] for reason in verdict.reasons))
    return invalid(detail, todo, reasons=reasons)
