"""A writer is told before posting which words may be taken amiss; once, and then decides.

Advice never blocks: whoever posts again with the token of the advice, the same text or another, is
not advised a second time. What the checks would hold or refuse they still hold or refuse.
"""

import uuid
from dataclasses import dataclass

from rostra.comments.services.judging import Circumstances, judge, judge_to_the_end, reasons_of
from rostra.safety.models import Nudge
from rostra.safety.scoring import NAME as SCORES
from rostra.safety.services import advise, open_nudge
from rostra.safety.services.nudges import answer
from rostra.safety.verdict import Action, Verdict
from rostra.store.problems import Problem


@dataclass(frozen=True, slots=True)
class Advice:
    """That a writer can be advised, and the token of what they were told before.

    A person at a form is advised of anything; a program only of words that may hurt (`is_program`).
    """

    token: uuid.UUID | None = None
    is_program: bool = False

    def is_due(self, verdict: Verdict) -> bool:
        """Whether `verdict` asks for advice."""
        if verdict.action is not Action.NUDGE:
            return False
        return not self.is_program or any(each.check == SCORES for each in verdict.reasons)


def judge_or_advise(
    text: str, about: Circumstances, asked: Advice | None
) -> tuple[Verdict, Nudge | None]:
    """The verdict on `text`, and the advice that it answers.

    asked: None where nobody is there to be advised. Raises a 409 Problem `nudge` with `reasons`
    and `nudge_token` the first time, else as `judge`.
    """
    if asked is None:
        return judge(text, about), None
    before = open_nudge(about.thread.pk, asked.token)
    # Both texts are scored by the same judges, so that their scores can be compared.
    verdict = judge(text, about, wait=before is not None)
    if before is None and asked.is_due(verdict):
        verdict = judge_to_the_end(text, about, verdict)
        if asked.is_due(verdict):
            raise nudged(advise(about.thread.site, about.thread.pk, text, verdict), verdict)
    return verdict, before


def nudged(nudge: Nudge, verdict: Verdict) -> Problem:
    """The 409 Problem of a text whose writer may want to think again."""
    sentences = [finding.sentences for finding in verdict.reasons]
    what, todo = (" ".join(dict.fromkeys(part)) for part in zip(*sentences, strict=True))
    return Problem(
        "nudge",
        "Before you post",
        status=409,
        detail=what,
        todo=todo,
        reasons=reasons_of(verdict),
        nudge_token=str(nudge.pk),
    )


def answered(nudge: Nudge | None, text: str, verdict: Verdict, comment_id: uuid.UUID) -> None:
    """Note what was posted after an advice, in the transaction of the comment."""
    if nudge is not None:
        answer(nudge, text, verdict, verdict.kept.action.value, comment_id)
