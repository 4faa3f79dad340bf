"""A publisher's own sign-in: a token that their server signed becomes one of ours.

The token is a JWT (RFC 7519) signed with HS256 by the site's sign-in key, with `exp` and
`user: {id, email, username, role?}`, the claims that Coral's single sign-on uses.
"""

from typing import Any

from django.db import transaction
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from rostra.members.models import ApiToken, Identity, Member
from rostra.members.services.accounts import has_account, normal_email
from rostra.members.services.sign_up import name_from_outside, store_newcomer
from rostra.members.services.tokens import create_origin_token
from rostra.sites.models import Site
from rostra.sites.services import taking_turns
from rostra.store.clock import now
from rostra.store.problems import Problem

LONGEST_LIFE_S = 24 * 3600
SUBJECT_MAX = 200
TOKEN_DAYS = 1
PUBLISHER_ROLES = {"COMMENTER": "reader", "STAFF": "reader", "MODERATOR": "moderator"}


def sign_in(site: Site, token: str, origin: str) -> tuple[ApiToken, str]:
    """A bearer token of ours for the member that the publisher's `token` names; it lasts a day.

    origin: of the page that asks, which alone may use it; "" for the publisher's app. Raises as
    `member_from_token` does.
    """
    with transaction.atomic():
        member = member_from_token(site, token)
        label = f"Signed in by {site.title}"
        return create_origin_token(member, origin, label=label, days=TOKEN_DAYS)


def member_from_token(site: Site, token: str) -> Member:
    """The member that the publisher's `token` names, made on first use.

    Raises a 401 Problem for a wrong, expired or too long-lived token, and a 403 one where the
    site has no sign-in key.
    """
    user = checked_user(site, token)
    with transaction.atomic():
        # Two tabs of a newcomer ask at the same moment: one of them makes the member.
        taking_turns(site)
        identity = (
            Identity.objects.select_related("member")
            .filter(site=site, subject=subject_of(user))
            .first()
        )
        member = identity.member if identity else new_member(site, user)
        if not member.is_active:
            raise refused("This account is closed.")
        return member


def checked_user(site: Site, token: str) -> dict[str, Any]:
    """The `user` claim of a token that passed every check."""
    if not site.sign_in_key:
        raise Problem(
            "no-sign-in-key",
            "Not set up",
            status=403,
            detail="This site has no sign-in key, so no publisher token can be checked.",
            todo="An administrator makes one under Site settings.",
        )
    try:
        decoded = jwt.decode(token, OctKey.import_key(site.sign_in_key), algorithms=["HS256"])
        claims = decoded.claims
        jwt.JWTClaimsRegistry(now=lambda: int(now().timestamp()), exp={"essential": True}).validate(
            claims
        )
    except (JoseError, ValueError, TypeError) as error:
        raise refused("The publisher's token is wrong or has expired.") from error
    if float(claims["exp"]) - now().timestamp() > LONGEST_LIFE_S:
        raise refused("The publisher's token lives longer than a day.")
    user = claims.get("user")
    if not isinstance(user, dict) or not all(user.get(k) for k in ("id", "email", "username")):
        raise refused("The publisher's token names no user (id, email, username).")
    return user


def new_member(site: Site, user: dict[str, Any]) -> Member:
    """The member of a first sign-in. An e-mail that has an account here is never taken over."""
    email = normal_email(str(user["email"]))
    if has_account(email):
        raise Problem(
            "email-taken",
            "This address has an account",
            status=409,
            detail="There is an account with this e-mail address already.",
            todo="Sign in with its password instead, or ask the publisher.",
        )
    role = PUBLISHER_ROLES.get(str(user.get("role", "COMMENTER")).upper(), "reader")
    member = Member(site=site, email=email, role=role)
    member.set_unusable_password()
    store_newcomer(member, name_from_outside(site, str(user["username"])))
    Identity.objects.create(site=site, member=member, subject=subject_of(user))
    return member


def subject_of(user: dict[str, Any]) -> str:
    """Who the user is at the publisher. Raises a 401 Problem for what is no key."""
    key = user["id"]
    if isinstance(key, bool) or not isinstance(key, str | int) or len(str(key)) > SUBJECT_MAX:
        raise refused(f"The user's id is no text of at most {SUBJECT_MAX} characters.")
    return str(key)


def refused(detail: str) -> Problem:
    """A 401 on a publisher's token."""
    return Problem(
        "publisher-token",
        "Sign-in refused",
        status=401,
        detail=detail,
        todo="Sign in again on the publisher's site.",
        headers={"WWW-Authenticate": "Bearer"},
    )
