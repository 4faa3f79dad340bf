"""Comments and threads as the API's JSON documents (`schemas` describes them)."""

from typing import Any

from django.conf import settings

from rostra.articles.models import Article
from rostra.comments.models import Comment, Draft, Flag, Revision
from rostra.comments.page import ThreadPage
from rostra.comments.rules.visibility import View, public_state
from rostra.comments.services.find import seen_by
from rostra.comments.services.judging import Reasons
from rostra.gate.present import notice_data
from rostra.gate.rules import Setting
from rostra.gate.services import explain_for
from rostra.members.models import Member
from rostra.sites.models import Site

Json = dict[str, Any]


def comment_document(
    comment: Comment,
    viewer: Member | None,
    *,
    my_reaction: str | None = None,
    reasons: Reasons | None = None,
    own: bool = False,
) -> Json:
    """`comment` as `viewer` may see it; own: who asks has just written it (a guest cannot be
    recognised otherwise)."""
    place: Json = {
        "id": str(comment.pk),
        "state": comment.state,
        "thread": str(comment.thread_id),
        "parent": str(comment.parent_id) if comment.parent_id else None,
        "root": str(comment.root_id),
        "depth": comment.depth,
        "created_at": comment.created_at.isoformat(),
        "reply_count": comment.reply_count,
        "url": settings.PUBLIC_URL + comment.path,
    }
    if not own and seen_by(comment, viewer) is not View.FULL:
        return place | EMPTY | {"state": public_state(comment.state)}
    return place | {
        "author": author_document(comment),
        "text": comment.text,
        "html": comment.html,
        "quote": comment.quote,
        "edited_at": comment.edited_at.isoformat() if comment.edited_at else None,
        "reactions": comment.reactions,
        "my_reaction": my_reaction,
        "reasons": reasons or [],
    }


EMPTY: Json = {
    "author": None,
    "text": None,
    "html": None,
    "quote": None,
    "edited_at": None,
    "reactions": {},
    "my_reaction": None,
    "reasons": [],
}


def author_document(comment: Comment) -> Json:
    """Who wrote `comment`; the role is told of staff alone."""
    author = comment.author
    if author is None:
        return {"id": None, "name": comment.author_name, "role": None}
    role = author.role_at(comment.site_id)
    return {
        "id": str(author.pk),
        "name": author.name,
        "role": role if role != "reader" else None,
    }


def thread_document(page: ThreadPage, setting: Setting, viewer: Member | None) -> Json:
    """A page of a thread."""
    return {
        "id": str(page.thread.pk),
        "article": article_document(page.thread.article),
        "comment_count": page.thread.comment_count,
        "version": page.thread.version,
        "sort": page.sort,
        "gate": gate_document(page.thread.site, setting),
        "comments": [
            comment_document(comment, viewer, my_reaction=page.mine.get(comment.pk))
            for comment in page.comments
        ],
        "elsewhere": [comment_document(comment, viewer) for comment in page.elsewhere.values()],
        "own": [comment_document(comment, viewer) for comment in page.own],
        "next": page.next_cursor,
    }


def gate_document(site: Site, setting: Setting) -> Json:
    """The commenting state that counts, and what readers are told where it is not open."""
    return {
        "state": setting.state,
        "scope": setting.scope,
        "notice": setting.notice,
        "until": setting.until.isoformat() if setting.until else None,
        "told": None if setting.is_open else notice_data(explain_for(site, setting)),
    }


def article_document(article: Article | None) -> Json | None:
    """What names an article."""
    if article is None:
        return None
    return {
        "id": str(article.pk),
        "headline": article.headline,
        "url": article.url,
        "page": settings.PUBLIC_URL + article.path,
    }


def revision_document(revision: Revision) -> Json:
    """A former text."""
    return {
        "text": revision.text,
        "html": revision.html,
        "written_at": revision.written_at.isoformat(),
    }


def flag_document(flag: Flag) -> Json:
    """A flag, as its writer may see it."""
    return {
        "id": str(flag.pk),
        "comment": str(flag.comment_id),
        "reason": flag.reason,
        "note": flag.note,
    }


def draft_document(draft: Draft, *, can_post: bool) -> Json:
    """A draft; can_post: whether its writer may post it now."""
    return {
        "id": str(draft.pk),
        "thread": str(draft.thread_id),
        "article": article_document(draft.thread.article),
        "parent": str(draft.parent_id) if draft.parent_id else None,
        "text": draft.text,
        "quote": draft.quote,
        "saved_at": draft.saved_at.isoformat(),
        "can_post": can_post,
    }
