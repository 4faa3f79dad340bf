"""What the API's parts have in common."""

import hashlib

from django.http import HttpRequest, HttpResponse


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
