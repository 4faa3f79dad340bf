"""What the encoder reads, and the way back to what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.safety.model.reading import read

WORDS = frozenset({"idiot", "fuck", "shit", "this", "class"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You IDIOT", "you idiot"),
        ("you 1d1ot!", "you idiot!"),
        ("f u c k this", "fuck this"),
        ("id\u00adiot", "idiot"),
        ("іdіоt, with Cyrillic letters", "idiot, with cyrillic letters"),
        ("fuuuck", "fuck"),
        # What stands for no word of the vocabulary stays, and so do short ones.
        ("COVID19 and G20 at 5pm", "covid19 and g20 at 5pm"),
        ("first-class", "first-class"),
        ("", ""),
    ],
)
def test_disguised_words_are_read(text: str, expected: str) -> None:
    assert read(text, WORDS).text == expected


@pytest.mark.parametrize(
    ("text", "word", "typed"),
    [
        ("ah, f u c k this 1d1ot", "fuck", "f u c k"),
        ("ah, f u c k this 1d1ot", "this", "this"),
        ("ah, f u c k this 1d1ot", "idiot", "1d1ot"),
        ("1d1ot ŉ this", "this", "this"),
        ("Ｔhis i\u200bdiot", "idiot", "i\u200bdiot"),
    ],
)
def test_words_lead_back_to_what_was_typed(text: str, word: str, typed: str) -> None:
    reading = read(text, WORDS)
    at = reading.text.index(word)
    start, end = reading.span(at, at + len(word))
    assert text[start:end] == typed


def test_a_part_of_a_word_leads_back_to_the_whole_disguise() -> None:
    reading = read("you 1d1ot", WORDS)
    assert reading.span(4, 6) == reading.span(7, 9) == (4, 9)


@given(st.text(alphabet=st.sampled_from("fuck 1dıioțtŉ\u0301\u200bаs.@-*"), max_size=40), st.data())
def test_every_passage_lies_in_the_text(text: str, data: st.DataObject) -> None:
    reading = read(text, WORDS)
    end = data.draw(st.integers(0, len(reading.text)))
    start = data.draw(st.integers(0, end))
    first, last = reading.span(start, end)
    assert 0 <= first <= last <= len(text)
