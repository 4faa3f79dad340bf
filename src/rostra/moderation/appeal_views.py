"""`/moderate/appeals/`: authors ask for a second look."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rostra.members.models import Member
from rostra.members.pages import StaffRequest, staff_only
from rostra.moderation.author_present import StatementView, statement_view
from rostra.moderation.models import Appeal
from rostra.moderation.services.appeals import (
    LONGEST_EXPLANATION,
    decide_appeal,
    open_appeals,
    other_readers,
)
from rostra.store.problems import invalid, not_found

SHOWN = 50


@dataclass(frozen=True, slots=True)
class AppealView:
    """An appeal as its reader sees it. own: they decided themselves, and are the only one who can
    read it; barred: they decided, and somebody else can."""

    appeal: Appeal
    statement: StatementView
    author: str
    decided_by: str
    own: bool = False
    barred: bool = False


@require_safe
@staff_only("moderator")
def appeals_page(request: StaffRequest) -> HttpResponse:
    """The oldest first, each with what was decided and what its author says."""
    found = open_appeals(request.site, request.user)
    page = {
        "views": [appeal_view(each, request.user) for each in found[:SHOWN]],
        "count": found.count(),
        "most": LONGEST_EXPLANATION,
    }
    return render(request, "moderation/appeals.html", page)


@require_POST
@staff_only("moderator")
def decide_on(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """Uphold or overturn, with the words that the author reads."""
    if not Appeal.objects.filter(pk=key, site=request.site).exists():
        raise not_found("appeal")
    outcome = request.POST.get("outcome", "")
    if outcome not in ("upheld", "overturned"):
        raise invalid(_("The outcome was not said."), _("Go back and choose."))
    overturn = outcome == "overturned"
    words = request.POST.get("explanation", "")
    decide_appeal(key, request.user, overturn=overturn, explanation=words)
    said = _("Overturned. The author is told.") if overturn else _("Upheld. The author is told.")
    messages.success(request, said)
    return redirect("moderation:appeals")


def appeal_view(appeal: Appeal, reader: Member) -> AppealView:
    """`appeal` as `reader` sees it."""
    statement = appeal.statement
    decided = statement.decided_by_id == reader.pk
    others = decided and other_readers(statement)
    comment = statement.comment
    author = statement.author.name if statement.author else ""
    return AppealView(
        appeal,
        statement_view(statement),
        author or (comment.author_name if comment else ""),
        statement.decided_by.name if statement.decided_by else "",
        own=decided and not others,
        barred=others,
    )
