"""What the pages of lists and of the policy share: versions in forms, what was just done."""

import hashlib
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from rostra.members.pages import StaffRequest
from rostra.safety import services
from rostra.safety.present import PART_NAMES, version_views
from rostra.store.ids import parse_id
from rostra.store.problems import forbidden, not_found

FIRST = "first"
"""Stands in forms for the state before anything was saved."""


def key_of(sent: str) -> uuid.UUID | None:
    """The version that a form names, None for the beginning. Raises a 404 Problem."""
    if sent == FIRST:
        return None
    key = parse_id(sent)
    if key is None:
        raise not_found("version", "The history on the page lists those that there are.")
    return key


def version_asked(request: StaffRequest, part: str) -> services.Version | None:
    """The earlier version that an address asks to see. Raises a 404 Problem."""
    key = key_of(request.GET.get("version", FIRST))
    return services.version_of(request.site, part, key) if key else None


def digest(text: str) -> str:
    """A short name of a text, so that what is saved is what was previewed."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:16]


def editors_only(request: StaffRequest) -> None:
    """Raise a 403 Problem for moderators, who may look at a page but change nothing there."""
    if not request.user.is_editor:
        raise forbidden("Editors change what the checks do.", "Ask an editor of your site.")


def page_context(request: StaffRequest, part: str) -> dict[str, Any]:
    """What the page of a part shows besides its form."""
    rows = services.versions(request.site, part, services.VERSIONS_SHOWN + 1)
    shown = version_views(rows[: services.VERSIONS_SHOWN])
    asked = parse_id(request.GET.get("done", ""))
    done = bool(shown) and shown[0].key == asked
    return {
        "part": part,
        "name": PART_NAMES[part],
        "versions": shown,
        "more_versions": len(rows) > len(shown),
        "seen": shown[0].key if shown else FIRST,
        "done": done,
        "before": (shown[1].key if len(shown) > 1 else FIRST) if done else None,
        "may_change": request.user.is_editor,
        "first": FIRST,
    }


def to_page(address: str, version: uuid.UUID) -> HttpResponse:
    """Back to the page of a part, saying what was done."""
    return redirect(f"{address}?done={version}")
