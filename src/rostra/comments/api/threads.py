"""Reading a thread and writing in it."""

import uuid
from typing import Annotated

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Header, Router

from rostra import __version__
from rostra.comments.api.shared import asked_thread, has_tag, make_tag, tagged
from rostra.comments.documents import (
    article_document,
    comment_document,
    gate_document,
    thread_document,
)
from rostra.comments.models import Comment, Thread
from rostra.comments.page import ThreadPage, thread_page
from rostra.comments.rules.order import known_sort
from rostra.comments.rules.visibility import PUBLISHED
from rostra.comments.rules.writer import Guest
from rostra.comments.schemas import CommentIn, CommentOut, GuestIn, ThreadOut
from rostra.comments.services.gating import gate_now, is_hidden_from
from rostra.comments.services.nudge import Advice
from rostra.comments.services.post import Posted, post
from rostra.comments.services.writers import as_guest
from rostra.gate.rules import Setting
from rostra.members.auth import ANYBODY, member_of, sign_in_needed
from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.store.api import answer, problems
from rostra.store.idempotency import Answer, Keep, answer_once, repeatable
from rostra.store.problems import not_found

router = Router()


@router.get(
    "/threads",
    auth=ANYBODY,
    response={200: ThreadOut, 304: None, **problems(400, 401, 404, 422)},
    summary="Read a page of a thread",
)
def read_thread(
    request: HttpRequest,
    article: str | None = None,
    url: str | None = None,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int | None = None,
    root: uuid.UUID | None = None,
) -> HttpResponse:
    """A page of the thread of the article with this key, or at this address.

    sort: newest (unless asked otherwise), oldest, discussed, best. cursor: `next` of the page
    before. limit: 1 to 500 comments, roots and replies together; 200 unless asked otherwise.
    root: only the conversation below this comment. Send the ETag as If-None-Match to ask whether
    anything changed.
    """
    viewer = member_of(request)
    thread = asked_thread(request, article=article, url=url)
    setting = gate_now(thread)
    tag = public_tag(thread, setting)
    if viewer is None and has_tag(request, tag):
        return tagged(request, HttpResponse(), tag, private=False)
    if is_hidden_from(thread, viewer, setting):
        thread.comment_count = 0
        page = ThreadPage(thread, known_sort(sort), [])
    else:
        top = conversation_root(thread, root) if root else None
        page = thread_page(thread, sort=sort, cursor=cursor, limit=limit, viewer=viewer, root=top)
    response = JsonResponse(thread_document(page, setting, viewer))
    if viewer is not None:
        tag = make_tag(response.content)
    return tagged(request, response, tag, private=viewer is not None)


@router.post(
    "/threads/{article_id}/comments",
    auth=ANYBODY,
    response={
        201: CommentOut,
        202: CommentOut,
        **problems(400, 401, 403, 404, 409, 413, 422, 423, 429),
    },
    summary="Write a comment or a reply",
)
def write_comment(
    request: HttpRequest,
    article_id: uuid.UUID,
    data: CommentIn,
    idempotency_key: Annotated[str | None, Header(alias="Idempotency-Key")] = None,
) -> HttpResponse:
    """Answers 201 once it is published; 202 while it is held (`held`) or checked (`checking`).

    Refusals: 409 `nudge` with `reasons` and a `nudge_token`, once, for words that may hurt:
    show them, and send the text again with the token, changed or not; 422 with `reasons`; 423 with
    `notice`, `state` and `until` where the commenting state lets nobody write now; 429 with
    Retry-After. A request that carries an Idempotency-Key may be repeated: it is done once and
    answered the same.
    """
    thread = asked_thread(request, article=article_id)
    who = writer_of(request, thread.site, data.guest)
    owner = f"guest:{who.email}" if isinstance(who, Guest) else f"member:{who.pk}"
    content = f"POST {request.path}\n{data.model_dump_json()}"
    again = repeatable(idempotency_key, site_id=thread.site_id, owner=owner[:80], content=content)

    def write(keep: Keep) -> Answer:
        answers: list[Answer] = []

        def settle(posted: Posted) -> None:
            answers.append(answer_to(posted, who))
            keep(answers[-1])

        advice = Advice(data.nudge_token, is_program=True)
        post(thread, who, data.text, parent=data.parent, quote=data.quote, advice=advice,
             settle=settle)  # fmt: skip
        return answers[-1]

    given = answer_once(again, write)
    return answer(given.body, given.status, Location=given.body["url"])


def writer_of(request: HttpRequest, site: Site, guest: GuestIn | None) -> Member | Guest:
    """Who writes: the member who is signed in, or the guest named in the request."""
    member = member_of(request)
    if member is not None:
        return member
    if guest is None:
        raise sign_in_needed()
    return as_guest(site, guest.name, guest.email)


def answer_to(posted: Posted, who: Member | Guest) -> Answer:
    """What the writer of a new comment is answered; a guest is told of their own text too."""
    comment = posted.comment
    document = comment_document(comment, who if isinstance(who, Member) else None, own=True)
    document["reasons"] = posted.reasons
    return Answer(201 if comment.state == PUBLISHED else 202, document)


def conversation_root(thread: Thread, key: uuid.UUID) -> Comment:
    """The visible root with this key in `thread`. Raises a 404 Problem."""
    roots = Comment.objects.select_related("author")
    root = roots.filter(pk=key, thread=thread, parent=None, visible=True).first()
    if root is None:
        raise not_found("conversation", "Name a comment that answers none, or read the thread.")
    return root


def public_tag(thread: Thread, setting: Setting) -> str:
    """The ETag of what everybody sees of a thread."""
    article = article_document(thread.article)
    gate = gate_document(thread.site, setting)
    return make_tag(__version__, thread.pk, thread.version, article, gate)
