"""Carrying a threshold over by the share that it holds."""

import numpy as np
import pytest

from rostra.safety.learning.transfer import transfer

DRAW = np.random.default_rng(4)
OLD = DRAW.random(2000)


def test_scores_on_another_scale_are_carried_over_exactly() -> None:
    done = transfer(OLD, OLD**3, 0.8)
    assert done.asked.ours.value == pytest.approx(0.8**3, abs=0.005)
    assert done.asked.agree == 1
    assert done.rank_agreement == pytest.approx(1)
    assert [step.old for step in done.steps] == sorted(step.old for step in done.steps)


def test_noise_widens_the_interval_and_lowers_the_agreement_but_not_the_share() -> None:
    noisy = np.clip(OLD + DRAW.normal(scale=0.2, size=2000), 0, 1)
    done = transfer(OLD, noisy, 0.7)
    held = np.mean(noisy >= done.asked.ours.value)
    assert held == pytest.approx(done.asked.held.value, abs=0.001)
    assert done.asked.ours.low < done.asked.ours.value < done.asked.ours.high
    assert done.asked.agree < 0.95


def test_a_threshold_that_held_nothing_holds_nothing_here() -> None:
    assert transfer([0.1] * 50, OLD[:50], 0.9).asked.ours.value == 1.01
