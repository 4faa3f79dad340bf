"""What every template knows."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from rostra.gate.services import count_not_open
from rostra.members.models import Member
from rostra.members.services.profile import count_waiting
from rostra.moderation.services.appeals import count_open
from rostra.safety.trouble import trouble_views
from rostra.sites.models import Site

STAFF_ROOT = "/moderate/"


class StaffPage(NamedTuple):
    """A page of the staff's bar: who may open it, and how many things there want to be seen."""

    name: str
    label: Any
    role: str = "moderator"
    figure: Callable[[Site], int] | None = None


STAFF_PAGES = (
    StaffPage("moderation:queue", _("Queue")),
    StaffPage("moderation:appeals", _("Appeals"), figure=count_open),
    StaffPage("moderation:log", _("Decisions")),
    StaffPage("members:names", _("Names"), figure=count_waiting),
    StaffPage("gate:overview", _("Gate"), figure=count_not_open),
    StaffPage("safety:overview", _("Checks")),
    StaffPage("members:people", _("Members"), role="admin"),
    StaffPage("members:site", _("Site"), role="admin"),
)


def site(request: HttpRequest) -> dict[str, Any]:
    """The current site, as `site`, and whether everybody may try texts."""
    public = settings.PLAYGROUND == "public"
    return {"site": getattr(request, "site", None), "playground_is_public": public}


def staff_pages(request: HttpRequest) -> dict[str, Any]:
    """The pages of the staff's bar, on the staff's pages alone; `current` on the nearest one."""
    member = getattr(request, "user", None)  # none where a request is refused before sign-in
    if not request.path.startswith(STAFF_ROOT) or not isinstance(member, Member):
        return {}
    here: Site = request.site  # type: ignore[assignment]
    pages = [
        {"url": url, "label": page.label, "count": page.figure(here) if page.figure else 0}
        for page in STAFF_PAGES
        if member.has_role(page.role) and (url := _address(page.name))
    ]
    nearest = max(
        (p["url"] for p in pages if request.path.startswith(p["url"])), key=len, default=""
    )
    return {
        "staff_pages": [page | {"current": page["url"] == nearest} for page in pages],
        "judge_troubles": trouble_views(here),
    }


def _address(name: str) -> str:
    """The address of a page, "" where its room has none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
