"""Suspensions, and ending sessions."""

import datetime as dt

from django.db import transaction
from django.db.models import F

from rostra.members.models import AccountChange, Member
from rostra.members.rules import FOREVER, at_least
from rostra.members.services.restrictions import restrictions
from rostra.members.services.roles import refuse_last_admin
from rostra.store.audit import record
from rostra.store.clock import now
from rostra.store.problems import Problem, forbidden, invalid


def suspend(
    member: Member, *, until: dt.datetime | None = None, reason: str = "", by: Member | None = None
) -> Member:
    """Withhold writing from `member` until `until` (aware; None: until somebody restores it).

    Raises a Problem for a time gone by, for somebody of a higher role, for the last administrator.
    """
    end = until or FOREVER
    if end <= now():
        raise invalid("The suspension would have ended already.", "Give a later time.")
    with transaction.atomic():
        current = Member.objects.select_for_update().get(id=member.id)
        if by is not None:
            _require_over(by, current)
        refuse_last_admin(current)
        current.suspended_until = end
        current.save(update_fields=["suspended_until"])
        _log(current, AccountChange.Kind.SUSPENDED, by, reason, until)
        restrictions().suspended(current, until=until, reason=reason, by=by)
    return current


def restore(member: Member, *, reason: str = "", by: Member | None = None) -> Member:
    """End the suspension of `member`; nothing happens when there is none."""
    with transaction.atomic():
        current = Member.objects.select_for_update().get(id=member.id)
        if by is not None:
            _require_over(by, current)
        if current.is_suspended:
            current.suspended_until = None
            current.save(update_fields=["suspended_until"])
            _log(current, AccountChange.Kind.RESTORED, by, reason, None)
            restrictions().restored(current)
    return current


def require_good_standing(member: Member) -> None:
    """Raise a 403 Problem when `member` may not write now; it says until when."""
    if not member.is_active:
        raise forbidden("This account is closed.", "Write to the editors if that is a mistake.")
    if not member.is_suspended:
        return
    end = member.suspension_end
    when = f"until {end:%d %B %Y, %H:%M} UTC" if end else "until further notice"
    raise Problem(
        "suspended-member",
        "Writing is suspended",
        status=403,
        detail=f"You cannot write here {when}.",
        todo="You can read everything and take your data with you. The editors hear objections.",
        until=end.isoformat() if end else None,
    )


def sign_out_everywhere(member: Member) -> None:
    """End every session of `member`; the caller keeps its own by updating its hash."""
    Member.objects.filter(id=member.id).update(session_epoch=F("session_epoch") + 1)
    member.refresh_from_db(fields=["session_epoch"])


def _require_over(by: Member, member: Member) -> None:
    if not (by.has_role_at(member.site_id, "moderator") and at_least(by.role, member.role)):
        raise forbidden(f"Your role does not reach over {member.name}.")


def _log(
    member: Member, kind: str, by: Member | None, reason: str, until: dt.datetime | None
) -> None:
    AccountChange.objects.create(
        site_id=member.site_id,
        member=member,
        by=by,
        kind=kind,
        after=until.isoformat() if until else "",
        reason=reason,
    )
    record(
        f"account.{kind}",
        site_id=member.site_id,
        by=by.pk if by else None,
        subject=member.pk,
        words=reason,
        until=until.isoformat() if until else None,
    )
