"""The boundary for text: repaired without a word, or refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.comments.text import clean
from rostra.safety.subject import Kind
from rostra.store.problems import Problem
from tests.safety.strategies import texts


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("one\r\ntwo\rthree\u2028four\x0bfive\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\u0000b\u0007c\x1bd\x7fe\ufeff\ufffef", "abcdef"),
        ("an\u0303o", "año"),
        ("half \ud83d of it", "half \ufffd of it"),
        ("trailing  \nspaces\t\n", "trailing\nspaces"),
        ("\n\n  first\n\n\n\n\n\n\nlast\n\n", "  first\n\n\nlast"),
        ("**unbalanced _markup [here](", "**unbalanced _markup [here]("),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧 ❤\ufe0f", "👩\u200d👧 ❤\ufe0f"),
        ("عربي\u200f (ab)", "عربي\u200f (ab)"),
        ("a \u2067b\u2069 c", "a \u2067b\u2069 c"),
        ("a \u2067b c", "a b c"),
        ("a \u2069b c\u202c", "a b c"),
        ("a \u2067b\u202c c\u2069", "a \u2067b c\u2069"),
        ("a \u202bb\nc\u202c", "a b\nc"),
    ],
)
def test_text_is_made_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "length.empty"),
        (" \n\t ", "length.empty"),
        ("\u200b\u200c\u200d\u2060\ufeff", "length.empty"),
        ("\u3164\u2800\u115f", "length.empty"),
        ("\x00\x01", "length.empty"),
        ("x" * 10_001, "length.long"),
        ("x" * 1_000_000, "length.long"),
        ("\u0300" * 1_000_000, "length.long"),
        ("safe \u202egnp.exe", "unicode.override"),
        ("\u202dabc\u202c", "unicode.override"),
        ("z" + "\u0300" * 1_000, "unicode.marks"),
        ("z" + "\u0300\u0323" * 4_000, "unicode.marks"),
        ("z" + "\u0300\x00\u0323\u2069" * 4_000, "unicode.marks"),
    ],
)
def test_text_that_will_not_do_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        clean(text)
    document = caught.value.document()
    assert document["status"] == 422
    (reason,) = document["reasons"]
    assert reason["code"] == code
    assert reason["text"] == f"{document['detail']} {document['todo']}"
    assert document["todo"].startswith("Please ")


def test_ten_thousand_characters_are_taken_and_a_site_may_take_fewer() -> None:
    assert clean("x" * 10_000) == "x" * 10_000
    assert clean("x" * 9_000 + "\x00" * 9_000) == "x" * 9_000
    with pytest.raises(Problem, match="at most 100"):
        clean("x" * 101, most=100)


def test_what_grows_when_composed_is_measured_afterwards() -> None:
    assert len(clean("e\u0301" * 10_000)) == 10_000
    with pytest.raises(Problem, match="has 20000 characters"):
        clean("\u0958" * 10_000)


@pytest.mark.parametrize(
    ("kind", "text", "cleaned"),
    [
        (Kind.NAME, "  Rosa \n\t Vidal ", "Rosa Vidal"),
        (Kind.BIOGRAPHY, "", ""),
        (Kind.BIOGRAPHY, "Nurse.\n\nReader.", "Nurse.\n\nReader."),
        (Kind.EDIT, "edited", "edited"),
    ],
)
def test_names_and_biographies_pass_the_same_boundary(kind: Kind, text: str, cleaned: str) -> None:
    assert clean(text, kind=kind) == cleaned


def test_a_name_is_told_that_it_is_a_name() -> None:
    with pytest.raises(Problem) as caught:
        clean("N" * 61, kind=Kind.NAME)
    assert caught.value.detail == "This name has 61 characters and at most 60 are possible."


@given(texts, st.sampled_from(Kind))
def test_whatever_comes_is_clean_afterwards_or_refused(text: str, kind: Kind) -> None:
    try:
        cleaned = clean(text, kind=kind)
    except Problem:
        return
    cleaned.encode("utf-8")
    assert clean(cleaned, kind=kind) == cleaned
    assert not set("\r\x00\x1b\x7f\u2028\u202d\u202e") & set(cleaned)
