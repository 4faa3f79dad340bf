"""Who may open a page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.store.problems import forbidden

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request that passed `staff_only`: a member of the staff on a site of ours."""

    site: Site  # type: ignore[assignment]
    user: Member


View = Callable[Concatenate[HttpRequest, P], HttpResponse]
StaffView = Callable[Concatenate[StaffRequest, P], HttpResponse]


def staff_only(role: str) -> Callable[[StaffView[P]], View[P]]:
    """Open a page to members of `role` or above on the request's site.

    Somebody signed out is asked to sign in first; anybody else gets a 403 Problem.
    """

    def guard(view: StaffView[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            member = request.user
            if not isinstance(member, Member):
                return redirect_to_login(request.get_full_path())
            if not member.has_role_at(request.site.pk, role):
                raise forbidden(
                    _("This page is for the staff of this site."),
                    _("Sign in with another account, or ask an administrator for the role."),
                )
            return view(cast(StaffRequest, request), *args, **kwargs)

        return guarded

    return guard
