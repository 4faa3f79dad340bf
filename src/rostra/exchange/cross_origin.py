"""Requests that come from other origins' pages (https://fetch.spec.whatwg.org/#http-cors-protocol).

Only origins listed for a site may use its API from a browser; the site they belong to is the
request's site. No cookie ever crosses: the embed speaks with a bearer token. An origin that is not
listed gets a refusal that its page can read, so that the embed can say what is wrong.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rostra.sites.services import site_for_origin
from rostra.store.answers import problem_json
from rostra.store.problems import Problem

PATHS = ("/api/v1/", "/embed/")
METHODS = "GET, POST, PUT, PATCH, DELETE"
HEADERS = "Authorization, Content-Type, Idempotency-Key, If-None-Match"
EXPOSED = "ETag, Retry-After, Location"
PREFLIGHT_LIFE_S = "7200"


class CrossOrigin:
    """Answers preflights, names the site of a listed origin, refuses every other origin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        origin = request.headers.get("Origin", "")
        if not origin or not request.path.startswith(PATHS) or is_own(request, origin):
            return self.get_response(request)
        if request.method == "OPTIONS":
            return preflight()
        site = site_for_origin(origin)
        if site is None:
            # Behind a proxy that ends TLS, the operator's own word for where we are.
            ours = origin == settings.PUBLIC_URL
            return self.get_response(request) if ours else refusal(origin)
        request.site = site  # type: ignore[assignment]
        request.embedded_on = origin  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        vary = response.headers.get("Vary", "")
        response.headers["Vary"] = f"{vary}, Origin" if vary else "Origin"
        return response


def is_own(request: HttpRequest, origin: str) -> bool:
    """Whether the page is one of our own."""
    return origin == f"{request.scheme}://{request.get_host()}"


def preflight() -> HttpResponse:
    """Every origin may ask: one that is not listed must be able to read why it is refused."""
    return HttpResponse(
        status=204,
        headers={
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": HEADERS,
            "Access-Control-Max-Age": PREFLIGHT_LIFE_S,
        },
    )


def refusal(origin: str) -> HttpResponse:
    """A 403 problem document that any page may read."""
    problem = Problem(
        "origin-not-allowed",
        "This address may not embed threads",
        status=403,
        detail=f"{origin} is not among the addresses where this site's threads may appear.",
        todo="The publisher adds it: `rostra sites origins NAME --add ADDRESS`, or Site settings.",
    )
    response = problem_json(problem)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Vary"] = "Origin"
    return response
