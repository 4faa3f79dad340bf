"""What this room keeps about a member (setting ROSTRA_PERSONAL_DATA).

Decisions are a record of what moderators did. They stay when a member leaves, without the text:
the comment loses it, and the moderator's name goes with the moderator's account.
"""

from typing import Any

from rostra.members.models import Member
from rostra.moderation.models import Decision


def export(member: Member) -> dict[str, Any]:
    """What was decided about the member's comments, and what they decided themselves."""
    about = Decision.objects.filter(comment__author=member).order_by("id")
    taken = Decision.objects.filter(moderator=member).order_by("id")
    return {
        "decisions_about_comments": [decision_data(each) for each in about],
        "decisions_taken": [decision_data(each) for each in taken],
    }


def decision_data(decision: Decision) -> dict[str, Any]:
    """One decision; who took it is not told."""
    return {
        "comment": str(decision.comment_id),
        "action": decision.action,
        "rule": decision.rule,
        "reason": decision.reason,
        "decided_at": decision.decided_at.isoformat(),
    }


def erase(member: Member, *, keep_texts: bool) -> None:
    """Nothing here is the member's alone."""
