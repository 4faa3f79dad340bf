"""RSS and Atom feeds: what they list, and a polite way to ask for it."""

import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import struct_time
from typing import Any
from urllib.parse import urljoin, urlsplit

from rostra.articles.reading.answers import FEED_TYPES
from rostra.articles.reading.decode import check_size
from rostra.articles.reading.errors import ReadError
from rostra.articles.reading.fetch import Wish, fetch
from rostra.articles.reading.polling import (
    Poll,
    after_answer,
    after_failure,
    conditions,
    retry_after_seconds,
)

MAX_ENTRIES = 500
MAX_TAGS = 100_000
_TAKEN = frozenset({200, 304, 410})


@dataclass(frozen=True, slots=True)
class Entry:
    """One article a feed lists. ``key`` names it for good; ``published`` is ISO 8601 or None.

    ``html`` is its whole text where the feed carries it, else "".
    """

    key: str
    url: str
    title: str
    published: str | None = None
    section: str | None = None
    html: str = ""


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed's own title and its entries, the newest first as far as it dates them."""

    title: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Polled:
    """What a poll brought: the feed, or None where nothing is new, it is gone, or it failed.

    ``state`` is what to remember until the next poll; ``url`` where the feed lives by now.
    """

    state: Poll
    feed: ReadFeed | None = None
    error: ReadError | None = None
    url: str = ""


def read_feed(data: bytes, url: str = "") -> ReadFeed:
    """Parse RSS or Atom. Raises ReadError (``too-large``, ``empty``, ``too-complex``,
    ``not-a-feed``).

    Entries without a web address are left out: there is no article to read.
    """
    check_size(len(data))
    if not data.strip():
        raise ReadError("empty", "The feed is empty.", "Check its address.")
    if data.count(b"<") > MAX_TAGS:
        raise ReadError(
            "too-complex",
            f"The feed has more than {MAX_TAGS:,} tags.",
            "Give a feed of the newest articles alone.",
        )
    parsed = _parse(data, url)
    if parsed is None or not (parsed.get("version") or parsed.entries):
        raise ReadError(
            "not-a-feed",
            "This is no RSS or Atom feed.",
            "Give the address of the feed itself; it often ends in /feed or .xml.",
        )
    entries = [_entry(item, url) for item in parsed.entries[:MAX_ENTRIES]]
    known = {entry.key: entry for entry in reversed(entries) if entry}
    newest = sorted(known.values(), key=lambda entry: entry.published or "", reverse=True)
    return ReadFeed(_line(parsed.feed.get("title")), tuple(newest))


def _parse(data: bytes, url: str) -> Any:
    """What feedparser makes of ``data``; None where it breaks down over it."""
    import feedparser  # 90 ms to load, for the poller alone

    # A stream, never bytes or text: those feedparser may take for a file's name or an address.
    stream = io.BytesIO(data)
    try:
        return feedparser.parse(stream, response_headers={"content-location": url})
    except Exception:  # it has no error of its own: a broken feed raises whatever it trips over
        return None


def poll_feed(
    url: str,
    state: Poll,
    now: datetime,
    *,
    allow_private: frozenset[str] = frozenset(),
) -> Polled:
    """Ask the feed at ``url`` for what is new since ``state``. Never raises for a bad feed."""
    wish = Wish(
        types=FEED_TYPES, statuses=_TAKEN, headers=conditions(state), allow_private=allow_private
    )
    try:
        answer = fetch(url, wish)
        feed = read_feed(answer.body, answer.url) if answer.status == 200 else None
    except ReadError as error:
        return Polled(after_failure(state, now, retry_after=error.retry_after), None, error, url)
    headers = answer.headers
    following = after_answer(
        state,
        answer.status,
        now,
        etag=headers.get("etag", "")[:300],
        modified=headers.get("last-modified", "")[:100],
        retry_after=retry_after_seconds(headers.get("retry-after"), now),
    )
    return Polled(following, feed, None, answer.url)


def without(feed: ReadFeed, known: frozenset[str]) -> ReadFeed:
    """``feed`` with only the entries whose ``key`` is not among ``known``."""
    return replace(feed, entries=tuple(e for e in feed.entries if e.key not in known))


def _entry(item: Any, base: str) -> Entry | None:
    link = str(item.get("link") or "").strip()
    url = urljoin(base, link) if link else ""
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        return None
    tags = [tag.get("term") for tag in item.get("tags", []) if tag.get("term")]
    content = item.get("content") or []
    return Entry(
        key=str(item.get("id") or url)[:500],
        url=url,
        title=_line(item.get("title")),
        published=_moment(item.get("published_parsed") or item.get("updated_parsed")),
        section=_line(tags[0])[:120] if tags else None,
        html=str(content[0].get("value", "")) if content else "",
    )


def _line(value: Any) -> str:
    return " ".join(str(value or "").split())[:500]


def _moment(value: struct_time | None) -> str | None:
    try:
        return datetime(*value[:6], tzinfo=UTC).isoformat() if value else None
    except ValueError:
        return None
