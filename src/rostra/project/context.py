"""What every template knows."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from rostra.gate.services import count_not_open

STAFF_ROOT = "/moderate/"
STAFF_PAGES = {
    "moderation:queue": gettext_lazy("Queue"),
    "moderation:log": gettext_lazy("Decisions"),
    "gate:overview": gettext_lazy("Gate"),
}


def site(request: HttpRequest) -> dict[str, Any]:
    """The current site, as `site`."""
    return {"site": getattr(request, "site", None)}


def staff_pages(request: HttpRequest) -> dict[str, Any]:
    """The pages of the staff's bar, on the staff's pages alone; `current` on the nearest one."""
    member = request.user
    if not request.path.startswith(STAFF_ROOT) or not getattr(member, "is_moderator", False):
        return {}
    pages = [page for name, label in STAFF_PAGES.items() if (page := _page(name, label))]
    here = [page["url"] for page in pages if request.path.startswith(page["url"])]
    for page in pages:
        page["current"] = bool(here) and page["url"] == max(here, key=len)
        if page["name"] == "gate:overview":
            page["count"] = count_not_open(request.site)  # type: ignore[arg-type]
    return {"staff_pages": pages}


def _page(name: str, label: Any) -> dict[str, Any] | None:
    try:
        return {"name": name, "url": reverse(name), "label": label}
    except NoReverseMatch:
        return None
