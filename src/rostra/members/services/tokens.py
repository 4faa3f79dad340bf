"""Bearer tokens for programs."""

import datetime as dt
import uuid

from django.db import transaction

from rostra.members.models import ApiToken, Member
from rostra.members.rules import TOKEN_PREFIX, digest, new_token
from rostra.store.clock import now
from rostra.store.problems import Problem, conflict, invalid, not_found

MAX_VALID = 20
LABEL_MAX = 80
MAX_DAYS = 3650
MAX_AT_ORIGIN = 10
NOTE_USE_EVERY = dt.timedelta(hours=1)


def create_token(
    member: Member, *, label: str = "", days: int | None = None
) -> tuple[ApiToken, str]:
    """Make a token for `member`; the text is returned here and never again.

    label: what it is for; days: how long it holds (None: until revoked). Raises a Problem for a
    label too long, a span out of range, or too many tokens.
    """
    if len(label) > LABEL_MAX:
        raise invalid(f"A label has at most {LABEL_MAX} characters.", "Shorten it.", field="label")
    if days is not None and not 1 <= days <= MAX_DAYS:
        raise invalid(f"A token holds 1 to {MAX_DAYS} days.", "Give another number.", field="days")
    text = new_token()
    with transaction.atomic():
        Member.objects.select_for_update().get(id=member.id)
        if sum(not token.origin for token in valid_tokens(member)) >= MAX_VALID:
            raise conflict(f"You have {MAX_VALID} tokens.", "Revoke one that you no longer use.")
        token = _store(member, text, label.strip(), days)
    return token, text


def create_origin_token(
    member: Member, origin: str, *, label: str, days: int
) -> tuple[ApiToken, str]:
    """Make a token with which `member` writes on the pages of `origin`, in one browser.

    It is refused wherever else it comes from, and carries no staff's powers. A member has at most
    `MAX_AT_ORIGIN` of a kind for one origin, one for each browser: the oldest makes room.
    origin: "" for an app, which has no pages.
    """
    text, label = new_token(), label[:LABEL_MAX]
    with transaction.atomic():
        Member.objects.select_for_update().get(id=member.id)
        mine = member.tokens.filter(origin=origin, label=label).order_by("-id")
        kept = [each.id for each in mine if each.is_valid][: MAX_AT_ORIGIN - 1]
        mine.exclude(id__in=kept).delete()
        token = _store(member, text, label, days, origin=origin)
    return token, text


def _store(
    member: Member, text: str, label: str, days: int | None, *, origin: str = ""
) -> ApiToken:
    return ApiToken.objects.create(
        site_id=member.site_id,
        member=member,
        label=label,
        origin=origin,
        digest=digest(text),
        expires_at=now() + dt.timedelta(days=days) if days else None,
    )


def verify_token(text: str) -> ApiToken:
    """The valid token `text`, its member with it.

    Raises the same 401 Problem whether it is malformed, unknown, expired, revoked, or its
    member's account is closed: whoever tries tokens learns nothing. The look-up is by SHA-256, so
    its time tells nothing about the text either.
    """
    token = None
    if text.startswith(TOKEN_PREFIX):
        rows = ApiToken.objects.select_related("member", "member__site")
        token = rows.filter(digest=digest(text)).first()
    if token is None or not token.is_valid or not token.member.is_active:
        raise invalid_token()
    return token


def invalid_token() -> Problem:
    """The 401 of RFC 6750, section 3.1."""
    return Problem(
        "invalid-token",
        "The token is not valid",
        status=401,
        detail="This token is unknown, expired or revoked.",
        todo="Make a new one under Settings, Tokens, and send it as Authorization: Bearer.",
        headers={"WWW-Authenticate": 'Bearer error="invalid_token"'},
    )


def note_use(token: ApiToken) -> None:
    """Remember that `token` was used now, so that its owner can spot a stolen one.

    For requests that write anyway; at most one row an hour.
    """
    if token.last_used_at is None or now() - token.last_used_at >= NOTE_USE_EVERY:
        token.last_used_at = now()
        token.save(update_fields=["last_used_at"])


def valid_tokens(member: Member) -> list[ApiToken]:
    """The tokens of `member` that open the door now, newest first."""
    return [t for t in member.tokens.filter(revoked_at=None).order_by("-id") if t.is_valid]


def revoke_token(member: Member, token_id: uuid.UUID) -> ApiToken:
    """Revoke one token of `member`; a second time changes nothing. Raises a 404 Problem."""
    with transaction.atomic():
        token = member.tokens.select_for_update().filter(id=token_id).first()
        if token is None:
            raise not_found("token", "Your tokens are listed under Settings, Tokens.")
        if token.revoked_at is None:
            token.revoked_at = now()
            token.save(update_fields=["revoked_at"])
    return token


def revoke_all_tokens(member: Member) -> int:
    """Revoke every token of `member`; how many there were."""
    return member.tokens.filter(revoked_at=None).update(revoked_at=now())
