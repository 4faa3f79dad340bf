"""Hashed n-grams: the same everywhere, bounded, and leading back to the words of the text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.safety.model.features import BUCKETS, LONGEST, Grams, buckets

FIRST = [48327, 112232, 72568, 11516, 87079, 172926]
SUM = 8611346
TEXTS = [
    "",
    " ",
    "a",
    "You are  a\tfool.",
    "f.u.c.k y0u",
    "Ҏеорle аre ѕo kind",
    "é" + "\u0301" * 1000,
    "\ud800 half a pair",
    "\x00\x07",
    "안녕하세요 여러분",
    "العدالة للجميع",
    "🤡🤡🤡",
    "\U0001f600\U00020000\U000e0041\U0010ffff",
    "x" * 30_000,
    "word " * 6_000,
]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_has_bounded_features(text: str) -> None:
    grams = Grams(text)
    assert grams.buckets.dtype == np.int32
    assert ((grams.buckets >= 0) & (grams.buckets < BUCKETS)).all()
    assert len(grams.buckets) <= 7 * (LONGEST + 8)
    assert len(grams.words) == len(grams.by_word(np.ones(len(grams.buckets), dtype=np.float32)))
    assert all(0 <= start <= end <= len(text) for start, end in grams.words)


def test_hashes_are_the_same_on_every_machine() -> None:
    assert buckets("You are a fool.")[:6].tolist() == FIRST
    assert int(buckets("You are a fool.").astype(np.int64).sum()) == SUM


def test_case_and_spaces_make_no_difference() -> None:
    assert buckets("You  ARE\n a Fool.").tolist() == buckets("you are a fool.").tolist()


def test_disguised_words_are_read_as_what_they_stand_for() -> None:
    plain = set(buckets("such an idiot").tolist())
    for written in ("such an 1d10t", "such an i.d.i.o.t", "such an іdiоt"):
        shared = plain & set(buckets(written).tolist())
        assert len(shared) > 0.8 * len(plain), written


def test_words_lead_back_to_the_text() -> None:
    text = "Well,  b\u200bad  wörds @all i.d.i.o.t"
    passages = [text[start:end] for start, end in Grams(text).words]
    assert passages[:3] == ["Well", "b\u200bad", "wörds"]
    assert passages[-1] == "i.d.i.o.t"


def test_what_words_add_is_all_that_they_weigh() -> None:
    grams = Grams("nothing but words")
    found = grams.by_word(np.ones(len(grams.buckets), dtype=np.float32))
    # n-grams that reach over spaces leave a part of their weight there.
    assert 0.7 * len(grams.buckets) < found.sum() <= len(grams.buckets) + 1e-6


@given(st.text(max_size=300))
def test_whatever_is_written_can_be_read(text: str) -> None:
    grams = Grams(text)
    assert all(0 <= start <= end <= len(text) for start, end in grams.words)
    assert grams.buckets.tolist() == buckets(text).tolist()
