"""Whatever comes in is read, or refused with a ReadError; nothing else happens."""

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.articles.reading import ReadError, read_article
from rostra.articles.reading.feed import read_feed
from rostra.store.states import STATES

TODAY = date(2026, 11, 23)
CALM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
WORDS = """
By Jane Doe~PORT VALE (AP) - ~Photo: ~(AFP Photo/)~Comments~are closed~until~3 March~. ~, ~“~”~"~(~)
We have~this article~Reporting by~https://x.example/~#~**~—~World | ~Nobody was hurt.~é~日~©~2026
14:20~von~GMT~<p>~</p>~&amp;~{~}~said~Share on Facebook~\u202e~\u200b~\ufeff~\x0c~\r~\t
"""
TAGS = """
<p>~</p>~<div class='comments'>~</div>~<h1>~</h1>~<script>~</script>~<article>~</article>~<br>~<!--
<script type='application/ld+json'>~{"@type":"NewsArticle","headline":"A","articleBody":~"text"~}
<meta property='og:title' content='~'>~<figure><figcaption>~</figcaption></figure>~<![CDATA[
-->~<a href="~"~'~<~>~&~&#x~Comments are closed.~The ferry sailed on Monday. ~<time datetime=
<li>~<table>~</~<!
"""
FIELDS = st.sampled_from(["headline", "paragraphs", "body", "notice", "url", "until", "x"])
FEED = (
    b"<rss>~<channel>~<item>~<link>~http://x.example/~</link>~</item>~<title>~&lt;~<feed>~<entry>"
)


def pieces(listed: str) -> st.SearchStrategy[str]:
    parts = listed.strip("\n").replace("\n", "~").split("~")
    return st.lists(st.sampled_from([*parts, "\n", "\n\n"]), max_size=60).map(" ".join)


def read(source: str | bytes, kind: str | None) -> None:
    try:
        article = read_article(source, kind=kind, today=TODAY)
    except ReadError:
        return
    assert article.headline.strip()
    assert article.paragraphs
    assert all(text.strip() for text in article.paragraphs)
    assert article.commenting in STATES
    assert article.notice is None or article.notice.strip()


@CALM
@given(pieces(WORDS))
def test_any_text(source: str) -> None:
    read(source, "text")


@CALM
@given(pieces(TAGS))
def test_any_page(source: str) -> None:
    read(source, "html")


@CALM
@given(st.text(max_size=500))
def test_any_signs(source: str) -> None:
    read(source, None)


@CALM
@given(st.binary(max_size=500))
def test_any_bytes(source: bytes) -> None:
    read(source, None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(FIELDS, inner),
    max_leaves=12,
)


@CALM
@given(JSON.map(json.dumps))
def test_any_json(source: str) -> None:
    read(source, "json")


@CALM
@given(st.binary(max_size=300) | st.lists(st.sampled_from(FEED.split(b"~"))).map(b"".join))
def test_any_feed(source: bytes) -> None:
    try:
        feed = read_feed(source, "https://x.example/feed")
    except ReadError:
        return
    assert all(entry.url.startswith(("http://", "https://")) for entry in feed.entries)
