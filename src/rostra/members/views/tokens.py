"""One's tokens for programs."""

import uuid

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rostra.members.forms import add_problem
from rostra.members.forms.own import TokenForm
from rostra.members.models import ApiToken
from rostra.members.services.tokens import create_token, revoke_token, valid_tokens
from rostra.members.views.request import MemberRequest
from rostra.store.problems import Problem


@login_required
@never_cache
@reauthentication_required(allow_get=True, app="allauth.account")
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: MemberRequest) -> HttpResponse:
    """The list; POST makes a token and shows it this once."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    made: tuple[ApiToken, str] | None = None
    if form.is_valid():
        try:
            made = create_token(
                request.user,
                label=form.cleaned_data["label"],
                days=form.cleaned_data["days"] or None,
            )
            form = TokenForm()
        except Problem as problem:
            add_problem(form, problem)
    page = {"form": form, "made": made, "tokens": valid_tokens(request.user)}
    return render(request, "members/tokens.html", page)


@login_required
@require_POST
def revoke(request: MemberRequest, token_id: uuid.UUID) -> HttpResponse:
    """Revoke one."""
    token = revoke_token(request.user, token_id)
    messages.success(request, _("“%(label)s” no longer works.") % {"label": token.label})
    return redirect("members:tokens")
