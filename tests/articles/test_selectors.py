"""A marked passage is found again, or said to be gone."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rostra.articles.selectors import (
    CONTEXT,
    LONGEST_EXACT,
    Selector,
    SelectorError,
    describe,
    from_utf16,
    locate,
    to_utf16,
    validate,
)

BODY = (
    "The harbour master closed the northern quay on Tuesday.\n\n"
    "“Nobody should walk there before the divers have looked,” she said.\n\n"
    "Fishermen said they had not been asked. Nobody had been asked, said the council.\n\n"
    "The quay was built in 1911 and repaired twice, most recently after the great storm."
)
PASSAGE = "Nobody should walk there before the divers have looked"

letters = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
texts = st.text(letters, min_size=1, max_size=300)
# Bodies whose passages are distinguishable: numbered words, no two alike.
word_lists = st.lists(st.text("abcdefghij 'é😀", min_size=1, max_size=9), min_size=12, max_size=80)


def body_of(words: list[str]) -> str:
    return " ".join(f"{word}{number}" for number, word in enumerate(words))


def mark(body: str, passage: str) -> Selector:
    start = body.index(passage)
    return describe(body, start, start + len(passage))


@given(texts, st.data())
def test_what_was_described_is_found_where_it_was(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    assume(body[start:end].strip())
    match = locate(body, describe(body, start, end))
    assert match is not None
    assert (match.start, match.end, match.how) == (start, end, "position")


@given(word_lists, st.data())
def test_an_edit_elsewhere_keeps_the_mark(words: list[str], data: st.DataObject) -> None:
    body = body_of(words)
    start = data.draw(st.integers(0, len(body) - 10))
    end = data.draw(st.integers(start + 8, min(len(body), start + 90)))
    passage = body[start:end]
    assume(passage.strip() and body.count(passage) == 1)
    selector = describe(body, start, end)
    inserted = data.draw(st.text("KLMNOPQRST ,.\n", max_size=200))
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, max(0, start - CONTEXT)))
    else:
        at = data.draw(st.integers(min(len(body), end + CONTEXT), len(body)))
    edited = body[:at] + inserted + body[at:]
    match = locate(edited, selector)
    assert match is not None
    assert edited[match.start : match.end] == passage


@given(word_lists, st.data())
def test_a_deleted_passage_is_gone(words: list[str], data: st.DataObject) -> None:
    body = body_of(words)
    start = data.draw(st.integers(0, len(body) - 10))
    passage = "Seven herons left the weir before dawn and nobody knew why."
    marked = body[:start] + passage + body[start:]
    selector = describe(marked, start, start + len(passage))
    assert locate(marked, selector) is not None
    assert locate(body, selector) is None


def test_the_passage_moves_with_its_paragraph() -> None:
    selector = mark(BODY, PASSAGE)
    paragraphs = BODY.split("\n\n")
    edited = "\n\n".join([paragraphs[3], paragraphs[0], paragraphs[2], paragraphs[1]])
    match = locate(edited, selector)
    assert match is not None
    assert edited[match.start : match.end] == PASSAGE
    assert match.how == "exact"


def test_of_equal_passages_the_one_in_the_same_context_is_taken() -> None:
    body = "He said no on Monday. She said yes. He said no on Friday."
    selector = describe(body, body.rindex("said no"), body.rindex("said no") + 7)
    edited = "As expected, h" + body[1:]
    match = locate(edited, selector)
    assert match is not None
    assert match.start == edited.rindex("said no")


def test_a_corrected_word_keeps_the_mark() -> None:
    selector = mark(BODY, PASSAGE)
    edited = BODY.replace("walk there before", "go there until").replace("Tuesday", "Wednesday")
    match = locate(edited, selector)
    assert match is not None
    assert match.how == "fuzzy"
    assert edited[match.start : match.end] == "Nobody should go there until the divers have looked"


def test_a_rewritten_passage_is_gone() -> None:
    selector = mark(BODY, PASSAGE)
    edited = BODY.replace(PASSAGE, "Everyone must keep off the stones until Friday at noon")
    assert locate(edited, selector) is None


def test_a_short_passage_does_not_jump_to_the_same_word_elsewhere() -> None:
    body = "The mood was positive. Nothing else was decided that day in the long meeting."
    selector = mark(body, "positive")
    edited = "Nothing else was decided that day. One test came back positive, doctors say."
    assert locate(edited, selector) is None


def test_an_empty_body_has_no_passage() -> None:
    assert locate("", mark(BODY, PASSAGE)) is None


def test_a_selector_without_position_or_context_is_enough_for_a_long_passage() -> None:
    match = locate(BODY, Selector(PASSAGE))
    assert match is not None
    assert BODY[match.start : match.end] == PASSAGE


@pytest.mark.parametrize(
    "body",
    ["a" * 1_000_000, "ab" * 500_000, "the quay " * 120_000],
    ids=["one letter", "two letters", "words"],
)
@pytest.mark.parametrize("exact", ["a" * 3_999 + "b", "the quay " * 400 + "x", "the", "quay the"])
def test_a_hostile_body_or_passage_is_answered(body: str, exact: str) -> None:
    match = locate(body, Selector(exact, "the ", " quay", 17, 17 + len(exact)))
    assert match is None or 0 <= match.start < match.end <= len(body)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 4), (5, 4), (0, 10_000)])
def test_no_passage_no_selector(start: int, end: int) -> None:
    with pytest.raises(SelectorError, match="no passage"):
        describe(BODY, start, end)


def test_a_passage_has_a_longest_length() -> None:
    with pytest.raises(SelectorError, match="at most"):
        describe("x" * 10_000, 0, LONGEST_EXACT + 1)


def test_what_is_written_as_json_is_read_back() -> None:
    selector = mark(BODY, PASSAGE)
    assert validate(selector.as_json()) == selector
    assert validate({"type": "SpecificResource", "selector": selector.as_json()}) == selector
    assert validate(Selector(PASSAGE).as_json()) == Selector(PASSAGE)


def test_a_flat_object_is_understood() -> None:
    data = {"exact": "quay", "prefix": "the northern ", "suffix": " on", "start": 39, "end": 43}
    assert validate(data) == Selector("quay", "the northern ", " on", 39, 43)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "object"),
        ("the quay", "object"),
        ([], "one to four"),
        ([{}] * 5, "one to four"),
        ([[]], "object"),
        ({}, "empty"),
        ({"exact": ""}, "empty"),
        ({"exact": " \n"}, "empty"),
        ({"exact": 5}, "must be text"),
        ({"exact": "quay", "prefix": ["x"]}, "must be text"),
        ({"exact": "x" * (LONGEST_EXACT + 1)}, "at most"),
        ({"exact": "quay", "suffix": "x" * 201}, "at most"),
        ({"exact": "qu\0ay"}, "no text"),
        ({"exact": "\ud800"}, "no text"),
        ({"exact": "quay", "start": 1}, "whole number"),
        ({"exact": "quay", "start": "1", "end": "5"}, "whole number"),
        ({"exact": "quay", "start": True, "end": 5}, "whole number"),
        ({"exact": "quay", "start": 1.0, "end": 5.0}, "whole number"),
        ({"exact": "quay", "start": -4, "end": 0}, "between"),
        ({"exact": "quay", "start": 10**12, "end": 10**12 + 4}, "between"),
        ({"exact": "quay", "start": 0, "end": 5}, "code points"),
        ({"type": "XPathSelector", "value": "/p"}, "understood"),
        ({"type": ["x"], "exact": "quay"}, "understood"),
    ],
)
def test_a_wrong_selector_is_refused_with_a_reason(data: Any, message: str) -> None:
    with pytest.raises(SelectorError, match=message):
        validate(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["exact", "prefix", "suffix", "start", "end", "type", "selector"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_json_is_a_selector_or_an_error(data: Any) -> None:
    try:
        selector = validate(data)
    except SelectorError:
        return
    assert selector.exact.strip()


@given(st.text(letters, max_size=60), st.data())
def test_offsets_survive_the_way_to_the_browser(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert from_utf16(text, to_utf16(text, offset)) == offset


def test_javascript_counts_an_emoji_as_two() -> None:
    assert to_utf16("😀 quay", 2) == 3
    assert from_utf16("😀 quay", 3) == 2
    with pytest.raises(SelectorError, match="inside a character"):
        from_utf16("😀 quay", 1)
    with pytest.raises(SelectorError, match="outside"):
        from_utf16("quay", 5)
    with pytest.raises(SelectorError, match="outside"):
        to_utf16("quay", -1)
