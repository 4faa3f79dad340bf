"""From scores to findings."""

import pytest

from rostra.safety.judge import Scores
from rostra.safety.policy import DEFAULT
from rostra.safety.scoring import findings_of, is_unsure
from rostra.safety.subject import ArticleFacts
from tests.safety.cast import CALM, said


def asked(values: dict[str, float], *, sensitive: bool = False) -> list[tuple[str, str]]:
    subject = said(CALM, article=ArticleFacts(sensitive=sensitive))
    found = findings_of(Scores(values), subject, DEFAULT.scores, DEFAULT.judge)
    return [(finding.code, finding.detail) for finding in found]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"TOXICITY": 0.74}, []),
        ({"TOXICITY": 0.75}, [("scores.nudge", "TOXICITY")]),
        ({"TOXICITY": 0.92}, [("scores.hold", "TOXICITY")]),
        ({"TOXICITY": 0.93, "INSULT": 0.97}, [("scores.hold", "INSULT")]),
        ({"PROFANITY": 1.0}, []),
        ({"THREAT": 0.85, "SPAM": 0.9}, [("scores.spam", "SPAM"), ("scores.hold", "THREAT")]),
        ({"CURIOSITY": 1.0}, []),
    ],
)
def test_thresholds_ask_for_actions(
    values: dict[str, float], expected: list[tuple[str, str]]
) -> None:
    assert asked(values) == expected


def test_under_a_sensitive_article_the_bar_is_lower() -> None:
    assert asked({"TOXICITY": 0.83}, sensitive=True) == [("scores.hold", "TOXICITY")]
    assert asked({"PROFANITY": 1.0}, sensitive=True) == []


@pytest.mark.parametrize(
    ("values", "unsure"),
    [
        ({}, False),
        ({"TOXICITY": 0.1}, False),
        ({"TOXICITY": 0.1, "THREAT": 0.2}, True),
        ({"TOXICITY": 0.97}, False),
    ],
)
def test_what_a_second_judge_looks_at(values: dict[str, float], unsure: bool) -> None:
    assert is_unsure(Scores(values), DEFAULT.judge) is unsure
