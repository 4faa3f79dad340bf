"""One's own pages: profile, preferences, signing out everywhere."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rostra.members.forms import add_problem
from rostra.members.forms.own import PreferencesForm, ProfileForm
from rostra.members.services.profile import change_profile, waiting_texts
from rostra.members.services.standing import sign_out_everywhere
from rostra.members.services.tokens import revoke_all_tokens
from rostra.members.views.request import MemberRequest
from rostra.store.problems import Problem


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: MemberRequest) -> HttpResponse:
    """What others see of me, and what only I notice. POST changes the former."""
    member = request.user
    waiting = waiting_texts(member)
    shown = {"name": member.name, "biography": member.biography}
    shown |= {kind: held.text for kind, held in waiting.items()}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=shown)
    if form.is_valid():
        try:
            held = change_profile(member, **form.cleaned_data)
        except Problem as problem:
            add_problem(form, problem)
        else:
            messages.success(request, said_of_profile([checked.kind for checked in held]))
            return redirect("members:own")
    preferences = PreferencesForm(
        site_time_zone=request.site.time_zone,
        initial={"time_zone": member.time_zone, "language": member.language},
        auto_id="own_%s",
    )
    page = {"form": form, "preferences": preferences, "waiting": waiting.values()}
    return render(request, "members/profile.html", page)


@login_required
@require_POST
def preferences(request: MemberRequest) -> HttpResponse:
    """Save the time zone and the language."""
    form = PreferencesForm(request.POST, site_time_zone=request.site.time_zone)
    if form.is_valid():
        member = request.user
        member.time_zone = form.cleaned_data["time_zone"]
        member.language = form.cleaned_data.get("language", "")
        member.save(update_fields=["time_zone", "language"])
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("This was not saved: choose from the lists."))
    return redirect("members:own")


@login_required
@reauthentication_required(allow_get=True, app="allauth.account")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out_all(request: MemberRequest) -> HttpResponse:
    """End all sessions of this account but the one that asks."""
    if request.method == "POST":
        sign_out_everywhere(request.user)
        if request.POST.get("tokens"):
            revoke_all_tokens(request.user)
        update_session_auth_hash(request, request.user)
        messages.success(request, _("All other devices are signed out."))
        return redirect("members:own")
    page = {
        "title": _("Sign out everywhere?"),
        "said": [_("All devices but this one are signed out, at once.")],
        "action": request.path,
        "submit": _("Sign out everywhere"),
        "cancel_url": "/settings/",
    }
    return render(request, "members/sign_out_all.html", page)


def said_of_profile(held: list[str]) -> str:
    """What is told after saving a profile."""
    if not held:
        return _("Saved.")
    return _("Saved. A moderator looks at it first; until then others see what stood there before.")
