"""What training and measuring count on: the fit, the calibration, F1 over characters, the card."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy", reason="training needs scipy (training/requirements.txt)")

from training.card import lines, write
from training.rows import Row
from training.words import character_f1

from training import logistic, ngrams

CALM = ["a quiet morning", "thank you for the news", "the bridge is open", "see you on Monday"]
RUDE = ["you idiot", "what an idiot", "shut up idiot", "idiots all of you"]


def test_a_fit_tells_what_it_was_shown() -> None:
    texts = logistic.counted(CALM + RUDE)
    targets = np.array([0.0] * 4 + [1.0] * 4, dtype=np.float32)
    weights = np.ones(8, dtype=np.float32)
    scale = texts.inverse_frequency()
    fitted = logistic.fit(texts, targets, weights, scale=scale, penalty=1e-3)
    sums = fitted.sums(logistic.counted(["an idiot wrote this", "the bridge on Monday"]))
    assert sums[0] > 0 > sums[1]


def test_an_intercept_of_a_set_is_thrown_away() -> None:
    texts = logistic.counted(CALM + CALM)
    targets = np.array([0.0] * 4 + [1.0] * 4, dtype=np.float32)
    groups = np.array([0] * 4 + [1] * 4)
    fitted = logistic.fit(
        texts, targets, np.ones(8, dtype=np.float32),
        scale=texts.inverse_frequency(), penalty=1e-3, groups=groups,
    )  # fmt: skip
    assert fitted.intercept < -1
    assert np.abs(fitted.weights).max() < 0.1


def test_platt_gives_the_shares_that_were_seen() -> None:
    sums = np.repeat([-1.0, 1.0], 1000).astype(np.float32)
    targets = np.concatenate((np.repeat([0, 1], [900, 100]), np.repeat([0, 1], [300, 700])))
    slope, intercept = logistic.platt(sums, targets.astype(np.float32), np.ones(2000, np.float32))
    probabilities = 1 / (1 + np.exp(-(slope * np.array([-1, 1]) + intercept)))
    assert probabilities == pytest.approx([0.1, 0.7], abs=0.01)


def test_whole_numbers_stay_near_the_weights() -> None:
    weights = np.linspace(-2, 3, 500).astype(np.float32)
    numbers, step = logistic.whole(weights)
    assert np.abs(numbers * step - weights).max() <= step / 2 + 1e-6


def test_f1_over_characters() -> None:
    assert character_f1([], []) == 1
    assert character_f1([(0, 3)], []) == 0
    assert character_f1([(0, 4)], [(2, 6)]) == 0.5


def test_unknown_labels_are_masked_and_calm_ones_implied() -> None:
    assert ngrams.target(Row("x", {"TOXICITY": 1.0}, "jigsaw", "train"), "INSULT") is None
    assert ngrams.target(Row("x", {"THREAT": 1.0}, "own", "train"), "THREAT") == (1.0, 4.0)
    calm = [Row(f"calm {n}", {"TOXICITY": 0.0}, "paradetox", "train") for n in range(50)]
    implied = {ngrams.target(row, "INSULT") for row in calm}
    assert implied == {None, (0.0, 1.0)}
    assert {ngrams.target(row, "SPAM") for row in calm} == {None}


def test_the_card_says_what_was_measured(tmp_path: Path) -> None:
    card = {"rows": {"own": {"train": 3, "dev": 1, "test": 2}}}
    write(card, tmp_path / "card.json", tmp_path / "card.md")
    page = (tmp_path / "card.md").read_text(encoding="utf-8")
    assert page == "\n".join(lines(card)) + "\n"
    assert "| 3 | 1 | 2 |" in page
    assert "measured only" in page
