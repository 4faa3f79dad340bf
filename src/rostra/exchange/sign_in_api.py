"""Signing readers of a publisher's page in and out."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from rostra.exchange.services.publisher import sign_in
from rostra.members.auth import BearerToken, required_member
from rostra.members.services.tokens import revoke_token
from rostra.sites.requests import site_of
from rostra.store.api import Strict, answer, problems

router = Router(tags=["sign-in"])


class PublisherTokenIn(Strict):
    """A JWT that the publisher's server signed."""

    token: str = Field(min_length=1, max_length=8000)


class SignedInOut(Schema):
    """A bearer token of ours: whose it is, and until when (ISO 8601)."""

    token: str
    expires_at: str
    member: str
    name: str


@router.post(
    "/sign-in/publisher",
    auth=None,
    response={200: SignedInOut, **problems(400, 401, 403, 409, 422)},
    summary="Sign in with a publisher's token",
)
def by_publisher(request: HttpRequest, body: PublisherTokenIn) -> HttpResponse:
    """Exchange a JWT (HS256, with `exp` and `user: {id, email, username, role?}`) for a token of
    ours. It lasts a day, and only pages of the origin that asked for it may send it."""
    token, text = sign_in(site_of(request), body.token, request.headers.get("Origin", ""))
    return answer(
        {
            "token": text,
            "expires_at": token.expires_at.isoformat() if token.expires_at else "",
            "member": str(token.member_id),
            "name": token.member.name,
        }
    )


@router.post(
    "/sign-out",
    auth=BearerToken(),
    response={204: None, **problems(401)},
    summary="Revoke the token of this request",
)
def sign_out(request: HttpRequest) -> HttpResponse:
    """The token that is sent along no longer works."""
    revoke_token(required_member(request), request.api_token.id)  # type: ignore[attr-defined]
    return HttpResponse(status=204)
