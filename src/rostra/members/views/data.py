"""Taking one's data along, and leaving."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from rostra.members.forms import add_problem
from rostra.members.forms.own import LeaveForm
from rostra.members.services.personal import erase_member, export_all
from rostra.members.views.request import MemberRequest
from rostra.store.clock import now
from rostra.store.problems import Problem


@login_required
@require_safe
def data(request: MemberRequest) -> HttpResponse:
    """What can be done with one's data."""
    return render(request, "members/data.html")


@login_required
@never_cache
@require_safe
def export(request: MemberRequest) -> HttpResponse:
    """All of it as one JSON file."""
    answer = JsonResponse(
        export_all(request.user), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="rostra-{now():%Y-%m-%d}.json"'
    return answer


@login_required
@reauthentication_required(allow_get=True, app="allauth.account")
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: MemberRequest) -> HttpResponse:
    """Delete the account: asked, confirmed, done at once."""
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            erase_member(request.user, keep_texts=form.cleaned_data["comments"] == "keep")
        except Problem as problem:
            add_problem(form, problem)
        else:
            logout(request)
            page = {"title": _("Your account is deleted"), "said": [_("You can go on reading.")]}
            return render(request, "message.html", page)
    return render(request, "members/leave.html", {"form": form})
