"""Learning raises what is right, changes nothing without reason, and no ring can spoil it."""

from dataclasses import replace

import numpy as np
import pytest

from rostra.safety import measures
from rostra.safety.judge import Context, Judges
from rostra.safety.learning.correction import CorrectedJudge, Correction, StageCorrection
from rostra.safety.learning.evidence import CurvePoint, forecast
from rostra.safety.learning.labels import Label, NotEnough, weights_of
from rostra.safety.learning.teach import teach
from tests.safety.learning.made_up import Shortsighted, decisions, is_abusive

JUDGE = Shortsighted()


def taught(labels: list[Label]) -> tuple[StageCorrection, object]:
    scored = JUDGE.score([label.text for label in labels], [Context()] * len(labels))
    return teach(labels, scored, judge=JUDGE.version)


def auc_of(judge: Shortsighted | CorrectedJudge, labels: list[Label]) -> float:
    """The AUC on what is right, whatever the labels say."""
    scored = judge.score([label.text for label in labels], [Context()] * len(labels))
    right = [is_abusive(label.text) for label in labels]
    return measures.roc_auc(right, [each.values["TOXICITY"] for each in scored])


@pytest.fixture(scope="module")
def clean() -> list[Label]:
    return decisions(900)


@pytest.fixture(scope="module")
def unseen() -> list[Label]:
    return decisions(1500, start=10_000)


@pytest.fixture(scope="module")
def lesson(clean: list[Label]) -> tuple[StageCorrection, object]:
    return taught(clean)


def test_what_the_judge_misses_is_learned_and_the_evidence_says_how_much(
    lesson: tuple[StageCorrection, object], unseen: list[Label]
) -> None:
    part, evidence = lesson
    before, after = auc_of(JUDGE, unseen), auc_of(CorrectedJudge(JUDGE, part, "t"), unseen)
    assert after > before + 0.05
    # The held-out figure foretells the one on comments that nobody has decided on.
    assert evidence.gain.low > 0  # type: ignore[attr-defined]
    assert evidence.gain.value == pytest.approx(after - before, abs=0.04)  # type: ignore[attr-defined]
    gains = [each.gain for each in evidence.curve]  # type: ignore[attr-defined]
    assert gains[-1] > gains[0]
    assert evidence.doubted == ()  # type: ignore[attr-defined]


def test_level_and_spread_of_the_scores_stay_so_that_bars_keep_their_meaning(
    lesson: tuple[StageCorrection, object], clean: list[Label]
) -> None:
    texts, contexts = [label.text for label in clean], [Context()] * len(clean)
    odds = [
        np.log(value / (1 - value))
        for judge in (JUDGE, CorrectedJudge(JUDGE, lesson[0], "t"))
        for value in [np.array([s.values["TOXICITY"] for s in judge.score(texts, contexts)])]
    ]
    assert odds[1].mean() == pytest.approx(odds[0].mean(), abs=0.02)
    assert odds[1].std() == pytest.approx(odds[0].std(), rel=0.02)


@pytest.mark.parametrize("how", ["opposite", "rejects", "many accounts"])
def test_a_ring_with_a_twentieth_of_the_decisions_spoils_next_to_nothing(
    lesson: tuple[StageCorrection, object], clean: list[Label], unseen: list[Label], how: str
) -> None:
    ring = [
        replace(
            label,
            abusive=True if how == "rejects" else not label.abusive,
            labeler=f"ring {n % 3}" if how == "many accounts" else "ring",
        )
        for n, label in enumerate(clean[: len(clean) // 20])
    ]
    part, evidence = taught(ring + clean[len(ring) :])
    honest = auc_of(CorrectedJudge(JUDGE, lesson[0], "t"), unseen)
    assert auc_of(CorrectedJudge(JUDGE, part, "t"), unseen) > honest - 0.01
    # Accounts with fifteen decisions each weigh little, but too little is known to name them.
    named = [name for name, _ in evidence.doubted]  # type: ignore[attr-defined]
    assert named == ([] if how == "many accounts" else ["ring"])


def test_labels_that_say_nothing_change_next_to_nothing(
    clean: list[Label], unseen: list[Label]
) -> None:
    draw = np.random.default_rng(2)
    labels = [replace(label, abusive=bool(draw.random() < 0.12)) for label in clean]
    part, evidence = taught(labels)
    assert evidence.gain.low <= 0  # type: ignore[attr-defined]
    assert auc_of(CorrectedJudge(JUDGE, part, "t"), unseen) > auc_of(JUDGE, unseen) - 0.03


@pytest.mark.parametrize(
    ("count", "abusive", "said"),
    [(150, 50, "There are 150 decisions"), (900, 10, "10 rejected as abuse, 890 approved")],
)
def test_too_little_is_refused_with_what_is_missing(count: int, abusive: int, said: str) -> None:
    labels = [Label(f"comment {n:06d}", n < abusive, "m") for n in range(count)]
    with pytest.raises(NotEnough, match=said):
        taught(labels)


def test_no_labeler_counts_for_more_than_a_third_where_there_are_three() -> None:
    labels = [Label("a", True, "busy")] * 800 + [Label("b", True, "one")] * 100
    labels += [Label("c", True, "two")] * 100
    weights = weights_of(labels)
    assert weights[:800].sum() / weights.sum() == pytest.approx(1 / 3, abs=0.01)
    assert weights_of(labels[:900]).tolist() == [1.0] * 900
    assert weights_of([replace(labels[0], weight=2.0)]).tolist() == [2.0]


def test_a_correction_is_read_back_as_written_and_knows_its_judge(
    lesson: tuple[StageCorrection, object],
) -> None:
    part = lesson[0]
    again = Correction.from_json("taught-1", Correction("x", first=part).to_json())
    judges = again.applied(Judges(JUDGE))
    assert judges.first.version == "shortsighted-1+taught-1"
    assert judges.second is None
    texts, contexts = ["comment 000007"], [Context()]
    (one,) = judges.first.score(texts, contexts)
    (other,) = CorrectedJudge(JUDGE, part, "x").score(texts, contexts)
    assert one.values["TOXICITY"] == pytest.approx(other.values["TOXICITY"], abs=1e-3)
    # On another version of the judge it changes nothing.
    newer = Shortsighted()
    newer.version = "shortsighted-2"
    judge = again.applied(Judges(newer)).first
    assert judge.version == "shortsighted-2"
    assert judge.score(texts, contexts) == newer.score(texts, contexts)


def test_a_forecast_goes_on_where_the_curve_rises_and_is_withheld_where_not() -> None:
    rising = [CurvePoint(n, 0.1 - 1.2 * n**-0.5) for n in (200, 400, 800)]
    twice, four = forecast(rising)
    assert (twice.decisions, four.decisions) == (1600, 3200)
    assert rising[-1].gain < twice.gain < four.gain < 0.1
    assert forecast([CurvePoint(n, -0.001 * n) for n in (200, 400, 800)]) == ()
    assert forecast(rising[:2]) == ()
