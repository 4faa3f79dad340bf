"""Drafts: texts that met a closed gate, or that their writer put aside."""

import uuid

from django.http import HttpRequest, HttpResponse
from ninja import Router

from rostra.comments.api.shared import asked_thread
from rostra.comments.documents import draft_document
from rostra.comments.models import Draft
from rostra.comments.schemas import DraftIn, DraftOut
from rostra.comments.services.drafts import drafts_of, drop_draft, keep_draft, own_draft
from rostra.comments.services.gating import may_write
from rostra.comments.services.post import parent_in
from rostra.comments.services.quotes import located_quote
from rostra.members.auth import MEMBER_ONLY, required_member
from rostra.store.api import answer, problems

router = Router()
SHOWN = 100


@router.get(
    "/drafts",
    auth=MEMBER_ONLY,
    response={200: list[DraftOut], **problems(401, 404)},
    summary="Read one's own drafts",
)
def read_drafts(
    request: HttpRequest, article: str | None = None, url: str | None = None
) -> HttpResponse:
    """The newest hundred, or those of one article. `can_post` says whether it can be posted now."""
    member = required_member(request)
    thread = None
    if article or url:
        thread = asked_thread(request, article=article, url=url)
    return answer([document(draft) for draft in drafts_of(member, thread)[:SHOWN]])


@router.put(
    "/threads/{article_id}/draft",
    auth=MEMBER_ONLY,
    response={200: DraftOut, **problems(400, 401, 404, 409, 413, 422)},
    summary="Keep a draft",
)
def save_draft(request: HttpRequest, article_id: uuid.UUID, data: DraftIn) -> HttpResponse:
    """One draft for each place: a comment of its own, or a reply to one parent."""
    member = required_member(request)
    thread = asked_thread(request, article=article_id)
    parent = parent_in(thread, data.parent)
    quote = located_quote(thread.article, data.quote)
    return answer(document(keep_draft(thread, member, data.text, parent=parent, quote=quote)))


@router.delete(
    "/drafts/{draft_id}",
    auth=MEMBER_ONLY,
    response={204: None, **problems(401, 404)},
    summary="Throw a draft away",
)
def delete_draft(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """One's own alone; posting a draft throws it away by itself."""
    drop_draft(own_draft(required_member(request), draft_id))
    return HttpResponse(status=204)


def document(draft: Draft) -> dict[str, object]:
    """The draft, with whether it can be posted now."""
    return draft_document(draft, can_post=may_write(draft.thread, draft.member))
