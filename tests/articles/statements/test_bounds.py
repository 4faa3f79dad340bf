"""Any text is read, and no text makes the work explode."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.articles.statements import find_statements

from .reading import read

VOCABULARY = (
    "Lund said says that “ ” \" ' ‘ ’ , . : ; — ( ) the a and who she told, according to he added "
    "officials in of for by with saying Mr. St. U.S. 6' « » – - i.e. Ada ’s It’s l’État I"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
SENTENCES = st.lists(st.lists(WORDS, max_size=40), max_size=5)


@given(SENTENCES, st.sampled_from(["en", "de", "fr", "es"]))
def test_any_words_give_exact_spans(paragraphs: list[list[str]], language: str) -> None:
    read(*(" ".join(words) for words in paragraphs), language=language)


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_gives_exact_spans(paragraphs: list[str]) -> None:
    read(*paragraphs)


@pytest.mark.parametrize("paragraphs", [[], [""], ["", ""], [" \n "], ["“"], ["”"], ["''"]])
def test_nothing_to_find(paragraphs: list[str]) -> None:
    assert find_statements(paragraphs) == ()


def calls(paragraphs: list[str]) -> int:
    """How many functions are called to read the paragraphs: the work, whatever the machine."""
    count = 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        find_statements(paragraphs)
    finally:
        sys.setprofile(before)
    return count


PIECES = [
    "a and ",
    "Lund and ",
    "said ",
    "said Lund, ",
    "the head of ",
    "“a” ",
    "“ ",
    "« ",
    "'",
    '" ',
    "who said, ",
    "(",
    "Lund said “no”. ",
    "The ministry said so. ",
    "a, ",
    "—",
    "l'",
    "A. ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_length(piece: str) -> None:
    assert calls([piece * 800]) < 10 * calls([piece * 100])


@pytest.mark.parametrize("paragraph", ["“no,” he said.", "Ada Lund said so.", "“", "‘No"])
def test_work_grows_with_the_paragraphs(paragraph: str) -> None:
    assert calls([paragraph] * 800) < 10 * calls([paragraph] * 100)
