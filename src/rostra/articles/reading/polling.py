"""How often a feed is asked, and how long it is left alone. Pure: times in, times out."""

import email.utils
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

USUAL = timedelta(minutes=30)
"""Between two polls of a feed that answers."""
LONGEST = timedelta(days=1)
"""Between two polls of a feed that fails, or asks for patience: a day at most."""


@dataclass(frozen=True, slots=True)
class Poll:
    """What is remembered of a feed between two polls.

    ``etag`` and ``modified`` are the feed's own marks, sent back as they came; ``failures``
    counts polls that failed in a row; ``is_gone`` ends the polling.
    """

    etag: str = ""
    modified: str = ""
    failures: int = 0
    is_gone: bool = False
    next_at: datetime | None = None


def conditions(poll: Poll) -> dict[str, str]:
    """The headers that let a feed answer "nothing new" (RFC 9110, 13.1)."""
    headers = {}
    if poll.etag:
        headers["If-None-Match"] = poll.etag
    if poll.modified:
        headers["If-Modified-Since"] = poll.modified
    return headers


def after_answer(
    poll: Poll,
    status: int,
    now: datetime,
    *,
    etag: str = "",
    modified: str = "",
    retry_after: float | None = None,
    every: timedelta = USUAL,
) -> Poll:
    """What to remember after an answer of ``status``: 200, 304, 410 or a failure.

    ``retry_after`` is in seconds. A feed that is gone (410) is never asked again.
    """
    if status == 410:
        return replace(poll, is_gone=True, next_at=None)
    if status == 200:
        poll = replace(poll, etag=etag, modified=modified)
    if status in {200, 304}:
        wait = max(every, timedelta(seconds=min(retry_after or 0, LONGEST.total_seconds())))
        return replace(poll, failures=0, next_at=now + wait)
    return after_failure(poll, now, retry_after=retry_after, every=every)


def after_failure(
    poll: Poll, now: datetime, *, retry_after: float | None = None, every: timedelta = USUAL
) -> Poll:
    """Wait twice as long after every failure in a row, and never less than we were asked to."""
    failures = poll.failures + 1
    backoff = min(every * 2 ** min(failures, 16), LONGEST)
    asked = timedelta(seconds=min(retry_after or 0, LONGEST.total_seconds()))
    return replace(poll, failures=failures, next_at=now + max(backoff, asked))


def retry_after_seconds(value: str | None, now: datetime | None = None) -> float | None:
    """A Retry-After header (RFC 9110, 10.2.3), seconds or a date, as seconds from ``now``."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:9]), int(LONGEST.total_seconds())))
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
