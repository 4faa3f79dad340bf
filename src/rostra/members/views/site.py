"""`/moderate/site/`: what administrators choose for their site, and whether mail leaves."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rostra.members.forms.site import MailTestForm, SiteForm
from rostra.members.pages import StaffRequest, staff_only
from rostra.members.services.mail_test import MailAnswer, send_test_letter
from rostra.sites.models import Site
from rostra.sites.services import change_site, new_sign_in_key
from rostra.store.problems import Problem


@staff_only("admin")
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: StaffRequest) -> HttpResponse:
    """The form; POST saves it."""
    form = SiteForm(
        request.POST if request.method == "POST" else None, initial=site_values(request.site)
    )
    if form.is_valid() and change_by_form(request.site, form):
        messages.success(request, _("Saved."))
        return redirect("members:site")
    mail_form = MailTestForm(initial={"to": request.user.email}, auto_id="mail_%s")
    return render(request, "members/site.html", {"form": form, "mail_form": mail_form})


@staff_only("admin")
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: StaffRequest) -> HttpResponse:
    """Send a test letter and show what the mail server said."""
    form, answer = mail_test(request)
    return render(request, "members/mail.html", {"form": form, "answer": answer})


@staff_only("admin")
@require_POST
def sign_in_key(request: StaffRequest) -> HttpResponse:
    """Make a new key for the publisher's own sign-in."""
    new_sign_in_key(request.site)
    messages.success(request, _("There is a new key. The old one no longer works."))
    return redirect("members:site")


def mail_test(request: StaffRequest) -> tuple[MailTestForm, MailAnswer | None]:
    """The form, and after a POST what the mail server answered."""
    sent = request.POST if request.method == "POST" else None
    form = MailTestForm(sent, initial={"to": request.user.email})
    answer = send_test_letter(request.site, form.cleaned_data["to"]) if form.is_valid() else None
    return form, answer


def site_values(site: Site) -> dict[str, Any]:
    """What the form shows of a site."""
    names = ("title", "time_zone", "community_rules", "guests_allowed")
    values = {name: getattr(site, name) for name in (*names, "edit_minutes", "slow_seconds")}
    return values | {"origins": "\n".join(site.origins)}


def change_by_form(site: Site, form: forms.Form) -> bool:
    """Save what a valid form says; False with the reason in the form when it cannot be."""
    values = dict(form.cleaned_data)
    values["origins"] = values["origins"].split()
    try:
        change_site(site, **values)
    except Problem as problem:
        form.add_error("origins", f"{problem.detail} {problem.todo}")
        return False
    return True
