"""An article as JSON fields, and every mistake in them."""

import json
from datetime import date
from typing import Any

import pytest

from rostra.articles.reading import ReadError, read_article
from rostra.articles.reading.fields import read_fields

TODAY = date(2026, 11, 23)
LEAST: dict[str, Any] = {"headline": "Ferry sails", "paragraphs": ["The ferry sailed on Monday."]}


def test_the_least_is_a_headline_and_paragraphs() -> None:
    article = read_fields(LEAST, today=TODAY)
    assert article.headline == "Ferry sails"
    assert article.paragraphs == ("The ferry sailed on Monday.",)
    assert (article.language, article.commenting) == ("en", "open")


def test_a_body_is_parted_into_paragraphs() -> None:
    article = read_fields({"headline": "A", "body": "One.\n\nTwo."}, today=TODAY)
    assert article.paragraphs == ("One.", "Two.")


def test_what_was_printed_can_be_read_again() -> None:
    given = LEAST | {"notice": "Comments are closed until 3 March.", "language": "en"}
    first = read_fields(given, today=TODAY)
    printed = first.as_json() | {"statements": [], "topics": [], "id": "1", "path": "/a/1"}
    again = read_article(json.dumps(printed), today=date(2030, 1, 1))
    assert again == first
    assert (again.commenting, again.until) == ("suspended", "2027-03-03")


def test_a_notice_among_the_paragraphs_is_found_unless_a_notice_is_given() -> None:
    closing = "Comments on this article are closed."
    paragraphs = [*LEAST["paragraphs"], closing]
    found = read_fields(LEAST | {"paragraphs": paragraphs}, today=TODAY)
    assert (found.notice, len(found.paragraphs)) == (closing, 1)
    kept = read_fields(LEAST | {"paragraphs": paragraphs, "notice": None}, today=TODAY)
    assert (kept.notice, len(kept.paragraphs)) == (None, 2)


def test_a_stated_commenting_state_stands() -> None:
    given = LEAST | {"commenting": "members", "until": "2026-12-01T09:00Z"}
    article = read_fields(given, today=TODAY)
    assert (article.commenting, article.until) == ("members", "2026-12-01T09:00:00+00:00")


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        ({"headline": ""}, "no-headline", "headline"),
        ({"headline": None}, "no-headline", "headline"),
        ({"headline": 7}, "bad-field", "headline"),
        ({"headline": "x" * 501}, "bad-field", "headline"),
        ({"paragraphs": []}, "no-body", "text"),
        ({"paragraphs": [" "]}, "no-body", "text"),
        ({"paragraphs": "text"}, "bad-field", "paragraphs"),
        ({"paragraphs": ["a", 1]}, "bad-field", "paragraphs"),
        ({"paragraphs": ["a"] * 5001}, "bad-field", "paragraphs"),
        ({"agency": ["AFP"]}, "bad-field", "agency"),
        ({"published": "yesterday"}, "bad-field", "published"),
        ({"until": "soon"}, "bad-field", "until"),
        ({"commenting": "closed"}, "bad-field", "commenting"),
        ({"language": "English please"}, "bad-field", "language"),
        ({"url": "javascript:alert(1)"}, "bad-field", "url"),
        ({"url": "/relative"}, "bad-field", "url"),
        ({"url": "http://[broken"}, "bad-field", "url"),
        ({"titel": "Ferry"}, "bad-field", "titel"),
    ],
)
def test_a_mistake_is_told_by_the_field_s_name(
    change: dict[str, Any], code: str, word: str
) -> None:
    with pytest.raises(ReadError) as caught:
        read_fields(LEAST | change, today=TODAY)
    assert caught.value.code == code
    assert word in caught.value.sentence
    assert caught.value.todo


@pytest.mark.parametrize("text", ["[]", "3", '"text"', "{", "nul"])
def test_what_is_no_object_is_told(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_article(text, kind="json", today=TODAY)
    assert caught.value.code == "bad-json"
