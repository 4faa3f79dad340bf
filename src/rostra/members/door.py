"""What is settled about a visitor when a request comes in."""

import uuid
import zoneinfo
from collections.abc import Callable
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from rostra.members.models import Member
from rostra.sites.models import Site

# Pages that one person sees. Others are kept and shared, so they are in the site's time.
PRIVATE = ("/accounts/", "/settings/", "/moderate/", "/admin/", "/setup/")


class Door:
    """Tells the signed-in member which site they act on, and sets the clock that pages show.

    Stands after the middleware that sets `request.user` and `request.site`. The session is read
    only when somebody asks for the user.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        site: Site = request.site  # type: ignore[assignment]
        visitor = request.user
        request.user = cast(Member, SimpleLazyObject(lambda: acting_on(visitor, site.id)))
        with timezone.override(time_zone_of(request, site)):
            return self.get_response(request)


def acting_on(visitor: Member | AnonymousUser, site_id: uuid.UUID) -> Member | AnonymousUser:
    """`visitor`, who from now on has the role that counts on this site."""
    if visitor.is_authenticated:
        visitor.acting_on = site_id
    return visitor


def time_zone_of(request: HttpRequest, site: Site) -> zoneinfo.ZoneInfo:
    """The member's own time zone on private pages, the site's everywhere else."""
    name = site.time_zone
    if request.path.startswith(PRIVATE) and request.user.is_authenticated:
        name = request.user.time_zone or name
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")
