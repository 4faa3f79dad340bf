"""How judges are configured and what their answers have to be."""

import pytest

from rostra.safety import judge
from rostra.safety.judge import Context, Judge, JudgeError, NullJudge, Scores, load
from tests.safety.judges import Glossary


def test_without_a_model_there_is_no_score() -> None:
    null = load("none")
    assert isinstance(null, NullJudge)
    assert null.score(["one", "two"], [Context()] * 2) == [Scores(), Scores()]


def test_a_judge_is_loaded_by_the_path_of_its_function() -> None:
    loaded = load("tests.safety.judges:make", {"weights": {"snork": 0.9}})
    assert isinstance(loaded, Judge)
    assert loaded.score(["snork"], [Context()])[0].values == {"TOXICITY": 0.9}


def test_a_judge_may_register_a_short_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "_factories", dict(judge._factories))
    judge.register("glossary", lambda options: Glossary({}))
    assert isinstance(load("glossary"), Glossary)
    with pytest.raises(ValueError, match="already a judge called 'glossary'"):
        judge.register("glossary", lambda options: Glossary({}))


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("big-model", "no judge is registered by that name; there are: encoder, ngrams, none"),
        ("tests.safety.nowhere:make", "No module named"),
        ("tests.safety.judges:absent", "has no attribute"),
        ("tests.safety.judges:make", "weights"),
        ("tests.safety.judges:make_nonsense", "makes something that is no judge: str"),
    ],
)
def test_a_judge_that_cannot_be_had_is_named(name: str, what: str) -> None:
    with pytest.raises(JudgeError, match=what) as caught:
        load(name)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    "scores",
    [
        Scores({"TOXICITY": 1.01}),
        Scores({"TOXICITY": -0.1}),
        Scores({"TOXICITY": float("nan")}),
        Scores({"TOXICITY": 0.5}, {"TOXICITY": ((0, 11),)}),
        Scores({"TOXICITY": 0.5}, {"TOXICITY": ((5, 4),)}),
    ],
)
def test_impossible_scores_are_noticed(scores: Scores) -> None:
    with pytest.raises(ValueError, match="TOXICITY"):
        scores.check(10)
