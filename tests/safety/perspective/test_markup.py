"""The text of HTML, and where its characters stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.safety.perspective.markup import plain

SEEN = {
    "You <b>idiot</b>": "You idiot",
    "a<br>b<br/>c": "a\nb\nc",
    "<p>One</p><p>Two</p>": "\nOne\n\nTwo\n",
    "Fish &amp; chips &#128512; &lt;3": "Fish & chips 😀 <3",
    '<a href="https://x.example" title="a > b">link</a>': "link",
    "<you idiot> is what it says": "<you idiot> is what it says",
    "i <3 u & you": "i <3 u & you",
    "hid<!-- or not -->den": "hidden",
    "&#xD800; &unheard;": "\ufffd &unheard;",
}


@pytest.mark.parametrize("source", SEEN)
def test_what_a_reader_sees(source: str) -> None:
    assert plain(source).text == SEEN[source]


@given(st.text(alphabet="ab<>/&;#1 p!-\"'", max_size=60))
def test_every_character_leads_back_to_where_it_stood(source: str) -> None:
    seen = plain(source)
    places = [seen.source(at) for at in range(len(seen.text))]
    assert places == sorted(places)
    for at, character in enumerate(seen.text):
        stood = source[places[at]]
        assert stood == character or stood in "<&"


def test_a_text_made_to_be_slow_is_not() -> None:
    for source in ("<!--" * 5_000, "<a " * 7_000, "&amp" * 5_000, '<a "' * 5_000, "<" * 20_000):
        assert plain(source).text
