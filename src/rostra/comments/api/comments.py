"""One comment: reading, changing, deleting it, reacting to it, flagging it."""

import uuid

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from rostra.comments.api.shared import make_tag, tagged
from rostra.comments.documents import (
    comment_document,
    flag_document,
    revision_document,
)
from rostra.comments.models import Comment
from rostra.comments.page import reactions_of
from rostra.comments.rules.visibility import PUBLISHED, WAITING
from rostra.comments.schemas import CommentOut, EditIn, FlagIn, FlagOut, ReactionIn, RevisionOut
from rostra.comments.services.delete import delete
from rostra.comments.services.edit import edit
from rostra.comments.services.find import find_comment, revisions_of
from rostra.comments.services.flag import flag
from rostra.comments.services.judging import Reasons, latest_reasons
from rostra.comments.services.react import react
from rostra.members.auth import ANYBODY, MEMBER_ONLY, member_of, required_member
from rostra.members.models import Member
from rostra.store.api import answer, problems

router = Router()


@router.get(
    "/comments/{comment_id}",
    auth=ANYBODY,
    response={200: CommentOut, 304: None, **problems(401, 404)},
    summary="Read a comment",
)
def read_comment(request: HttpRequest, comment_id: uuid.UUID) -> HttpResponse:
    """The comment, or its tombstone. One that is not published is there for its writer and for
    moderators alone; its writer finds the reasons in it."""
    viewer = member_of(request)
    comment, _ = find_comment(comment_id, viewer)
    mine = reactions_of(viewer, [comment]).get(comment.pk)
    reasons = own_reasons(comment, viewer)
    response = JsonResponse(comment_document(comment, viewer, my_reaction=mine, reasons=reasons))
    return tagged(request, response, make_tag(response.content), private=viewer is not None)


@router.patch(
    "/comments/{comment_id}",
    auth=MEMBER_ONLY,
    response={200: CommentOut, 202: CommentOut, **problems(400, 401, 403, 404, 409, 422, 423, 429)},
    summary="Change a comment's text",
)
def edit_comment(request: HttpRequest, comment_id: uuid.UUID, data: EditIn) -> HttpResponse:
    """Within the site's window, by its writer. The new text is judged; one that a moderator would
    have to read first is not taken (422 `edit-needs-review`) and the comment stands as it was."""
    member = required_member(request)
    comment, _ = find_comment(comment_id, member)
    edited = edit(comment, member, data.text)
    document = comment_document(edited.comment, member, reasons=edited.reasons)
    return answer(document, 200 if edited.comment.state == PUBLISHED else 202)


@router.delete(
    "/comments/{comment_id}",
    auth=MEMBER_ONLY,
    response={204: None, **problems(401, 403, 404)},
    summary="Delete a comment",
)
def delete_comment(request: HttpRequest, comment_id: uuid.UUID) -> HttpResponse:
    """By its writer or a moderator. Replies stay, below a tombstone."""
    member = required_member(request)
    comment, _ = find_comment(comment_id, member)
    delete(comment, member)
    return HttpResponse(status=204)


@router.get(
    "/comments/{comment_id}/revisions",
    auth=ANYBODY,
    response={200: list[RevisionOut], **problems(401, 404)},
    summary="Read the former texts of a comment",
)
def read_revisions(request: HttpRequest, comment_id: uuid.UUID) -> HttpResponse:
    """Oldest first; the present text is the comment's own."""
    viewer = member_of(request)
    comment, _ = find_comment(comment_id, viewer)
    return answer([revision_document(each) for each in revisions_of(comment, viewer)])


@router.post(
    "/comments/{comment_id}/reactions",
    auth=MEMBER_ONLY,
    response={200: CommentOut, **problems(400, 401, 403, 404, 422, 423)},
    summary="React to a comment",
)
def react_to_comment(request: HttpRequest, comment_id: uuid.UUID, data: ReactionIn) -> HttpResponse:
    """Sets the reader's one reaction in place of a former one; null takes it back."""
    member = required_member(request)
    comment, _ = find_comment(comment_id, member)
    comment = react(comment, member, data.kind)
    return answer(comment_document(comment, member, my_reaction=data.kind))


@router.post(
    "/comments/{comment_id}/flags",
    auth=MEMBER_ONLY,
    response={201: FlagOut, **problems(400, 401, 403, 404, 422)},
    summary="Call the moderators to a comment",
)
def flag_comment(request: HttpRequest, comment_id: uuid.UUID, data: FlagIn) -> HttpResponse:
    """One flag for each reader; a second one replaces the first. The comment stays published
    until a moderator has decided."""
    member = required_member(request)
    comment, _ = find_comment(comment_id, member)
    return answer(flag_document(flag(comment, member, data.reason, data.note)), 201)


def own_reasons(comment: Comment, viewer: Member | None) -> Reasons:
    """Why the viewer's own comment waits."""
    own = viewer is not None and comment.author_id == viewer.pk
    return latest_reasons(comment.pk) if own and comment.state in WAITING else []
