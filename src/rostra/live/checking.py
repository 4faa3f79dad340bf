"""Comments that are being checked, looked after while the server runs."""

import time
from dataclasses import dataclass, field

from django.conf import settings

from rostra.comments.services.settle import overdue, settle_checking, settle_overdue, to_be_checked
from rostra.live.chores import Chore
from rostra.safety.services import look_after_judges, second_is_too_slow

LOOK_EVERY_S = 1.0
OVERDUE_EVERY_S = 2.0
JUDGES_EVERY_S = 30.0


@dataclass
class Patience:
    """Gives up on what has been checked for too long, by the policy of its site.

    What was found at the start is first given as long as anything else: the server may have been
    down for hours.
    """

    began: float = field(default_factory=time.monotonic)

    def look(self) -> int:
        """Settle what is overdue; returns how many comments were."""
        patience_s = settings.JUDGE_PATIENCE_S
        if time.monotonic() - self.began < patience_s or not overdue(patience_s):
            return 0
        second_is_too_slow(f"comments waited for more than {patience_s:g} seconds")
        return settle_overdue(patience_s)


def checking_chores() -> tuple[Chore, ...]:
    """The judges are loaded, comments judged again, and nothing waits for ever."""
    return (
        Chore("judges", JUDGES_EVERY_S, look_after_judges),
        Chore("comments being checked", LOOK_EVERY_S, settle_checking, wake=to_be_checked),
        Chore("comments checked too long", OVERDUE_EVERY_S, Patience().look),
    )
