"""Who sends an API request: a bearer token (RFC 6750), a signed-in page of ours, or nobody."""

from typing import Any, cast

from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.utils import check_csrf

from rostra.members.models import ApiToken, Member
from rostra.members.services.tokens import invalid_token, note_use, verify_token
from rostra.sites.models import Site
from rostra.store.problems import Problem

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class BearerToken(HttpBearer):
    """`Authorization: Bearer rst_…`. A bad token is refused even where none is needed, and so is
    one that was made for another origin's pages than those it comes from."""

    def __call__(self, request: HttpRequest) -> Any | None:
        header = request.headers.get("Authorization", "").strip()
        if not header:
            return None
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise invalid_token()
        return self.authenticate(request, token.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Member:
        """The token's member, acting on the site that the request is about."""
        found = verify_token(token)
        if found.origin and found.origin != origin_of(request):
            raise invalid_token()
        if request.method not in SAFE_METHODS:
            note_use(found)
        request.site = site_meant(request, found)
        request.api_token = found  # type: ignore[attr-defined]
        found.member.is_elsewhere = bool(found.origin)
        return acting(found.member, request)


class SignedIn:
    """The session of one of our own pages; whatever changes something needs its CSRF token too."""

    def __call__(self, request: HttpRequest) -> Member | None:
        member = request.user
        if not isinstance(member, Member) or not member.is_active:
            return None
        if request.method not in SAFE_METHODS and check_csrf(request):
            raise Problem(
                "stale-form", "This page was open for too long", status=403,
                detail="The request did not carry the page's CSRF token. Nothing was changed.",
                todo="Load the page again and repeat it, or use a bearer token.",
            )  # fmt: skip
        return acting(member, request)


class Anybody:
    """Lets a request pass without an account."""

    def __call__(self, request: HttpRequest) -> "Nobody":
        return Nobody()


class Nobody:
    """What `request.auth` is for a request without an account."""


MEMBER_ONLY = [BearerToken(), SignedIn()]
ANYBODY = [BearerToken(), SignedIn(), Anybody()]


def member_of(request: HttpRequest) -> Member | None:
    """The member who sends an API request, or None."""
    sender = getattr(request, "auth", None)
    return sender if isinstance(sender, Member) else None


def required_member(request: HttpRequest) -> Member:
    """The member who sends an API request. Raises a 401 Problem without one."""
    member = member_of(request)
    if member is None:
        raise sign_in_needed()
    return member


def sign_in_needed() -> Problem:
    """The 401 for a request that needs an account and came without."""
    return Problem(
        "sign-in-needed",
        "Sign in first",
        status=401,
        detail="This needs an account.",
        todo="Sign in, or send a token as Authorization: Bearer.",
        headers={"WWW-Authenticate": 'Bearer realm="rostra"'},
    )


def acting(member: Member, request: HttpRequest) -> Member:
    """`member`, whose role counts on the request's site."""
    member.acting_on = cast(Site, request.site).pk
    return member


def origin_of(request: HttpRequest) -> str:
    """The origin of the page that sends `request`; our own where a browser need not say it."""
    return request.headers.get("Origin") or f"{request.scheme}://{request.get_host()}"


def site_meant(request: HttpRequest, token: ApiToken) -> Any:
    """The site that a program speaks of: where its host or page belongs, else the token's own."""
    site = cast(Site, request.site)
    named = hasattr(request, "embedded_on") or request.get_host() in site.hosts
    return site if named else token.member.site
