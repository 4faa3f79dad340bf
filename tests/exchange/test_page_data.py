"""What a page may say of its article."""

from typing import Any

import pytest

from rostra.exchange.rules.page import LONGEST, PageData, page_data
from rostra.store.problems import Problem

PAGE = {"url": "https://Paper.example:443/ferry?utm_source=x#top", "headline": "A second ferry"}


def test_it_is_brought_to_one_form() -> None:
    more = {"byline": " Ada\n Brandt ", "language": "en-GB", "published": "2031-05-14T09:00Z"}
    found = page_data(PAGE | more | {"section": None})
    assert found == PageData(
        url="https://paper.example/ferry",
        headline="A second ferry",
        byline="Ada Brandt",
        language="en",
        published="2031-05-14T09:00Z",
    )
    assert found.origin == "https://paper.example"


def test_what_hides_or_turns_text_is_left_out() -> None:
    found = page_data(PAGE | {"headline": "A \u202esecond\u202c\x00 ferry\u2028now\ud800"})
    assert found.headline == "A second ferry now"


def test_joiners_that_shape_words_stay() -> None:
    assert page_data(PAGE | {"headline": "می\u200cخواهم"}).headline == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"headline": ""}, "headline"),
        ({"headline": " \u202e "}, "headline"),
        ({"headline": None}, "headline"),
        ({"headline": ["A second ferry"]}, "headline"),
        ({"byline": 7}, "byline"),
        ({"url": ""}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://[::1/"}, "url"),
        ({"url": "https://paper.example:port/"}, "url"),
        ({"url": "//paper.example/ferry"}, "url"),
        ({"language": "the English one"}, "language"),
        ({"published": "yesterday"}, "published"),
        ({"colour": "red"}, "colour"),
        *(({name: "1" * (most + 1)}, name) for name, most in LONGEST.items()),
    ],
)
def test_each_field_is_checked(change: dict[str, Any], field: str) -> None:
    with pytest.raises(Problem) as refused:
        page_data(PAGE | change)
    assert refused.value.status == 422
    assert refused.value.extra["field"] == field
    assert refused.value.todo


@pytest.mark.parametrize("sent", [None, [], "headline", 7])
def test_only_an_object_describes_a_page(sent: object) -> None:
    with pytest.raises(Problem, match="no description of a page"):
        page_data(sent)
