"""RSS and Atom feeds: followed, listed, polled politely; new entries come in as articles."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from rostra.articles.models import Feed
from rostra.articles.reading import ReadArticle, ReadError, read_article, read_url
from rostra.articles.reading.feed import Entry, ReadFeed, poll_feed
from rostra.articles.reading.polling import Poll
from rostra.articles.rules import canonical_url
from rostra.articles.services.find import by_url
from rostra.comments.services import take_in
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import Problem, invalid

log = logging.getLogger(__name__)
POLL_LASTS = dt.timedelta(minutes=10)
REMEMBERED = (
    "etag", "modified", "failures", "is_gone", "polled_at", "last_error", "next_poll_at", "title",
)  # fmt: skip
NEW_PER_POLL = 20
"""Entries taken in at one poll: a first poll of a long feed asks its server for no more."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll of one feed gave: articles added, entries that failed, or what went wrong."""

    feed: Feed
    added: int = 0
    failed: int = 0
    error: str = ""


def add_feed(site: Site, url: str) -> Feed:
    """Follow the feed at `url`; adding one that was given up wakes it. Raises a 422 Problem."""
    try:
        address = canonical_url(url)
    except ValueError as error:
        raise invalid(f"{url!r} is no web address.", "Give a full address: https://…") from error
    if not address:
        raise invalid("A feed has an address.", "Give a full address: https://…")
    with transaction.atomic():
        feed, is_new = Feed.objects.get_or_create(site=site, url=address)
        if not is_new and feed.is_gone:
            feed.is_gone, feed.failures, feed.next_poll_at = False, 0, now()
            feed.save(update_fields=["is_gone", "failures", "next_poll_at"])
    return feed


def due_feeds(site: Site | None = None, *, all_of_them: bool = False) -> list[Feed]:
    """Feeds whose time has come, longest overdue first; or all that still exist."""
    feeds = Feed.objects.select_related("site").filter(is_gone=False).order_by("next_poll_at")
    if site is not None:
        feeds = feeds.filter(site=site)
    return list(feeds if all_of_them else feeds.filter(next_poll_at__lte=now()))


def poll_due_feeds() -> int:
    """Poll every feed that is due; how many articles came in. The server's chore."""
    return sum(poll(feed).added for feed in due_feeds())


def poll(feed: Feed, step: Callable[[], None] = lambda: None) -> Polled:
    """Ask one feed for what is new and take it in; never raises for a bad feed or entry.

    step: called after each entry, for a progress bar.
    """
    state = Poll(feed.etag, feed.modified, feed.failures, feed.is_gone, feed.next_poll_at)
    if not claim(feed):
        return Polled(feed, error="Another process polls it just now.")
    asked = poll_feed(feed.url, state, now(), allow_private=settings.ALLOW_PRIVATE)
    remember(feed, asked.state, asked.feed, str(asked.error or ""))
    if asked.feed is None:
        return Polled(feed, error=feed.last_error)
    added = failed = 0
    for entry in new_entries(feed.site, asked.feed):
        is_in = take_entry(feed.site, entry)
        added, failed = added + is_in, failed + (not is_in)
        step()
    return Polled(feed, added, failed)


def claim(feed: Feed) -> bool:
    """Take `feed` for one poll, which may last ten minutes; False where another process has it."""
    as_seen = Feed.objects.filter(pk=feed.pk, next_poll_at=feed.next_poll_at)
    return as_seen.update(next_poll_at=now() + POLL_LASTS) == 1


def remember(feed: Feed, state: Poll, found: ReadFeed | None, error: str) -> None:
    """Keep what the next poll needs."""
    feed.etag, feed.modified, feed.failures = state.etag, state.modified, state.failures
    feed.is_gone, feed.polled_at, feed.last_error = state.is_gone, now(), error[:300]
    feed.next_poll_at = state.next_at or feed.next_poll_at
    if found is not None:
        feed.title = found.title[:200]
    # A feed that was removed meanwhile stays removed.
    Feed.objects.bulk_update([feed], REMEMBERED)


def new_entries(site: Site, feed: ReadFeed) -> Iterator[Entry]:
    """The newest entries that we have no article of, oldest first, at most NEW_PER_POLL."""
    unknown = [entry for entry in feed.entries if by_url(site, entry.url) is None]
    return reversed(unknown[:NEW_PER_POLL])


def take_entry(site: Site, entry: Entry) -> bool:
    """Take the entry's article in, from its page, else from the feed's own text."""
    try:
        take_in(site, read_entry(entry))
    except (ReadError, Problem) as error:
        log.warning("the feed's entry %s was left out: %s", entry.url, error)
        return False
    return True


def read_entry(entry: Entry) -> ReadArticle:
    """The entry's article. Raises ReadError when neither page nor feed gives one."""
    try:
        return read_url(entry.url, today=now(), allow_private=settings.ALLOW_PRIVATE)
    except ReadError:
        if not entry.html:
            raise
        page = f"<title>{entry.title}</title><article>{entry.html}</article>"
        return read_article(page, kind="html", url=entry.url, today=now())
