"""Past comments with what was found and decided. Named by the setting ROSTRA_PAST_COMMENTS."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rostra.comments.models import Comment, CommentVerdict
from rostra.comments.rules.visibility import DELETED
from rostra.moderation.models import Decision
from rostra.moderation.services.labels import DECIDED
from rostra.safety.replay import Past
from rostra.safety.subject import ArticleFacts, AuthorFacts, Subject
from rostra.safety.verdict import Action, Finding
from rostra.sites.models import Site

CHUNK = 200
OUTCOMES = {Decision.Action.APPROVE: "approved", Decision.Action.REJECT: "rejected"}


def past_comments(site: Site, since: dt.datetime | None, most: int) -> tuple[int, Iterator[Past]]:
    """How many there are, and the latest `most` comments of `site` written since then, newest
    first. Deleted ones are gone; refused texts were never stored.
    """
    found = Comment.objects.filter(site=site).exclude(state=DELETED).exclude(text="")
    if since is not None:
        found = found.filter(created_at__gte=since)
    keys = list(found.order_by("-id").values_list("id", flat=True)[:most])
    return len(keys), _read(keys)


def _read(keys: Sequence[uuid.UUID]) -> Iterator[Past]:
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        comments = Comment.objects.filter(pk__in=part).select_related(
            "author", "parent", "thread__article"
        )
        verdicts = newest_verdicts(part)
        outcomes = outcomes_of(part)
        for comment in sorted(comments, key=lambda each: each.pk, reverse=True):
            yield past_of(comment, verdicts.get(comment.pk), outcomes.get(comment.pk))


def newest_verdicts(keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, CommentVerdict]:
    """The newest verdict on each comment."""
    rows = CommentVerdict.objects.filter(comment_id__in=keys).order_by("id")
    return {row.comment_id: row for row in rows}


def outcomes_of(keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What the latest decision on each comment says that was not taken back."""
    rows = Decision.objects.filter(comment_id__in=keys, action__in=DECIDED, undone__isnull=True)
    found = rows.order_by("id").values_list("comment_id", "action")
    return {comment: OUTCOMES[Decision.Action(action)] for comment, action in found}


def past_of(comment: Comment, verdict: CommentVerdict | None, outcome: str | None) -> Past:
    """A comment as it is judged again: its text now, its circumstances then."""
    facts: Mapping[str, Any] = verdict.facts if verdict else {}
    author, article = comment.author, comment.thread.article
    return Past(
        key=str(comment.pk),
        subject=Subject(
            text=comment.text,
            author=AuthorFacts(
                role=str(facts.get("role", author.role if author else "reader")),
                is_guest=bool(facts.get("guest", author is None)),
                accepted_comments=int(
                    facts.get("accepted_comments", author.accepted_comments if author else 0)
                ),
                age_seconds=(
                    max(0.0, (comment.created_at - author.joined_at).total_seconds())
                    if author
                    else 0.0
                ),
            ),
            parent=comment.parent.text if comment.parent else None,
            article=ArticleFacts(
                headline=article.headline, section=article.section, language=article.language
            )
            if article
            else None,
            gate_state=str(facts.get("gate", "open")),
            now=comment.created_at.timestamp(),
        ),
        action=Action(verdict.action) if verdict else Action.PUBLISH,
        findings=tuple(findings_of(verdict.findings)) if verdict else (),
        outcome=outcome,
        written_at=comment.created_at,
    )


def findings_of(stored: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Stored findings that can still be read."""
    for each in stored:
        try:
            yield Finding.from_json(each)
        except (KeyError, ValueError, TypeError):
            continue
