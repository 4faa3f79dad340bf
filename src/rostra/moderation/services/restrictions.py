"""Restrictions that rooms below make, told to their author (setting ROSTRA_RESTRICTIONS).

Each function runs inside the transaction of the restriction.
"""

import datetime as dt

from django.utils.translation import gettext as _

from rostra.comments.models import Comment
from rostra.members.models import Member
from rostra.moderation.models import Letter, StatementOfReasons
from rostra.moderation.services.letters import inform
from rostra.moderation.services.statements import (
    LONGEST_FACTS,
    Restriction,
    appeal_deadline,
    found_by_checks,
    withdraw_statement,
)


def refused_by_checks(comment: Comment) -> None:
    """The checks refused a comment that they had taken in first; no person decided."""
    found = " ".join(found_by_checks(comment))
    facts = _("Our automatic checks refused it after a second look: %s") % found
    statement = StatementOfReasons.objects.create(
        site_id=comment.site_id,
        author_id=comment.author_id,
        comment=comment,
        restriction=Restriction.NOT_PUBLISHED,
        facts=facts.strip()[:LONGEST_FACTS],
        automated_detection=True,
        automated_decision=True,
        appeal_until=appeal_deadline(),
    )
    inform(statement, Letter.Kind.STATEMENT)


def suspended(member: Member, *, until: dt.datetime | None, reason: str, by: Member | None) -> None:
    """Writing is withheld from `member`; a suspension that it replaces is not stated any more."""
    for earlier in standing_suspensions(member):
        withdraw_statement(earlier)
    statement = StatementOfReasons.objects.create(
        site_id=member.site_id,
        author=member,
        decided_by=by,
        restriction=Restriction.SUSPENDED,
        facts=_("An administrator decided that this account may not write."),
        note=reason,
        until=until,
        appeal_until=appeal_deadline(),
    )
    inform(statement, Letter.Kind.STATEMENT)


def restored(member: Member) -> None:
    """The suspension of `member` ended before its time."""
    for statement in standing_suspensions(member):
        withdraw_statement(statement)


def standing_suspensions(member: Member) -> list[StatementOfReasons]:
    """What `member` was told of suspensions that stand."""
    return list(
        StatementOfReasons.objects.filter(
            author=member, restriction=Restriction.SUSPENDED, withdrawn_at=None
        )
    )
