"""What this room keeps about a member: taken along, or erased (setting ROSTRA_PERSONAL_DATA)."""

import uuid
from typing import Any

from django.db.models import F

from rostra.comments.models import Comment, CommentVerdict, Draft, Flag, Reaction, Revision
from rostra.comments.rules.reactions import changed, prior_score
from rostra.comments.rules.visibility import DELETED, PUBLISHED
from rostra.comments.services.visibility import hide, locked_thread, tell, touch_thread
from rostra.members.models import Member

Json = dict[str, Any]


def export(member: Member) -> Json:
    """Comments with their earlier versions and reasons, reactions, flags and drafts."""
    comments = Comment.objects.filter(author=member).select_related("thread__article")
    return {
        "comments": [comment_data(each) for each in comments.order_by("created_at", "id")],
        "reactions": [
            {"comment": str(each.comment_id), "kind": each.kind, "at": each.created_at.isoformat()}
            for each in Reaction.objects.filter(member=member).order_by("id")
        ],
        "flags": [
            {
                "comment": str(each.comment_id),
                "reason": each.reason,
                "note": each.note,
                "at": each.created_at.isoformat(),
            }
            for each in Flag.objects.filter(member=member).order_by("id")
        ],
        "drafts": [
            {
                "thread": str(each.thread_id),
                "text": each.text,
                "saved_at": each.saved_at.isoformat(),
            }
            for each in Draft.objects.filter(member=member).order_by("id")
        ],
    }


def comment_data(comment: Comment) -> Json:
    """One comment with all that is stored of it."""
    article = comment.thread.article
    verdicts = CommentVerdict.objects.filter(comment=comment).order_by("id")
    return {
        "id": str(comment.id),
        "article": article.headline if article else "",
        "article_url": article.url if article else "",
        "in_reply_to": str(comment.parent_id) if comment.parent_id else None,
        "quote": comment.quote["exact"] if comment.quote else None,
        "text": comment.text,
        "state": comment.state,
        "written_at": comment.created_at.isoformat(),
        "edited_at": comment.edited_at.isoformat() if comment.edited_at else None,
        "reactions_received": comment.reactions,
        "earlier_versions": [
            {"text": each.text, "written_at": each.written_at.isoformat()}
            for each in comment.revisions.order_by("written_at", "id")
        ],
        "checks": [
            {
                "action": each.action,
                "reasons": [finding["text"] for finding in each.findings],
                "scores": each.scores,
                "at": each.created_at.isoformat(),
            }
            for each in verdicts
        ],
    }


def erase(member: Member, *, keep_texts: bool) -> None:
    """Take back reactions and flags, drop drafts, and let comments lose their author.

    keep_texts: whether what is published stays, without a name. Whatever readers do not see now
    is erased in any case. Called inside the transaction that deletes the member.
    """
    for reaction in Reaction.objects.filter(member=member).order_by("id"):
        take_back_reaction(reaction)
    for flag in Flag.objects.filter(member=member, is_settled=False):
        Comment.objects.filter(pk=flag.comment_id, flag_count__gt=0).update(
            flag_count=F("flag_count") - 1
        )
    Flag.objects.filter(member=member).delete()
    Draft.objects.filter(member=member).delete()
    threads: set[uuid.UUID] = set()
    for comment in Comment.objects.filter(author=member).order_by("id"):
        if keep_texts and comment.state == PUBLISHED:
            comment.revisions.filter(was_public=False).delete()
            threads.add(comment.thread_id)
        else:
            wipe(hide(comment, DELETED, by="erasure"))
    for thread_id in threads:
        touch_thread(thread_id)


def take_back_reaction(reaction: Reaction) -> None:
    """Delete one reaction and count it no more, also where the thread is closed by now."""
    locked_thread(reaction.comment.thread_id)
    comment = Comment.objects.get(pk=reaction.comment_id)
    reaction.refresh_from_db(fields=["kind"])
    reaction.delete()
    comment.reactions = changed(comment.reactions, reaction.kind, None)
    comment.score = prior_score(comment.reactions)
    comment.save(update_fields=["reactions", "score"])
    touch_thread(comment.thread_id)
    tell("comment.reacted", comment, reactions=comment.reactions)


def wipe(comment: Comment) -> None:
    """Erase what a deleted comment said; its row keeps the thread's shape."""
    Revision.objects.filter(comment=comment).delete()
    CommentVerdict.objects.filter(comment=comment).delete()
    comment.text, comment.html, comment.quote, comment.language = "", "", None, ""
    comment.save(update_fields=["text", "html", "quote", "language"])
