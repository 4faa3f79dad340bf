"""Views that a publisher's page asks for, from another origin."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from rostra.members.auth import BearerToken
from rostra.store.answers import problem_json
from rostra.store.problems import Problem

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def crossing(view: View[P]) -> View[P]:
    """`view` for the embed: who asks is who the bearer token says, and no cookie is read or set.

    A token is sent by the embed's script alone, never by the browser by itself, so a form needs no
    CSRF token. A bad token is a 401 Problem, also where none is needed. Refusals are problem
    documents.
    """

    @csrf_exempt
    @wraps(view)
    def crossed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request.is_embedded = True  # type: ignore[attr-defined]
        try:
            request.user = BearerToken()(request) or AnonymousUser()
            response = view(request, *args, **kwargs)
        except Problem as problem:
            response = problem_json(problem)
        # Forms of pages carry a CSRF token; without this it would bring its cookie along.
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        return response

    return crossed
