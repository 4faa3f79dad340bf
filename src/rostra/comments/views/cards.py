"""From stored comments to what their cards show one viewer."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rostra.comments.models import Comment, Thread
from rostra.comments.page import ThreadPage
from rostra.comments.passages import mark_id, span_of
from rostra.comments.present import AuthorView, CommentView, QuoteView, reaction_views
from rostra.comments.rules.visibility import PUBLISHED, View, may_edit
from rostra.comments.services.find import seen_by
from rostra.comments.services.judging import latest_reasons
from rostra.gate.rules import Setting
from rostra.members.models import Member
from rostra.store.clock import now

NEW_BELOW = 3
"""Accepted comments under which a reader is called new, so that others are kind."""


class Cards:
    """Makes the cards of one thread for one viewer.

    on_article: whether they stand on the article's own page, where links can jump.
    """

    def __init__(
        self, thread: Thread, viewer: Member | None, setting: Setting, *, on_article: bool = False
    ) -> None:
        self.thread = thread
        self.viewer = viewer
        self.is_closed = setting.is_closed
        self.body = thread.article.body if thread.article else ""
        self.article_path = "" if on_article or not thread.article else thread.article.path

    def page(self, page: ThreadPage) -> list[CommentView]:
        """The cards of a page in reading order, the viewer's own unseen ones in their places."""
        comments = with_own(page.comments, page.own)
        known = {comment.pk: comment for comment in comments} | page.elsewhere
        here = {comment.pk for comment in comments}
        return [
            self.card(
                comment,
                mine=page.mine.get(comment.pk),
                parent=known.get(comment.parent_id) if comment.parent_id else None,
                parent_here=comment.parent_id in here,
            )
            for comment in comments
        ]

    def card(
        self,
        comment: Comment,
        *,
        mine: str | None = None,
        parent: Comment | None = None,
        parent_here: bool = False,
    ) -> CommentView:
        """One comment's card; a tombstone where the viewer may not read it."""
        path = comment.path
        if seen_by(comment, self.viewer) is not View.FULL:
            return CommentView(
                str(comment.pk), AuthorView(""), comment.created_at, "", path,
                state="deleted", depth=comment.depth, is_readable=False,
            )  # fmt: skip
        own = self.viewer is not None and comment.author_id == self.viewer.pk
        is_public = comment.state == PUBLISHED
        can_answer = is_public and not self.is_closed
        return CommentView(
            id=str(comment.pk),
            author=self.author(comment),
            created=comment.created_at,
            html=comment.html,
            permalink=path,
            state=comment.state,  # type: ignore[arg-type]
            edited=comment.edited_at,
            depth=comment.depth,
            parent_id=str(comment.parent_id) if comment.parent_id else None,
            parent_author=self.name_of(parent),
            parent_href=f"#{parent.anchor}" if parent and parent_here else parent_path(comment),
            quote=self.quote(comment),
            reactions=reaction_views(comment.reactions, mine),
            reason="" if is_public else reason_of(comment),
            own=own,
            reply_url=f"{path}/reply" if can_answer else None,
            react_url=f"{path}/react" if can_answer and not own else None,
            flag_url=f"{path}/flag" if is_public and not own else None,
            edit_url=f"{path}/edit" if own and self.can_edit(comment) else None,
            delete_url=f"{path}/delete" if own else None,
            history_url=f"{path}/history" if comment.edited_at else None,
        )

    def author(self, comment: Comment) -> AuthorView:
        """Who wrote it, with a word for staff, guests and newcomers."""
        member = comment.author
        if member is None:
            return AuthorView(comment.author_name, mark=_("Guest") if comment.guest_name else "")
        role = member.role_at(comment.site_id)
        marks = {"moderator": _("Moderator"), "editor": _("Editor"), "admin": _("Editor")}
        newcomer = _("New here") if member.accepted_comments < NEW_BELOW else ""
        return AuthorView(member.name, member.path, marks.get(role, newcomer))

    def name_of(self, parent: Comment | None) -> str:
        """Whom a reply answers, as far as the viewer may know."""
        if parent is None or seen_by(parent, self.viewer) is not View.FULL:
            return ""
        return parent.author_name

    def quote(self, comment: Comment) -> QuoteView | None:
        """The passage, with a jump to its mark in the article."""
        if not comment.quote:
            return None
        exact = str(comment.quote["exact"])
        span = span_of(self.body, comment.quote)
        if span is None:
            return QuoteView(exact, "", gone=True)
        return QuoteView(exact, f"{self.article_path}#m-{mark_id(span)}")

    def can_edit(self, comment: Comment) -> bool:
        """Whether its author may still change it."""
        minutes = self.thread.site.edit_minutes
        return not self.is_closed and may_edit(comment.state, comment.created_at, minutes, now())


def with_own(comments: list[Comment], own: Iterable[Comment]) -> list[Comment]:
    """`comments` with the viewer's unseen ones: below what they answer, else at the end."""
    listed = list(comments)
    for comment in sorted(own, key=lambda each: each.pk):
        keys = [each.pk for each in listed]
        if comment.parent_id not in keys:
            listed.append(comment)
            continue
        at = keys.index(comment.parent_id)
        depth = listed[at].depth
        at += 1
        while at < len(listed) and listed[at].depth > depth:
            at += 1
        listed.insert(at, comment)
    return listed


def parent_path(comment: Comment) -> str:
    """Where the answered comment is found when it is not on this page."""
    return f"/c/{comment.parent_id}" if comment.parent_id else ""


def reason_of(comment: Comment) -> str:
    """Why a comment is not public, in sentences for its author."""
    return " ".join(reason["text"] for reason in latest_reasons(comment.pk))
