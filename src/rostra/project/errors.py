"""Errors as answers: a problem document for programs, a page for people."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rostra.store.answers import problem_json
from rostra.store.problems import Problem, too_fast

log = logging.getLogger(__name__)


def wants_json(request: HttpRequest) -> bool:
    """Whether the sender is a program: the API, or an Accept header that prefers JSON."""
    return request.path.startswith("/api/") or request.accepts("text/html") is False


def answer_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """`problem` in the form that the sender of `request` reads."""
    if wants_json(request):
        return problem_json(problem)
    response = render(request, "error.html", {"problem": problem}, status=problem.status)
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404."""
    return answer_problem(
        request,
        Problem(
            "not-found",
            _("Not found"),
            status=404,
            detail=_("There is no such page."),
            todo=_("Check the address, or start from the front page."),
        ),
    )


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    return answer_problem(
        request,
        Problem(
            "forbidden",
            _("Not allowed"),
            status=403,
            detail=_("You may not see this page."),
            todo=_("Sign in with another account."),
        ),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """django-allauth's handler429: a limit of accounts was met."""
    return answer_problem(request, too_fast(_("Too many attempts from here."), retry_after=60))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400."""
    return answer_problem(
        request,
        Problem(
            "bad-request",
            _("Not understood"),
            status=400,
            detail=_("The request could not be understood."),
            todo=_("Go back and try again."),
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: told calmly, details in the log alone."""
    problem = Problem(
        "server-error",
        _("Our mistake"),
        status=500,
        detail=_("Something went wrong on our side. What was saved stays saved."),
        todo=_("Try again in a moment."),
    )
    try:
        return answer_problem(request, problem)
    except Exception:
        log.exception("the error page could not be drawn")
        return HttpResponse(f"{problem.detail} {problem.todo}\n", "text/plain", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: nearly always an old page."""
    return answer_problem(
        request,
        Problem(
            "stale-form",
            _("This page was open for too long"),
            status=403,
            detail=_("For safety, the form was not accepted. Nothing was changed."),
            todo=_("Go back, load the page again, and send it once more. Copy your text first."),
        ),
    )
