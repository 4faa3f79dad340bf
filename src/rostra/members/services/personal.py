"""Taking one's data along, and leaving for good.

Rooms above keep personal data too. Each names a module in the setting ROSTRA_PERSONAL_DATA that
offers `export(member)` and `erase(member, keep_texts=…)`; this room calls them in order, in one
transaction.
"""

from importlib import import_module
from typing import Any, Protocol, cast

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from rostra.members.models import Member
from rostra.members.services.roles import refuse_last_admin
from rostra.store.clock import now
from rostra.store.models import announce


class PersonalData(Protocol):
    """What such a module offers."""

    def export(self, member: Member) -> dict[str, Any]:
        """Everything of `member` in this room, ready for JSON, under names that explain it."""

    def erase(self, member: Member, *, keep_texts: bool) -> None:
        """Remove it; with `keep_texts` what others answered stays without its author."""


def rooms() -> list[PersonalData]:
    """The modules of the setting."""
    return [cast(PersonalData, import_module(path)) for path in settings.ROSTRA_PERSONAL_DATA]


def export_all(member: Member) -> dict[str, Any]:
    """Everything that is kept about `member`, ready for JSON."""
    data: dict[str, Any] = {"exported_at": now().isoformat(), "account": account_of(member)}
    for room in rooms():
        data |= room.export(member)
    return data


def erase_member(member: Member, *, keep_texts: bool) -> None:
    """Delete the account of `member` and all that is only theirs.

    keep_texts: whether their comments stay, without a name. Raises a Problem for the last
    administrator of a site.
    """
    with transaction.atomic():
        current = Member.objects.select_for_update().get(id=member.id)
        refuse_last_admin(current)
        for room in rooms():
            room.erase(current, keep_texts=keep_texts)
        announce("member.changed", site_id=current.site_id, subject_id=current.id)
        current.delete()


def account_of(member: Member) -> dict[str, Any]:
    """What this room keeps."""
    return {
        "name": member.name,
        "email": member.email,
        "about": member.biography,
        "role": member.role,
        "site": member.site.name,
        "joined_at": member.joined_at.isoformat(),
        "last_signed_in_at": member.last_login.isoformat() if member.last_login else None,
        "language": member.language,
        "time_zone": member.time_zone,
        "suspended_until": end.isoformat() if (end := member.suspension_end) else None,
        "accepted_comments": member.accepted_comments,
        "passkeys_and_codes": [
            {"type": each.type, "added_at": each.created_at.isoformat()}
            for each in Authenticator.objects.filter(user=member)
        ],
        "tokens": [
            {"label": token.label, "created_at": token.created_at.isoformat()}
            for token in member.tokens.all()
        ],
        "publisher_sign_ins": [each.subject for each in member.identities.all()],
        "waiting": [
            {"kind": held.kind, "text": held.text, "held_at": held.held_at.isoformat()}
            for held in member.held_texts.filter(decided_at=None)
        ],
        "changes_by_staff": [
            {
                "kind": change.kind,
                "before": change.before,
                "after": change.after,
                "reason": change.reason,
                "changed_at": change.changed_at.isoformat(),
            }
            for change in member.changes.all()
        ],
    }
