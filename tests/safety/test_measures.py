"""The measures, against figures worked out by hand and against what they must never do."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.safety import measures

PAIRS = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=60)


def test_auc_is_the_chance_that_an_abusive_text_scores_higher() -> None:
    assert measures.roc_auc([1, 0, 1, 0], [0.9, 0.1, 0.4, 0.5]) == pytest.approx(0.75)
    assert measures.roc_auc([1, 0], [0.5, 0.5]) == 0.5


@given(PAIRS)
def test_auc_counts_pairs(pairs: list[tuple[bool, int]]) -> None:
    abusive = [score for label, score in pairs if label]
    harmless = [score for label, score in pairs if not label]
    labels, scores = zip(*pairs, strict=True)
    got = measures.roc_auc(labels, scores)
    if not abusive or not harmless:
        assert math.isnan(got)
        return
    won = sum((a > h) + (a == h) / 2 for a in abusive for h in harmless)
    assert got == pytest.approx(won / (len(abusive) * len(harmless)))


def test_average_precision_of_a_ranking_worked_out_by_hand() -> None:
    # Ranks 1 and 3 are abusive: precision 1 and 2/3, half of the recall each.
    assert measures.average_precision([1, 0, 1, 0], [4, 3, 2, 1]) == pytest.approx(5 / 6)
    # Tied scores are one threshold, so that their order in the file does not count.
    assert measures.average_precision([1, 0], [1, 1]) == measures.average_precision([0, 1], [1, 1])


def test_calibration_error_is_the_distance_from_what_was_foretold() -> None:
    labels = [1, 0] * 50
    assert measures.calibration_error(labels, [0.5] * 100, bins=1) == pytest.approx(0)
    assert measures.calibration_error(labels, [0.9] * 100, bins=1) == pytest.approx(0.4)


def test_at_most_the_asked_share_of_harmless_texts_is_held() -> None:
    labels = [0] * 100 + [1] * 4
    scores = [n / 100 for n in range(100)] + [0.995, 0.985, 0.5, 0.1]
    point = measures.operating_point(labels, scores, held=0.02)
    assert (point.held, point.caught) == (0.02, 0.5)
    # Of texts that score alike all or none are held.
    alike = measures.operating_point([0, 0, 1], [0.5, 0.5, 0.5], held=0.5)
    assert (alike.held, alike.caught) == (0, 0)


@given(PAIRS, st.sampled_from([0.0, 0.02, 0.3]))
def test_the_operating_point_never_holds_more(pairs: list[tuple[bool, int]], held: float) -> None:
    labels, scores = zip(*pairs, strict=True)
    point = measures.operating_point(labels, scores, held)
    assert math.isnan(point.held) or point.held <= held


def test_intervals_hold_the_value_and_narrow_with_more_texts() -> None:
    draw = np.random.default_rng(3)
    labels = draw.random(2000) < 0.2
    scores = labels + draw.normal(size=2000)
    few = measures.bootstrap(measures.roc_auc, labels[:200], scores[:200])
    many = measures.bootstrap(measures.roc_auc, labels, scores)
    assert few.low < few.value < few.high
    assert many.high - many.low < few.high - few.low
    none = measures.bootstrap_gain(measures.roc_auc, labels, scores, scores)
    assert (none.value, none.low, none.high) == (0, 0, 0)
    assert measures.bootstrap_gain(measures.roc_auc, labels, -scores, scores).low > 0


def test_wilson_of_none_of_ten_does_not_claim_none_ever() -> None:
    share = measures.wilson(0, 10)
    assert share.low == pytest.approx(0, abs=1e-9)
    assert share.high == pytest.approx(0.2775, abs=1e-4)
    assert measures.wilson(5, 10).low == pytest.approx(0.2366, abs=1e-4)
    assert (measures.wilson(0, 0).low, measures.wilson(0, 0).high) == (0, 1)
