"""Who may do what."""

from django.db import transaction

from rostra.members.models import AccountChange, Member
from rostra.members.services.accounts import known_role
from rostra.store.audit import record
from rostra.store.models import announce
from rostra.store.problems import conflict, forbidden


def set_role(member: Member, role: str, *, by: Member | None = None, reason: str = "") -> Member:
    """Give `member` the role `role` on their site, and log who did it and why.

    by: the administrator, None for the operator at the command line. Raises a Problem for an
    unknown role, somebody without the right, or the last administrator of the site.
    """
    known_role(role)
    if by is not None:
        require_admin_over(by, member)
    with transaction.atomic():
        current = Member.objects.select_for_update().get(id=member.id)
        if current.role == role:
            return current
        if current.role == "admin":
            refuse_last_admin(current)
        AccountChange.objects.create(
            site_id=current.site_id,
            member=current,
            by=by,
            kind=AccountChange.Kind.ROLE,
            before=current.role,
            after=role,
            reason=reason,
        )
        record(
            "account.role",
            site_id=current.site_id,
            by=by.pk if by else None,
            subject=current.pk,
            words=reason,
            before=current.role,
            after=role,
        )
        current.role = role
        current.save(update_fields=["role"])
        announce("member.changed", site_id=current.site_id, subject_id=current.id)
    return current


def require_admin_over(by: Member, member: Member) -> None:
    """Raise a Problem unless `by` administers the site where `member` is at home."""
    if not by.has_role_at(member.site_id, "admin"):
        raise forbidden("Only an administrator of the member's site may do this.")


def refuse_last_admin(member: Member) -> None:
    """Raise a Problem when no other active administrator of the site would be left."""
    others = Member.objects.filter(site_id=member.site_id, role="admin", is_active=True)
    if member.role == "admin" and not others.exclude(id=member.id).exists():
        raise conflict(
            f"{member.name} is the site's only administrator.",
            "Make somebody else an administrator first.",
        )
