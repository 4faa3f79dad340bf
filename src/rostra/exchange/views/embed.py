"""A thread as it stands in a publisher's page."""

import uuid
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rostra.comments.api.shared import make_tag, tagged
from rostra.comments.models import Thread
from rostra.comments.page import thread_page
from rostra.comments.services import find_thread
from rostra.comments.services.gating import gate_now, is_hidden_from
from rostra.comments.views.forms import viewer_of
from rostra.comments.views.pages import thread_view
from rostra.exchange.api import read_json
from rostra.exchange.rules.page import page_data
from rostra.exchange.services.first_use import open_thread
from rostra.exchange.views.crossing import crossing
from rostra.sites.models import Site
from rostra.sites.requests import site_of
from rostra.sites.services import site_for_origin
from rostra.store.problems import Problem


@crossing
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest) -> HttpResponse:
    """The thread of the article at ?url=, in the order ?sort=. POST makes an article that is not
    known from what its page says (a JSON object, see `exchange.rules.page`)."""
    if request.method != "POST":
        found = find_thread(site_of(request), url=request.GET.get("url", ""))
        return fragment(request, found)
    if not request.headers.get("Origin"):
        raise no_page()
    found = open_thread(site_of(request), page_data(read_json(request.body)))
    return fragment(request, found)


@crossing
@require_safe
def article(request: HttpRequest, key: uuid.UUID, slug: str = "") -> HttpResponse:
    """A further page (?cursor=) or another order of the thread whose article has this key."""
    return fragment(request, find_thread(site_of(request), article=key))


def fragment(request: HttpRequest, found: Thread) -> HttpResponse:
    """A page of the thread as HTML without a page around it."""
    setting, viewer = gate_now(found), viewer_of(request)
    is_hidden = is_hidden_from(found, viewer, setting)
    page = thread_page(
        found, sort=request.GET.get("sort"), cursor=request.GET.get("cursor"), viewer=viewer
    )
    context = {
        "thread": thread_view(request, page, setting, is_hidden=is_hidden),
        "article": found.article,
        "site": found.site,
    }
    response = render(request, "exchange/thread.html", context)
    if request.method == "POST":
        return response
    return tagged(request, response, make_tag(response.content), private=viewer is not None)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """To the article at ?url= on a page of ours: where the embed's own link leads."""
    url = request.GET.get("url", "")
    try:
        found = find_thread(site_at(url) or site_of(request), url=url)
    except Problem as problem:
        if problem.status != 404:
            raise
        context = {
            "title": _("This conversation has not begun"),
            "said": [_("It opens when the article is first read in a browser that runs scripts.")],
            "links": [{"url": "/", "label": _("Front page")}],
        }
        return render(request, "message.html", context, status=404)
    target = found.article.path if found.article else "/"
    return redirect(f"{target}#conversation")


def site_at(url: str) -> Site | None:
    """The site whose pages an address belongs to."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return site_for_origin(f"{parts.scheme}://{parts.netloc}")


def no_page() -> Problem:
    """The 403 Problem of a request that no page sent."""
    return Problem(
        "no-page",
        "Only a page can open its thread",
        status=403,
        detail="This request does not say which page it comes from.",
        todo="Add articles by API instead: POST /api/v1/articles.",
    )
