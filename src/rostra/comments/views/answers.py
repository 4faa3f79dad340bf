"""What a reader is answered who sent a form: a page, or JSON for the page's own script."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from rostra.comments.models import Comment
from rostra.comments.present import CommentState
from rostra.comments.rules.visibility import PUBLISHED
from rostra.comments.services.gating import gate_now
from rostra.comments.views.cards import Cards
from rostra.members.models import Member


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's own script asks."""
    return not request.accepts("text/html")


def said(state: CommentState | str) -> str:
    """What has become of a comment, in one sentence."""
    return {
        "published": _("Published. Thank you."),
        "checking": _("Being checked. Only you see it until then."),
        "held": _("Held for a moderator. Only you see it until then."),
    }.get(state, _("Saved."))


def written(
    request: HttpRequest, comment: Comment, viewer: Member | None, *, status: int = 200
) -> HttpResponse:
    """The answer to a comment that was just written or changed: its card, or the way to it.

    status: what its script is told once the comment is public; 202 while it waits.
    """
    where = place_of(comment)
    if not wants_json(request):
        return redirect(where)
    cards = Cards(comment.thread, viewer, gate_now(comment.thread), on_article=True)
    card = cards.card(comment, parent=comment.parent, parent_here=True)
    return JsonResponse(
        {
            "id": str(comment.pk),
            "state": comment.state,
            "said": said(comment.state),
            "url": where,
            "html": render_to_string("comments/_comment.html", {"comment": card}, request),
        },
        status=status if comment.state == PUBLISHED else 202,
    )


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
