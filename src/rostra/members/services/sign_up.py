"""What happens around sign-up and the confirming of addresses."""

import datetime as dt
import uuid
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Exists, OuterRef

from rostra.members.models import Member
from rostra.members.services.profile import Checked, check_name, hold
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import Problem

UNCONFIRMED_KEPT = dt.timedelta(days=14)


def placeholder_name(member: Member) -> str:
    """What a newcomer is called while their name waits for a moderator: "Reader 3f9a"."""
    return f"Reader {member.id.hex[-4:]}"


def store_newcomer(member: Member, checked: Checked | None) -> Member:
    """Save a new member called by `checked`; a neutral name stands in while that one is held, or
    where there is none."""
    held = checked is None or checked.is_held
    member.name = placeholder_name(member) if checked is None or held else checked.text
    with transaction.atomic():
        member.save(force_insert=True)
        if checked is not None and held:
            hold(member, checked)
    return member


def name_from_outside(site: Site, text: str) -> Checked | None:
    """A name that a publisher's own sign-in brings; None where it may not stand here."""
    try:
        return check_name(site, text)
    except Problem:
        return None


def free_address(address: EmailAddress) -> int:
    """Delete accounts of others that hold `address` without ever having confirmed one.

    Call it inside the transaction that confirms the address. Returns how many there were: none or
    one. They never could sign in, so nothing of anybody's is lost.
    """
    rivals = Member.objects.filter(email=address.email).exclude(id=address.user_id)
    return _delete_unconfirmed(rivals.values_list("id", flat=True))


def drop_pending(email: str) -> int:
    """Forget that members wanted to move to `email`; returns how many did. Their address stays."""
    wanted = EmailAddress.objects.filter(email=email.lower(), verified=False, primary=False)
    dropped: int = wanted.exclude(user__email=email.lower()).delete()[0]
    return dropped


def clean_up_unconfirmed() -> int:
    """Delete accounts whose address was not confirmed within two weeks; returns how many."""
    old = Member.objects.filter(joined_at__lt=now() - UNCONFIRMED_KEPT, last_login=None)
    return _delete_unconfirmed(old.values_list("id", flat=True))


def _delete_unconfirmed(ids: Iterable[uuid.UUID]) -> int:
    confirmed = EmailAddress.objects.filter(user=OuterRef("id"), verified=True)
    began_here = EmailAddress.objects.filter(user=OuterRef("id"))
    rows = Member.objects.filter(id__in=ids).filter(Exists(began_here), ~Exists(confirmed))
    return rows.filter(identities=None, role="reader").delete()[1].get("rostra_members.Member", 0)
