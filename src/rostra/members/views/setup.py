"""The first start: an administrator, the site, a test letter."""

from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from rostra.members.forms import add_problem
from rostra.members.forms.site import FirstAdministratorForm, FirstSiteForm
from rostra.members.pages import StaffRequest, staff_only
from rostra.members.services.setup import find_setup_link, make_first_administrator
from rostra.members.views.site import change_by_form, mail_test, site_values
from rostra.store.problems import Problem

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def administrator(request: HttpRequest, secret: str) -> HttpResponse:
    """Step 1: who runs the site. The link works once."""
    find_setup_link(secret)
    form = FirstAdministratorForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            member = make_first_administrator(secret, **form.cleaned_data)
        except Problem as problem:
            add_problem(form, problem)
        else:
            login(request, member, backend=BACKEND)
            return redirect("members:setup-site")
    return _page(request, "members/setup_administrator.html", {"form": form, "step": 1})


@staff_only("admin")
@require_http_methods(["GET", "HEAD", "POST"])
def site(request: StaffRequest) -> HttpResponse:
    """Step 2: what the site is called and where its pages live."""
    form = FirstSiteForm(
        request.POST if request.method == "POST" else None, initial=site_values(request.site)
    )
    if form.is_valid() and change_by_form(request.site, form):
        return redirect("members:setup-mail")
    return _page(request, "members/setup_site.html", {"form": form, "step": 2})


@staff_only("admin")
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: StaffRequest) -> HttpResponse:
    """Step 3: whether mail leaves."""
    form, answer = mail_test(request)
    return _page(request, "members/setup_mail.html", {"form": form, "answer": answer, "step": 3})


def _page(request: HttpRequest, template: str, page: dict[str, Any]) -> HttpResponse:
    return render(request, template, page | {"done_url": reverse("members:site")})
