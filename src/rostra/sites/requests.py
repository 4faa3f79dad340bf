"""The site that a request is about."""

from typing import cast

from django.http import HttpRequest

from rostra.sites.models import Site


def site_of(request: HttpRequest) -> Site:
    """The site that middleware found for `request`."""
    return cast(Site, request.site)
