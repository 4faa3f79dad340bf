"""Reading decisions, and verdicts in brief."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from rostra.comments.models import Comment, CommentVerdict
from rostra.moderation.models import Decision
from rostra.safety import messages
from rostra.sites.models import Site
from rostra.store.ids import parse_id

PAGE = 50


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """Decisions, newest first, and the key to go on from."""

    decisions: list[Decision]
    next_before: str


def decisions_of(site: Site, *, before: str | None = None) -> DecisionPage:
    """Decisions of `site` older than the decision `before`, or the newest."""
    found = Decision.objects.filter(site=site).select_related(
        "comment__author", "comment__thread__article", "moderator", "undone"
    )
    start = parse_id(before or "")
    if start is not None:
        found = found.filter(pk__lt=start)
    rows = list(found.order_by("-id")[: PAGE + 1])
    return DecisionPage(rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else "")


def reasons_in_brief(comments: Iterable[Comment]) -> dict[uuid.UUID, str]:
    """Why each comment is held, in about five words, from its newest verdict."""
    brief: dict[uuid.UUID, str] = {}
    verdicts = CommentVerdict.objects.filter(comment__in=[c.pk for c in comments]).order_by("id")
    for verdict in verdicts:
        grave = [found for found in verdict.findings if found.get("action") in ("hold", "refuse")]
        if grave:
            brief[verdict.comment_id] = in_brief(grave[0])
    return brief


def in_brief(finding: dict[str, object]) -> str:
    """A stored finding in about five words."""
    code = str(finding.get("code") or "")
    return messages.label(code) if code else str(finding.get("text", ""))[:60]
