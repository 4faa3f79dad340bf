"""Pages to act on a comment: react, report, remove. Each asks first; a script may not need to."""

import uuid

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from rostra.comments.models import Comment, Reaction
from rostra.comments.present import FLAG_REASONS, reaction_views
from rostra.comments.services.delete import delete
from rostra.comments.services.find import find_comment
from rostra.comments.services.flag import flag
from rostra.comments.services.gating import gate_now
from rostra.comments.services.react import react
from rostra.comments.views.answers import about as about_comment
from rostra.comments.views.answers import (
    card_html,
    changed,
    place_of,
    reacted,
    said,
    wants_json,
)
from rostra.comments.views.cards import Cards
from rostra.comments.views.forms import sign_in_url, viewer_of
from rostra.comments.views.reading import about
from rostra.comments.views.writing import signed_out
from rostra.members.models import Member


@never_cache
@require_GET
def card(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One comment's card as it is now, for the page's own script."""
    viewer = viewer_of(request)
    comment, _seen = find_comment(key, viewer)
    told = about_comment(comment, said(comment.state))
    return JsonResponse(told | {"html": card_html(request, comment, viewer)})


@never_cache
def react_to(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Choose a reaction, or take it back (an empty kind)."""
    viewer = viewer_of(request)
    if viewer is None:
        return ask_to_sign_in(request)
    comment, _seen = find_comment(key, viewer)
    if request.method == "POST":
        kind = request.POST.get("kind") or None
        return reacted(request, react(comment, viewer, kind), viewer, kind)
    before = Reaction.objects.filter(comment=comment, member=viewer).first()
    chosen = request.GET.get("kind") or (before.kind if before else "")
    return ask(
        request,
        "comments/react.html",
        comment,
        viewer,
        title=_("React to this comment"),
        submit=_("Save"),
        action=f"{comment.path}/react",
        reactions=reaction_views(comment.reactions),
        chosen=chosen,
    )


@never_cache
def report(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Call the moderators to a comment."""
    viewer = viewer_of(request)
    if viewer is None:
        return ask_to_sign_in(request)
    comment, _seen = find_comment(key, viewer)
    if request.method == "POST":
        flag(comment, viewer, request.POST.get("reason", ""), request.POST.get("note", ""))
        stays = _("The comment stays until one of them has decided.")
        if wants_json(request):
            return JsonResponse({"said": _("Thank you. The moderators will look.") + f" {stays}"})
        context = {
            "title": _("Thank you. The moderators will look"),
            "said": [stays],
            "links": [{"url": place_of(comment), "label": _("Back to the conversation")}],
        }
        return render(request, "message.html", context)
    return ask(
        request,
        "comments/flag.html",
        comment,
        viewer,
        title=_("Report this comment"),
        said=[_("A moderator will read it. Its author does not learn who reported it.")],
        submit=_("Report"),
        action=f"{comment.path}/flag",
        reasons=list(FLAG_REASONS.items()),
    )


@never_cache
def remove(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Remove one's own comment."""
    viewer = viewer_of(request)
    if viewer is None:
        return ask_to_sign_in(request)
    comment, _seen = find_comment(key, viewer)
    if request.method == "POST":
        comment = delete(comment, viewer)
        if wants_json(request):
            return changed(request, comment, viewer, _("Removed."))
        return redirect(f"{about(comment.thread)['article_url']}#conversation")
    return ask(
        request,
        "comments/delete.html",
        comment,
        viewer,
        title=_("Remove your comment?"),
        said=[_("Its text goes away for everybody. Replies stay, with a line in its place.")],
        submit=_("Remove it"),
        action=f"{comment.path}/delete",
        danger=True,
    )


def ask(
    request: HttpRequest, template: str, comment: Comment, viewer: Member, **context: object
) -> HttpResponse:
    """A page that asks before it is done, with the comment that is meant."""
    card = Cards(comment.thread, viewer, gate_now(comment.thread)).card(comment)
    context |= {"comment": card, "cancel_url": place_of(comment)}
    return render(request, template, context)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the door, and back to the question that was asked."""
    if request.method == "POST" and wants_json(request):
        raise signed_out()
    return redirect(sign_in_url(request.get_full_path()))
