"""Feeds: what they list, and how politely they are asked."""

from datetime import UTC, datetime, timedelta

import pytest

from rostra.articles.reading import ReadError
from rostra.articles.reading.feed import poll_feed, read_feed, without
from rostra.articles.reading.polling import (
    LONGEST,
    USUAL,
    Poll,
    after_answer,
    after_failure,
    conditions,
    retry_after_seconds,
)
from tests.articles.reading.site import http, site

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Courier</title>
<item><title>Older &amp; wiser</title><link>https://courier.example/1</link>
<guid isPermaLink="false">g1</guid>
<pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate><category>World</category></item>
<item><title>Newer</title><link>/2</link><pubDate>Tue, 03 Mar 2026 14:00:00 +0100</pubDate></item>
<item><title>No address</title></item>
<item><title>Bad address</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>A</title>
<link href="https://courier.example/3"/><id>tag:3</id><updated>2026-03-03T00:00:00Z</updated>
<content type="html">&lt;p&gt;Text&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</content>
</entry></feed>"""


def test_rss_is_read_newest_first_and_without_what_leads_nowhere() -> None:
    feed = read_feed(RSS, "https://courier.example/feed")
    assert feed.title == "Harbour Courier"
    assert [entry.title for entry in feed.entries] == ["Newer", "Older & wiser"]
    newer, older = feed.entries
    assert (newer.url, newer.published) == (
        "https://courier.example/2",
        "2026-03-03T13:00:00+00:00",
    )
    assert (older.key, older.section) == ("g1", "World")
    assert without(feed, frozenset({"g1"})).entries == (newer,)


def test_atom_is_read_and_its_scripts_are_left_out() -> None:
    (entry,) = read_feed(ATOM, "https://courier.example/feed").entries
    assert (entry.key, entry.title, entry.html) == ("tag:3", "A", "<p>Text</p>")


BOMB = b"""<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">%s]>
<rss version="2.0"><channel><title>&a9;</title></channel></rss>"""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"/etc/hostname", "not-a-feed"),
        (b"http://127.0.0.1:1/feed", "not-a-feed"),
        (b"<html><body>Hello</body></html>", "not-a-feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "not-a-feed"),
        (b"<rss>" + b"<item>" * 200_000, "too-complex"),
        (b" " * 6_000_000, "too-large"),
    ],
    ids=["empty", "blank", "a path", "an address", "a page", "an image", "too many tags", "6 MB"],
)
def test_what_is_no_feed_is_told(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_feed(data)
    assert caught.value.code == code


def test_an_entity_bomb_does_not_go_off() -> None:
    entities = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    assert len(read_feed(BOMB % entities.replace(b"&a0;", b"&a;")).title) < 1000


def test_a_feed_is_polled_politely() -> None:
    answers = {"/feed": http(RSS, kind="application/rss+xml", etag='"v1"', last_modified="Tue")}
    with site(answers) as running:
        allowed = frozenset({running.origin})
        first = poll_feed(running.url("/feed"), Poll(), NOW, allow_private=allowed)
        answers["/feed"] = http(status="304 Not Modified", kind="")
        second = poll_feed(running.url("/feed"), first.state, NOW, allow_private=allowed)
        answers["/feed"] = http(status="503 Busy", retry_after="7200")
        third = poll_feed(running.url("/feed"), second.state, NOW, allow_private=allowed)
        answers["/feed"] = http(status="410 Gone", kind="")
        fourth = poll_feed(running.url("/feed"), third.state, NOW, allow_private=allowed)
    assert first.feed is not None
    assert len(first.feed.entries) == 2
    assert first.state == Poll('"v1"', "Tue", 0, False, NOW + USUAL)
    assert 'If-None-Match: "v1"' in running.requests[1]
    assert "If-Modified-Since: Tue" in running.requests[1]
    assert (second.feed, second.error, second.state.etag) == (None, None, '"v1"')
    assert third.error is not None
    assert third.error.code == "server-error"
    assert (third.state.failures, third.state.next_at) == (1, NOW + timedelta(hours=2))
    assert fourth.state.is_gone


def test_a_feed_that_is_none_counts_as_a_failure() -> None:
    with site({"/feed": http(b"<html>Not here</html>")}) as running:
        polled = poll_feed(
            running.url("/feed"), Poll(), NOW, allow_private=frozenset({running.origin})
        )
    assert polled.error is not None
    assert (polled.error.code, polled.state.failures) == ("not-a-feed", 1)


def test_failures_double_the_wait_up_to_a_day() -> None:
    state, waits = Poll(), []
    for _ in range(8):
        state = after_failure(state, NOW)
        assert state.next_at is not None
        waits.append(state.next_at - NOW)
    assert waits[:4] == [USUAL * 2, USUAL * 4, USUAL * 8, USUAL * 16]
    assert waits[-1] == LONGEST
    assert after_answer(state, 304, NOW).failures == 0


def test_a_feed_may_ask_for_a_longer_wait_never_for_a_shorter() -> None:
    assert after_answer(Poll(), 200, NOW, retry_after=1).next_at == NOW + USUAL
    assert after_answer(Poll(), 200, NOW, retry_after=7200).next_at == NOW + timedelta(hours=2)
    assert after_answer(Poll(), 200, NOW, retry_after=1e9).next_at == NOW + LONGEST


def test_the_marks_of_a_feed_are_sent_back() -> None:
    assert conditions(Poll()) == {}
    assert conditions(Poll(etag="e", modified="m")) == {
        "If-None-Match": "e",
        "If-Modified-Since": "m",
    }


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 23 Nov 2026 10:05:00 GMT", 300.0),
        ("Mon, 23 Nov 2026 09:00:00 GMT", 0.0),
        ("99999999999999999999", 86_400.0),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(value, NOW) == seconds
