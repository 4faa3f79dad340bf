"""`/moderate/members/`: who is here, their roles and standing."""

import datetime as dt
import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rostra.members.forms.site import RoleForm, SuspendForm
from rostra.members.models import AccountChange, Member
from rostra.members.pages import StaffRequest, staff_only
from rostra.members.rules import ROLES
from rostra.members.services.roles import set_role
from rostra.members.services.standing import restore, suspend
from rostra.store.problems import invalid, not_found

PAGE = 50


@staff_only("admin")
@require_safe
def members(request: StaffRequest) -> HttpResponse:
    """The list, searched by `q` and `role`."""
    words, role = request.GET.get("q", "").strip(), request.GET.get("role", "")
    found = members_of(request).order_by("name", "id")
    if words:
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    if role in ROLES:
        found = found.filter(role=role)
    rows = Paginator(found, PAGE).get_page(request.GET.get("page"))
    page = {"rows": rows, "q": words, "role": role, "roles": ROLES}
    return render(request, "members/people.html", page)


@staff_only("admin")
@require_safe
def member(request: StaffRequest, member_id: uuid.UUID) -> HttpResponse:
    """One member: what is known, what can be changed, what was changed."""
    person = one_member(request, member_id)
    page = {
        "person": person,
        "role_form": RoleForm(initial={"role": person.role}, auto_id="role_%s"),
        "suspend_form": SuspendForm(auto_id="suspend_%s"),
        "changes": AccountChange.objects.filter(member=person)
        .select_related("by")
        .order_by("-id")[:PAGE],
    }
    return render(request, "members/person.html", page)


@staff_only("admin")
@require_POST
def change_role(request: StaffRequest, member_id: uuid.UUID) -> HttpResponse:
    """Give the member another role; asked once more before, logged after."""
    person = one_member(request, member_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        raise invalid(_("There is no such role."), _("Choose one from the list."))
    role, reason = form.cleaned_data["role"], form.cleaned_data["reason"]
    if request.POST.get("sure") != "yes":
        return _ask_about_role(request, person, role, reason)
    set_role(person, role, by=request.user, reason=reason)
    messages.success(request, _("%(name)s is %(role)s now.") % {"name": person.name, "role": role})
    return redirect("members:member", member_id=person.id)


@staff_only("admin")
@require_POST
def change_standing(request: StaffRequest, member_id: uuid.UUID) -> HttpResponse:
    """Suspend the member, or end the suspension."""
    person = one_member(request, member_id)
    form = SuspendForm(request.POST)
    if not form.is_valid():
        raise invalid(_("This is no date."), _("Write it like 2027-01-31."))
    if request.POST.get("act") == "restore":
        restore(person, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("%(name)s may write again.") % {"name": person.name})
    else:
        until = end_of(form.cleaned_data["until"])
        suspend(person, by=request.user, until=until, reason=form.cleaned_data["reason"])
        messages.success(request, _("%(name)s is suspended.") % {"name": person.name})
    return redirect("members:member", member_id=person.id)


def members_of(request: StaffRequest) -> QuerySet[Member]:
    """The members at home on the request's site."""
    return Member.objects.filter(site=request.site)


def one_member(request: StaffRequest, member_id: uuid.UUID) -> Member:
    """One of them. Raises a 404 Problem."""
    person = members_of(request).filter(id=member_id).first()
    if person is None:
        raise not_found(_("member"), _("Look for them in the list of members."))
    return person


def end_of(day: dt.date | None) -> dt.datetime | None:
    """The last moment of `day` in the time zone that the page shows."""
    if day is None:
        return None
    zone = timezone.get_current_timezone()
    return dt.datetime.combine(day, dt.time(23, 59, 59), tzinfo=zone)


def _ask_about_role(request: StaffRequest, person: Member, role: str, reason: str) -> HttpResponse:
    page = {
        "title": _("Make %(name)s %(role)s?") % {"name": person.name, "role": role},
        "said": [WHAT_A_ROLE_MAY[role], _("It is %(role)s now.") % {"role": person.role}],
        "action": request.path,
        "hidden": {"role": role, "reason": reason, "sure": "yes"},
        "submit": _("Change the role"),
        "cancel_url": f"/moderate/members/{person.id}/",
    }
    return render(request, "confirm.html", page)


WHAT_A_ROLE_MAY = {
    "reader": _("Readers write, react and flag."),
    "moderator": _("Moderators decide on comments, names and biographies as well."),
    "editor": _("Editors open and close commenting and set the policy of checks as well."),
    "admin": _("Administrators may do everything, this page included."),
}
