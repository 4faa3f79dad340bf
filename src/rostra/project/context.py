"""What every template knows."""

from typing import Any

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The current site, as `site`."""
    return {"site": getattr(request, "site", None)}
