"""From scores to findings."""

import pytest

from rostra.safety.judge import Scores
from rostra.safety.policy import DEFAULT
from rostra.safety.scoring import findings_of, is_unsure
from rostra.safety.subject import ArticleFacts, AuthorFacts, Subject
from rostra.safety.verdict import Action
from tests.safety.cast import CALM, said

READER = AuthorFacts(accepted_comments=10)
TRUSTED = AuthorFacts(accepted_comments=25)
STAFF = AuthorFacts(role="moderator")
NEWCOMER = AuthorFacts(accepted_comments=2)
GUEST = AuthorFacts(is_guest=True)


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
        ({"TOXICITY": 0.1, "THREAT": 0.3}, True),
        ({"TOXICITY": 0.97}, False),
        ({"TOXICITY": 0.1, "REASONING": 0.9}, False),
        ({"TOXICITY": 0.5, "REASONING": 0.99}, True),
    ],
)
def test_what_a_second_judge_looks_at(values: dict[str, float], unsure: bool) -> None:
    assert is_unsure(Scores(values), DEFAULT.judge) is unsure


class TestWhoAndWhere:
    """Thresholds move with what is at stake and with who writes."""

    @pytest.mark.parametrize(
        ("author", "gate", "section", "score", "held"),
        [
            (READER, "open", "Local", 0.92, True),
            (READER, "open", "Local", 0.91, False),
            (TRUSTED, "open", "Local", 0.94, False),
            (TRUSTED, "open", "Local", 0.95, True),
            (STAFF, "open", "Local", 0.94, False),
            (NEWCOMER, "open", "Local", 0.89, True),
            (NEWCOMER, "open", "Local", 0.88, False),
            (GUEST, "open", "Local", 0.89, True),
            (READER, "slow", "Local", 0.87, True),
            (READER, "slow", "Local", 0.86, False),
            (READER, "open", "World", 0.82, True),
            (TRUSTED, "held-newcomers", "World", 0.80, True),
        ],
    )
    def test_a_score_counts_for_more_or_less(
        self, author: AuthorFacts, gate: str, section: str, score: float, held: bool
    ) -> None:
        settings = DEFAULT.with_("judge", sensitive_sections=("world",)).judge
        article = ArticleFacts(section=section)
        subject = Subject(CALM, author=author, gate_state=gate, article=article)
        found = findings_of(Scores({"TOXICITY": score}), subject, DEFAULT.scores, settings)
        assert any(finding.action is Action.HOLD for finding in found) is held

    def test_what_is_never_done_is_never_done(self) -> None:
        subject = Subject(CALM, author=NEWCOMER, gate_state="slow")
        assert not list(
            findings_of(Scores({"PROFANITY": 1.0}), subject, DEFAULT.scores, DEFAULT.judge)
        )
