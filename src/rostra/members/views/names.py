"""`/moderate/names/`: names and biographies that wait for a moderator."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rostra.members.models import HeldText
from rostra.members.pages import StaffRequest, staff_only
from rostra.members.services.profile import decide
from rostra.store.problems import conflict

SHOWN = 100


@staff_only("moderator")
@require_safe
def waiting(request: StaffRequest) -> HttpResponse:
    """The oldest first."""
    rows = HeldText.objects.filter(site=request.site, decided_at=None)
    rows = rows.select_related("member").order_by("held_at")
    page = {"rows": rows[:SHOWN], "count": rows.count()}
    return render(request, "members/names.html", page)


@staff_only("moderator")
@require_POST
def decide_on(request: StaffRequest, held_id: uuid.UUID) -> HttpResponse:
    """Show it, or keep what stood there before."""
    held = HeldText.objects.filter(site=request.site, id=held_id).select_related("member").first()
    if held is None:
        raise conflict(_("This text was withdrawn."), _("Load the list again."))
    approved = request.POST.get("act") == "approve"
    decide(held, approved=approved, by=request.user)
    said = _("Approved: %(text)s") if approved else _("Rejected: %(text)s")
    messages.success(request, said % {"text": held.text[:60]})
    return redirect("members:names")
