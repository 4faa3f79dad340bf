"""What waits for a moderator, in which order, and how much of it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import HELD, PUBLISHED
from rostra.moderation.models import Decision
from rostra.sites.models import Site
from rostra.store.clock import now

ESCALATED = Q(pk__in=Decision.objects.filter(
    action=Decision.Action.ESCALATE, undone__isnull=True).values("comment_id"))  # fmt: skip
ORDERS = {
    "urgent": ("-risk", "waiting_since", "id"),
    "oldest": ("waiting_since", "id"),
    "newest": ("-waiting_since", "-id"),
}
SHOWS = {
    "waiting": Q(),
    "held": Q(state=HELD),
    "flagged": Q(state=PUBLISHED),
    "escalated": ESCALATED,
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many wait, of which kind, and for how long the oldest has (seconds)."""

    waiting: int
    held: int
    flagged: int
    escalated: int
    oldest_seconds: float
    decided_last_hour: int


def queue(site: Site, *, show: str = "waiting", order: str = "urgent") -> QuerySet[Comment]:
    """Waiting comments of `site`; show: one of SHOWS, order: one of ORDERS."""
    return (
        Comment.objects.filter(SHOWS[show], site=site, waiting_since__isnull=False)
        .select_related("author", "thread__article")
        .order_by(*ORDERS[order])
    )


def counts(site: Site) -> Counts:
    """The figures of the queue's top bar."""
    found = Comment.objects.filter(site=site, waiting_since__isnull=False).aggregate(
        waiting=Count("id"),
        held=Count("id", filter=Q(state=HELD)),
        flagged=Count("id", filter=Q(state=PUBLISHED)),
        escalated=Count("id", filter=ESCALATED),
        oldest=Min("waiting_since"),
    )
    oldest = found.pop("oldest")
    hour_ago = now() - dt.timedelta(hours=1)
    decided = Decision.objects.filter(site=site, decided_at__gte=hour_ago)
    return Counts(
        **found,
        oldest_seconds=(now() - oldest).total_seconds() if oldest else 0.0,
        decided_last_hour=decided.exclude(action=Decision.Action.UNDO).count(),
    )


def next_in_line(waiting: QuerySet[Comment], after: Comment) -> Comment | None:
    """The one that follows `after` in the queue, or the first when `after` was the last."""
    keys = list(waiting.values_list("pk", flat=True)[:500])
    if after.pk in keys and keys.index(after.pk) + 1 < len(keys):
        return waiting.get(pk=keys[keys.index(after.pk) + 1])
    return waiting.exclude(pk=after.pk).first()
