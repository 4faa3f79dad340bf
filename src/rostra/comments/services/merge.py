"""Two articles that are one: their threads become one."""

from django.db import transaction
from django.db.models import F

from rostra.articles.models import Article
from rostra.comments.models import Comment, Draft, Thread
from rostra.comments.services.visibility import locked_thread
from rostra.store.clock import now
from rostra.store.models import announce
from rostra.store.problems import conflict, invalid


def merge_articles(source: Article, target: Article) -> int:
    """Move every comment under `source` to `target`; returns how many are published.

    `source` leads to `target` from then on. Raises a Problem for two sites, one and the same
    article, or one that was merged already.
    """
    if source.site_id != target.site_id:
        raise invalid("The articles belong to two publications.", "Merge articles of one site.")
    if source.pk == target.pk:
        raise invalid("This is one and the same article.", "Name two articles.")
    with transaction.atomic():
        threads = {key: locked_thread(key) for key in sorted((source.pk, target.pk))}
        refuse_merged(source, target)
        moved = move_thread(threads[source.pk], threads[target.pk])
        Article.objects.filter(merged_into=source).update(merged_into=target)
        Article.objects.filter(pk=source.pk).update(
            state=Article.State.MERGED, merged_into=target, changed_at=now()
        )
        for article, kind in ((source, "article.removed"), (target, "article.changed")):
            announce(kind, site_id=article.site_id, thread_id=article.pk, subject_id=article.pk)
    source.refresh_from_db()
    return moved


def refuse_merged(*articles: Article) -> None:
    """Raise a 409 Problem when one of the articles was merged meanwhile."""
    merged = Article.objects.filter(
        pk__in=[article.pk for article in articles], state=Article.State.MERGED
    ).first()
    if merged is not None:
        raise conflict(
            f"“{merged.headline}” was merged into another article already.",
            "Merge with that one instead.",
        )


def move_thread(source: Thread, target: Thread) -> int:
    """Move comments and drafts of `source` to `target`, both locked; how many are published."""
    moved = source.comment_count
    Comment.objects.filter(thread=source).update(thread=target)
    for draft in Draft.objects.filter(thread=source):
        move_draft(draft, target)
    latest = [at for at in (source.last_comment_at, target.last_comment_at) if at is not None]
    Thread.objects.filter(pk=target.pk).update(
        comment_count=F("comment_count") + moved,
        last_comment_at=max(latest, default=None),
        version=F("version") + 1,
    )
    Thread.objects.filter(pk=source.pk).update(
        comment_count=0, last_comment_at=None, version=F("version") + 1
    )
    return moved


def move_draft(draft: Draft, target: Thread) -> None:
    """Move `draft`; where its writer has one there already the two texts become one."""
    there = Draft.objects.filter(thread=target, member=draft.member_id, place=draft.place).first()
    if there is None:
        draft.thread = target
        draft.save(update_fields=["thread"])
        return
    there.text = f"{there.text}\n\n{draft.text}"
    there.save(update_fields=["text"])
    draft.delete()
