"""What a reader is answered who sent a form: a page, or JSON for the page's own script."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from rostra.comments.models import Comment
from rostra.comments.present import CommentState
from rostra.comments.rules.visibility import PUBLISHED, WAITING
from rostra.comments.services.gating import gate_now
from rostra.comments.views.cards import Cards
from rostra.members.models import Member


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's own script asks."""
    return not request.accepts("text/html")


def is_embedded(request: HttpRequest) -> bool:
    """Whether the answer will stand in a publisher's page (`exchange.embed`)."""
    return getattr(request, "is_embedded", False)


def said(state: CommentState | str) -> str:
    """What has become of a comment, in one sentence."""
    return {
        "published": _("Published. Thank you."),
        "checking": _("Being checked. Only you see it until then."),
        "held": _("Held for a moderator. Only you see it until then."),
        "rejected": _("Not published. The reason stands with it, for you alone."),
    }.get(state, _("Saved."))


def written(
    request: HttpRequest, comment: Comment, viewer: Member | None, *, status: int = 200
) -> HttpResponse:
    """The answer to a comment that was just written or changed: its card, or the way to it.

    status: what its script is told once the comment is public; 202 while it waits.
    """
    if not wants_json(request):
        return redirect(place_of(comment))
    if viewer is None and comment.state != PUBLISHED:
        return JsonResponse(about(comment, said_to_guest()), status=202)
    waits = comment.state != PUBLISHED
    return changed(request, comment, viewer, said(comment.state), status=202 if waits else status)


def changed(
    request: HttpRequest, comment: Comment, viewer: Member | None, told: str, *, status: int = 200
) -> HttpResponse:
    """A comment's card as it is now, "" where it left no trace, and what its writer is told."""
    shown = comment.visible or comment.state in WAITING
    html = card_html(request, comment, viewer) if shown else ""
    return JsonResponse(about(comment, told) | {"html": html}, status=status)


def card_html(request: HttpRequest, comment: Comment, viewer: Member | None) -> str:
    """A comment's card as `viewer` sees it."""
    on_article = not is_embedded(request)
    cards = Cards(comment.thread, viewer, gate_now(comment.thread), on_article=on_article)
    card = cards.card(comment, parent=comment.parent, parent_here=True)
    return render_to_string("comments/_comment.html", {"comment": card}, request)


def about(comment: Comment, told: str) -> dict[str, str]:
    """What a script is told of a comment."""
    key = str(comment.pk)
    return {"id": key, "state": comment.state, "said": told, "url": place_of(comment)}


def said_to_guest() -> str:
    """What a guest is told, who will not see the comment before everybody does."""
    return _("Thank you. A moderator reads comments by guests before others see them.")


def reacted(
    request: HttpRequest, comment: Comment, viewer: Member, mine: str | None
) -> HttpResponse:
    """The answer to a reaction: the card's foot, or the way back to the page."""
    if not wants_json(request):
        return redirect(back(request, comment))
    cards = Cards(comment.thread, viewer, gate_now(comment.thread))
    card = cards.card(comment, mine=mine)
    return JsonResponse(
        {"html": render_to_string("comments/_foot.html", {"comment": card}, request)}
    )


def place_of(comment: Comment) -> str:
    """Where a comment is read: first comments under the article, replies in their conversation."""
    article = comment.thread.article
    page = article.path if article and comment.parent_id is None else comment.path
    return f"{page}#{comment.anchor}"


def back(request: HttpRequest, comment: Comment) -> str:
    """The page of ours on which the form stood, at the comment; else the comment's own."""
    came = urlsplit(request.headers.get("Referer", ""))
    ours = came.netloc == request.get_host() and came.path.startswith("/a/")
    page = f"{came.path}?{came.query}" if ours else comment.path
    return f"{page}#{comment.anchor}"
