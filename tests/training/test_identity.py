"""Sentences that name who people are: every term equally often on either side."""

from collections import Counter

from training.identity import ABUSIVE, HARMLESS, TERMS, sentences


def test_every_term_stands_in_every_frame_once() -> None:
    rows = sentences()
    assert len({row.text for row in rows}) == len(rows) == len(TERMS) * len(HARMLESS + ABUSIVE)
    assert Counter(row.labels["TOXICITY"] for row in rows) == {
        0.0: len(TERMS) * len(HARMLESS),
        1.0: len(TERMS) * len(ABUSIVE),
    }


def test_they_are_for_training_alone() -> None:
    assert {row.split for row in sentences()} == {"train"}
    assert len(set(TERMS)) == len(TERMS)
