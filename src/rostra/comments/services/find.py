"""Finding threads and comments, for those who may see them."""

import uuid

from rostra.articles.models import Article
from rostra.articles.services import find_article
from rostra.comments.models import Comment, Revision, Thread
from rostra.comments.rules.visibility import View, view_of
from rostra.comments.services.gating import gate_now, is_hidden_from
from rostra.comments.services.writers import moderates
from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.store.problems import not_found


def find_thread(
    site: Site, *, article: str | uuid.UUID | None = None, url: str | None = None
) -> Thread:
    """The thread of the article with this key (of any site) or address (at `site`).

    Follows merges and moves. Raises a 404 Problem, also for an article that was taken down.
    """
    found = find_article(None if article else site, id=article, url=url)
    thread = Thread.objects.select_related("site", "article__site").filter(article=found).first()
    if thread is None or found.state != Article.State.PUBLISHED:
        raise not_found("article")
    return thread


def find_comment(key: uuid.UUID, viewer: Member | None) -> tuple[Comment, View]:
    """The comment with `key`, and how much of it `viewer` may see (the whole, or its tombstone).

    Raises a 404 Problem where they may see nothing.
    """
    comment = (
        Comment.objects.select_related("author", "site", "thread__site", "thread__article__site")
        .filter(pk=key)
        .first()
    )
    if comment is None:
        raise missing()
    article = comment.thread.article
    view = seen_by(comment, viewer)
    gone = article is not None and article.state != Article.State.PUBLISHED
    hidden = is_hidden_from(comment.thread, viewer, gate_now(comment.thread))
    if view is View.NOTHING or ((gone or hidden) and not moderates(viewer, comment.site_id)):
        raise missing()
    return comment, view


def seen_by(comment: Comment, viewer: Member | None) -> View:
    """How much of `comment` this viewer may see."""
    own = viewer is not None and comment.author_id == viewer.pk
    moderator = moderates(viewer, comment.site_id)
    return view_of(comment.state, visible=comment.visible, own=own, moderator=moderator)


def revisions_of(comment: Comment, viewer: Member | None) -> list[Revision]:
    """Former texts of `comment`, oldest first, as far as `viewer` may see them.

    Readers see what once was published; the writer and moderators all. Raises a 404 Problem where
    the comment itself may not be read.
    """
    if seen_by(comment, viewer) is not View.FULL:
        raise missing()
    revisions = comment.revisions.order_by("written_at", "id")
    own = viewer is not None and comment.author_id == viewer.pk
    if not own and not moderates(viewer, comment.site_id):
        revisions = revisions.filter(was_public=True)
    return list(revisions)


def missing() -> Exception:
    """The 404 Problem of a comment that is not there for this reader."""
    return not_found("comment", "It may have been removed, or was never published.")
