"""What this room keeps about a member (setting ROSTRA_PERSONAL_DATA).

Decisions are a record of what moderators did. They stay when a member leaves, without the text:
the comment loses it, and the moderator's name goes with the moderator's account.
"""

from typing import Any

from rostra.members.models import Member
from rostra.moderation.models import Appeal, Decision, Letter, StatementOfReasons
from rostra.store.clock import now


def export(member: Member) -> dict[str, Any]:
    """What was decided about the member's comments, and what they decided themselves."""
    about = Decision.objects.filter(comment__author=member).order_by("id")
    taken = Decision.objects.filter(moderator=member).order_by("id")
    return {
        "decisions_about_comments": [decision_data(each) for each in about],
        "decisions_taken": [decision_data(each) for each in taken],
        "statements_of_reasons": [
            statement_data(each)
            for each in StatementOfReasons.objects.filter(author=member).order_by("id")
        ],
    }


def statement_data(statement: StatementOfReasons) -> dict[str, Any]:
    """What the member was told of one restriction, and their appeal against it."""
    appeal = Appeal.objects.filter(statement=statement).first()
    return {
        "comment": str(statement.comment_id) if statement.comment_id else None,
        "restriction": statement.restriction,
        "rule": statement.rule,
        "facts": statement.facts,
        "note": statement.note,
        "made_at": statement.made_at.isoformat(),
        "appeal": appeal.text if appeal else None,
        "outcome": {"state": appeal.state, "explanation": appeal.explanation} if appeal else None,
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
    """Statements stay as figures: without their author, and without words about them."""
    told = StatementOfReasons.objects.filter(author=member)
    Letter.objects.filter(statement__in=told).delete()
    appeals = Appeal.objects.filter(statement__in=told)
    appeals.filter(state=Appeal.State.OPEN).update(state=Appeal.State.CLOSED, decided_at=now())
    appeals.update(text="", explanation="")
    told.update(facts="", note="", author=None)
