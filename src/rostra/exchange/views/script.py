"""`/embed.js`: what a publisher's page loads, in one file."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from rostra.comments.api.shared import has_tag

PARTS = ("rostra/reader.js", "exchange/embed.js")
# A new version reaches every page within minutes, an unchanged one costs a 304.
CACHE = "public, max-age=300, stale-while-revalidate=86400"


@require_safe
@gzip_page
def script(request: HttpRequest) -> HttpResponse:
    """The script that defines <rostra-thread>, for pages of any origin."""
    body, tag = composed()
    if has_tag(request, tag):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = CACHE
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@lru_cache(maxsize=1)
def composed() -> tuple[bytes, str]:
    """The script and its ETag: the readers' own script and the element, out of sight of the page.

    The words that are said while our server cannot be reached come along in every language.
    """
    about = {"home": settings.PUBLIC_URL, "words": spoken()}
    parts = [Path(str(finders.find(name))).read_text() for name in PARTS]
    head = f"(() => {{\nconst ROSTRA = {json.dumps(about, ensure_ascii=False)};\n"
    body = "\n".join([head, *parts, "})();\n"]).encode()
    return body, f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def spoken() -> dict[str, dict[str, str]]:
    """What the element says by itself, by language."""
    said = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            said[code] = words()
    return said


def words() -> dict[str, str]:
    """What the element says by itself, in the current language."""
    return {
        "loading": _("Loading the conversation…"),
        "offline": _("You are offline"),
        "later": _("The conversation appears as soon as you are connected again."),
        "unreachable": _("The conversation cannot be loaded just now"),
        "wait": _("The article is not affected. Try again in a moment."),
        "again": _("Try again"),
        "gone": _("There is no conversation here"),
        "missing": _("It was taken down, or has not been opened yet."),
        "blocked": _("Your browser did not open the sign-in window. Allow it, then sign in again."),
        "signedout": _(
            "You are signed out. What you wrote is kept on this device: sign in to go on."
        ),
    }
