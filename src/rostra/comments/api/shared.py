"""What the API's parts have in common."""

import hashlib
import uuid

from django.http import HttpRequest, HttpResponse

from rostra.comments.models import Thread
from rostra.comments.services.find import find_thread
from rostra.sites.requests import site_of
from rostra.store.problems import not_found


def asked_thread(
    request: HttpRequest, *, article: str | uuid.UUID | None = None, url: str | None = None
) -> Thread:
    """The thread that the request names. Raises a 404 Problem, also when a page of one publication
    asks for a thread of another: an origin is listed for its own site alone."""
    site = site_of(request)
    thread = find_thread(site, article=article, url=url)
    if hasattr(request, "embedded_on") and thread.site_id != site.pk:
        raise not_found("article")
    return thread


def tagged(
    request: HttpRequest, response: HttpResponse, tag: str, *, private: bool
) -> HttpResponse:
    """`response` with its ETag, to be asked for again each time; 304 where the reader has it."""
    if has_tag(request, tag):
        response = HttpResponse(status=304)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache" if private else "no-cache"
    response.headers["Vary"] = "Authorization, Cookie"
    return response


def has_tag(request: HttpRequest, tag: str) -> bool:
    """Whether If-None-Match names `tag` (weak comparison, RFC 9110 section 13.1.2)."""
    given = request.headers.get("If-None-Match", "")
    return any(each.strip().removeprefix("W/") in (tag.removeprefix("W/"), "*")
               for each in given.split(",") if each.strip())  # fmt: skip


def make_tag(*parts: object) -> str:
    """A weak ETag of what `parts` say."""
    text = "\x1f".join(str(part) for part in parts)
    return f'W/"{hashlib.blake2b(text.encode(), digest_size=12).hexdigest()}"'
