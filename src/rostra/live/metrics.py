"""Figures for Prometheus. Each metric is named in `docs/reference/metrics.md`."""

import hmac
import os
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest

from rostra.live.types import Scope

CONTENT_TYPE = CONTENT_TYPE_LATEST
LOOPBACK = ("127.", "::1")

requests = Counter(
    "rostra_http_requests_total", "Requests answered by Django", ["method", "status"]
)
request_seconds = Histogram("rostra_http_request_seconds", "Time to answer through Django")
chore_runs = Counter("rostra_chore_runs_total", "Background chores run", ["chore", "outcome"])
waiting = Gauge("rostra_queue_waiting", "Comments that wait for a moderator")
oldest_waiting = Gauge("rostra_queue_oldest_seconds", "Age of the comment that waits longest")
checking = Gauge("rostra_checking", "Comments that are being checked")
oldest_checking = Gauge("rostra_checking_oldest_seconds", "Age of the oldest comment being checked")


def request(method: str, status: int, seconds: float) -> None:
    """Count one answered request; `status` is told by its class (2xx)."""
    known = method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} else "other"
    requests.labels(known, f"{status // 100}xx").inc()
    request_seconds.observe(seconds)


def may_see(scope: Scope) -> bool:
    """Whether the asker is a program on this machine (not behind a proxy) or has the token."""
    headers = dict(scope["headers"])
    token = os.environ.get("ROSTRA_METRICS_TOKEN", "")
    given = headers.get(b"authorization", b"").decode("latin-1")
    if token and hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        return True
    host = (scope.get("client") or ("",))[0]
    return host.startswith(LOOPBACK) and b"x-forwarded-for" not in headers


def page() -> bytes:
    """All figures in Prometheus' text format; what waits is counted now."""
    count_waiting()
    return generate_latest(REGISTRY)


def count_waiting() -> None:
    """Set the gauges of the moderation queue, and of what is being checked, from the database."""
    from django.db import connection

    from rostra.comments.models import Comment
    from rostra.comments.rules.visibility import CHECKING

    try:
        count(Comment.objects.filter(waiting_since__isnull=False), "waiting_since",
              waiting, oldest_waiting)  # fmt: skip
        count(Comment.objects.filter(state=CHECKING), "created_at", checking, oldest_checking)
    finally:
        connection.close()


def count(comments: Any, since: str, number: Gauge, oldest: Gauge) -> None:
    """Set how many `comments` there are and how long the oldest has waited `since`."""
    from django.db.models import Count, Min

    from rostra.store.clock import now

    figures = comments.aggregate(number=Count("id"), oldest=Min(since))
    number.set(figures["number"])
    oldest.set((now() - figures["oldest"]).total_seconds() if figures["oldest"] else 0)
