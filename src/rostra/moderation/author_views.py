"""What authors read about decisions on what they wrote: one statement, and a list of theirs."""

import uuid

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rostra.members.models import Member
from rostra.moderation.author_present import statement_view
from rostra.moderation.selectors import (
    appeal_of,
    find_statement,
    is_author,
    latest_statement,
    statements_of,
)
from rostra.moderation.services.appeals import appeal
from rostra.moderation.services.letters import path_for_author
from rostra.sites.requests import site_of
from rostra.store.ids import parse_id
from rostra.store.problems import Problem, forbidden

SHOWN = 50


@require_safe
def own_statements(request: HttpRequest) -> HttpResponse:
    """Everything that was decided about the member's comments and account."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    found = statements_of(viewer, site_of(request))
    start = parse_id(request.GET.get("before", ""))
    if start is not None:
        found = found.filter(pk__lt=start)
    rows = list(found[: SHOWN + 1])
    views = [statement_view(each) for each in rows[:SHOWN]]
    following = str(rows[SHOWN - 1].pk) if len(rows) > SHOWN else ""
    return render(request, "moderation/statements.html", {"views": views, "before": following})


@require_safe
def statement(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One statement; ?key= opens it for a guest who was sent the link."""
    secret = request.GET.get("key", "")
    try:
        found = find_statement(key, viewer_of(request), secret)
    except Problem:
        if viewer_of(request) is None and not secret:
            return redirect_to_login(request.get_full_path())
        raise
    view = statement_view(found)
    page = {
        "view": view,
        "key": secret,
        "appeal": appeal_of(found),
        "may_appeal": view.may_appeal and is_author(found, viewer_of(request), secret),
    }
    response = render(request, "moderation/statement.html", page)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@require_POST
def make_appeal(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The author asks for a second look."""
    viewer, secret = viewer_of(request), request.POST.get("key", "")
    found = find_statement(key, viewer, secret)
    if not is_author(found, viewer, secret):
        raise forbidden(_("Only its author can appeal."))
    appeal(found, request.POST.get("text", ""))
    messages.success(request, _("Your appeal was sent. You are told the outcome here and by mail."))
    return redirect(path_for_author(found) + "#appeal")


@require_safe
def of_comment(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """On to the newest statement about a comment."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    return redirect(latest_statement(key, viewer).path)


def viewer_of(request: HttpRequest) -> Member | None:
    """Who is signed in."""
    return request.user if isinstance(request.user, Member) else None
