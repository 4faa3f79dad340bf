"""What the gate says to one writer (pure)."""

from dataclasses import dataclass
from math import ceil

from rostra.gate.rules.states import CLOSED


@dataclass(frozen=True, slots=True)
class Admission:
    """May they post, is the comment held, how long to wait.

    why: "closed", "members-only", "slow", "held-newcomers", "held-all" or "".
    """

    allowed: bool
    held: bool = False
    why: str = ""
    wait_seconds: int = 0


def admit(
    state: str,
    *,
    accepted_comments: int,
    is_staff: bool = False,
    is_guest: bool = False,
    seconds_since_last: float | None = None,
    slow_seconds: int = 120,
    newcomer_below: int = 1,
) -> Admission:
    """Decide for one writer under `state`.

    A newcomer is a guest or has fewer than `newcomer_below` accepted comments. Staff write in
    every state that is not closed, unheld; closed states stop everybody.
    """
    if state in CLOSED:
        return Admission(allowed=False, why="closed")
    if is_staff:
        return Admission(allowed=True)
    newcomer = is_guest or accepted_comments < newcomer_below
    if state == "members" and newcomer:
        return Admission(allowed=False, why="members-only")
    if state == "held-all" or (state == "held-newcomers" and newcomer):
        return Admission(allowed=True, held=True, why=state)
    if state == "slow" and seconds_since_last is not None and seconds_since_last < slow_seconds:
        wait = max(1, ceil(slow_seconds - seconds_since_last))
        return Admission(allowed=False, why="slow", wait_seconds=wait)
    return Admission(allowed=True)
