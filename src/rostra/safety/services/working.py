"""The judges of this installation where scores are needed at once, not only wished for."""

from rostra.safety.judge import Judges
from rostra.safety.services.at_work import judges_at_work, look_after_judges
from rostra.store.problems import Problem


def judges_or_problem() -> Judges:
    """The judges, loaded. Raises a 409 Problem where there is none that gives scores."""
    look_after_judges()
    judges = judges_at_work()
    if not judges.first.attributes:
        raise Problem(
            "no-model",
            "No model is at work",
            status=409,
            detail="No model is at work here, so there are no scores.",
            todo="Set ROSTRA_JUDGE_FIRST to a judge; `rostra doctor` says what is missing.",
        )
    return judges
