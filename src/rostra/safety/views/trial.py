"""Trying a text: what would happen to it, and why; for staff, and with less of it for everybody."""

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rostra.members.models import Member
from rostra.members.pages import StaffRequest, staff_only
from rostra.safety import services
from rostra.safety.views.told import told
from rostra.sites.models import Site
from rostra.store.problems import Problem, not_found, too_fast

WRITER_NAMES = {
    "newcomer": gettext_lazy("a newcomer"),
    "known": gettext_lazy("a reader with many accepted comments"),
    "guest": gettext_lazy("a guest"),
    "moderator": gettext_lazy("a moderator"),
}
KIND_NAMES = {
    "comment": gettext_lazy("comment"),
    "name": gettext_lazy("name"),
    "biography": gettext_lazy("biography"),
}
EXAMPLES = (
    gettext_lazy("The minister's housing plan is a disgrace and she should resign over it."),
    gettext_lazy("You are a disgrace. People like you should not be allowed to vote."),
    gettext_lazy("He shouted “go back to your country” at my neighbour, and nobody said a word."),
    gettext_lazy("I earn $500 a day from home, message me on WhatsApp to start now!!!"),
)
"""Side by side they show what counts: deeds or persons, quoting or saying."""
MINUTE = 60
SENT = ("text", "parent", "headline")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("moderator")
def trial(request: StaffRequest) -> HttpResponse:
    """A box for a text; after it was sent, its verdict. Nothing is stored."""
    names = {"writers": WRITER_NAMES, "kinds": KIND_NAMES}
    return page(request, request.site, "safety/try.html", names)


@require_http_methods(["GET", "HEAD", "POST"])
def playground(request: HttpRequest) -> HttpResponse:
    """The same for everybody, as for a newcomer's comment, a few times a minute each.

    A site may keep it to its staff (ROSTRA_PLAYGROUND=staff): then it is a 404 for others.
    """
    site: Site = request.site  # type: ignore[assignment]
    member = request.user
    is_staff = isinstance(member, Member) and member.has_role_at(site.pk, "moderator")
    if settings.PLAYGROUND != "public" and not is_staff:
        raise not_found("page")
    return page(request, site, "safety/playground.html", {}, limited=not is_staff)


def page(
    request: HttpRequest, site: Site, template: str, context: dict[str, Any], limited: bool = False
) -> HttpResponse:
    """The form, and below what was sent its verdict."""
    form = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in SENT}
    example = request.POST.get("example", "")
    if example.isdigit() and int(example) < len(EXAMPLES):
        form = dict.fromkeys(SENT, "") | {"text": str(EXAMPLES[int(example)])}
    known = "kinds" in context
    writer = request.POST.get("writer", "newcomer") if known else "newcomer"
    kind = request.POST.get("kind", "comment") if known else "comment"
    sensitive = request.POST.get("sensitive") == "on"
    context |= form | {
        "writer": writer, "kind": kind, "sensitive": sensitive, "examples": EXAMPLES,
    }  # fmt: skip
    status = 200
    if request.method == "POST":
        try:
            if limited and not ratelimit.consume(request, action="playground"):
                raise too_fast(_("You have tried several texts within a minute."), MINUTE)
            around = services.Around(form["parent"], form["headline"], sensitive)
            context |= told(services.try_text(site, form["text"], writer, kind, around))
        except Problem as problem:
            context["problem"], status = problem, problem.status
    answer = render(request, template, context, status=status)
    for name, value in getattr(context.get("problem"), "headers", {}).items():
        answer.headers[name] = value
    return answer
