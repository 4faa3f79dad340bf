"""What authors read about decisions on what they wrote: one statement, and a list of theirs."""

import uuid

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from rostra.members.models import Member
from rostra.moderation.author_present import statement_view
from rostra.moderation.selectors import find_statement, latest_statement, statements_of
from rostra.sites.requests import site_of
from rostra.store.ids import parse_id
from rostra.store.problems import Problem

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
    response = render(request, "moderation/statement.html", {"view": statement_view(found)})
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


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
