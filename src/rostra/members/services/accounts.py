"""Adding and finding members."""

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from rostra.members.models import AccountChange, Member
from rostra.members.rules import ROLES
from rostra.members.rules.names import clean_name, refuse_impersonation
from rostra.members.rules.roles import STAFF
from rostra.sites.models import Site
from rostra.store.problems import conflict, invalid, not_found


def normal_email(text: str) -> str:
    """`text` as an e-mail address in the one spelling that is stored (lower case).

    Raises a Problem when it is none.
    """
    email = text.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise invalid(
            f"{text!r} is no e-mail address.", "Write it like ann@paper.example", field="email"
        ) from error
    return email


def add_member(
    site: Site,
    *,
    name: str,
    email: str,
    role: str = "reader",
    password: str | None = None,
    by: Member | None = None,
) -> Member:
    """Add a member whose address needs no confirmation, because staff vouch for it.

    password: None for an account that its owner opens with "forgotten password".
    Raises a Problem, and writes nothing, for a bad name, address, role or password, or when the
    address has an account already.
    """
    member = Member(
        site=site, name=clean_name(name), email=normal_email(email), role=known_role(role)
    )
    set_password(member, password)
    with transaction.atomic():
        if EmailAddress.objects.filter(email=member.email).exists() or has_account(member.email):
            raise conflict(
                f"{member.email} has an account already.",
                "`rostra members list` shows it; `rostra members set-role` changes its role.",
            )
        member.save(force_insert=True)
        EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
        if role != "reader" or by is not None:
            AccountChange.objects.create(
                site=site, member=member, by=by, kind=AccountChange.Kind.ADDED, after=role
            )
    return member


def set_password(member: Member, password: str | None) -> None:
    """Set (without saving) a password; a Problem says which of the site's rules it breaks."""
    if password is None:
        member.set_unusable_password()
        return
    try:
        validate_password(password, member)
    except ValidationError as error:
        raise invalid(
            " ".join(error.messages), "Choose a longer, less usual one.", field="password"
        ) from error
    member.set_password(password)


def has_account(email: str) -> bool:
    """Whether a member has the address `email` (any spelling)."""
    return Member.objects.filter(email=email.lower()).exists()


def member_with_email(email: str) -> Member:
    """The member with the address `email`. Raises a 404 Problem."""
    member = Member.objects.select_related("site").filter(email=email.strip().lower()).first()
    if member is None:
        raise not_found(f"member ({email})", "`rostra members list` shows the members.")
    return member


def known_role(role: str) -> str:
    """`role` itself; a Problem when there is no such role."""
    if role not in ROLES:
        raise invalid(f"There is no role {role!r}.", f"Choose one of {', '.join(ROLES)}.")
    return role


def refuse_staff_name(name: str, site: Site, *, except_for: Member | None = None) -> None:
    """Raise a Problem when `name` could be taken for one of the site's staff, or the site."""
    staff = Member.objects.filter(site=site, role__in=STAFF, is_active=True)
    if except_for is not None:
        staff = staff.exclude(id=except_for.id)
    refuse_impersonation(name, staff.values_list("name", flat=True), site.title)
