"""What every request to Django passes through."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import DataError
from django.http import HttpRequest, HttpResponse

from rostra.project.errors import answer_problem
from rostra.sites.services import site_for_host
from rostra.store.answers import problem_json
from rostra.store.problems import Problem, unstorable
from rostra.store.reading import read_only

log = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]

# allauth keeps the state of a sign-in flow in the session, also when a page of it is opened.
MAY_WRITE_ON_GET = ("/accounts/", "/admin/", "/setup/")

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' https: data:; style-src 'self'; script-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class SecurityHeaders:
    """Content-Security-Policy on every answer that sets none itself."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "interest-cohort=(), camera=(), microphone=()"
        )
        return response


class ReadingNeverWrites:
    """GET and HEAD requests run with a database that refuses to write."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reading = request.method in {"GET", "HEAD", "OPTIONS"}
        if not reading or request.path.startswith(MAY_WRITE_ON_GET):
            return self.get_response(request)
        with read_only():
            return self.get_response(request)


class CurrentSite:
    """Sets `request.site` from the host the request was sent to."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.site = site_for_host(request.get_host())  # type: ignore[assignment]
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: Any) -> Any:
        """Pages of accounts bring a `site` that is only a host name; ours is the publication."""
        if response.context_data is not None:
            response.context_data["site"] = request.site
        return response


class Problems:
    """Answers a `Problem` raised by a page as an error page (or as JSON where that is asked)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return wrong_method(response) if response.status_code == 405 else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, DataError):
            log.warning(
                "the database could not hold what was sent to %s", request.path, exc_info=error
            )
            error = unstorable()
        return answer_problem(request, error) if isinstance(error, Problem) else None


def wrong_method(response: HttpResponse) -> HttpResponse:
    """The 405 of the framework as a problem document that says what is allowed."""
    allowed = response.headers.get("Allow", "")
    return problem_json(
        Problem(
            "method-not-allowed",
            "Not possible here",
            status=405,
            detail="This address does not take such a request.",
            todo=f"It takes {allowed}." if allowed else "",
            headers={"Allow": allowed},
        )
    )
