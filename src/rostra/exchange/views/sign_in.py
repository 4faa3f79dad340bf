"""The window in which a reader of a publisher's page signs in, on our own origin."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rostra.members.models import Member
from rostra.members.services.tokens import create_origin_token
from rostra.sites.services import site_for_origin
from rostra.store.problems import Problem

TOKEN_DAYS = 30


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask whether to comment on the page at ?origin=; POST makes a token that only its pages can
    use, and hands it to the page that opened this window, if that is one of them."""
    origin = request.GET.get("origin", "")
    if site_for_origin(origin) is None:
        raise not_listed()
    member = request.user
    if not isinstance(member, Member):
        return redirect_to_login(request.get_full_path())
    context: dict[str, object] = {"origin": origin, "host": origin.partition("://")[2]}
    if request.method != "POST":
        return render(request, "exchange/sign_in.html", context)
    label = _("Comments on %(origin)s") % {"origin": origin}
    token, text = create_origin_token(member, origin, label=label, days=TOKEN_DAYS)
    context |= {"token": token, "text": text}
    return render(request, "exchange/signed_in.html", context)


def not_listed() -> Problem:
    """The 403 Problem of an address that may not embed threads."""
    return Problem(
        "origin-not-allowed",
        _("This page may not sign you in"),
        status=403,
        detail=_("The page that opened this window is not one of this site's own."),
        todo=_("Close this window. Nothing was given to that page."),
    )
