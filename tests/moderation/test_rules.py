from rostra.moderation.rules import RULES, risk_level
from rostra.moderation.wording import RULE_SENTENCES, RULE_TITLES


def test_every_rule_has_its_words_and_a_key() -> None:
    assert set(RULES) == set(RULE_TITLES) == set(RULE_SENTENCES)
    assert len(RULES) == 9


def test_risk_has_three_levels() -> None:
    assert [risk_level(r) for r in (0.0, 0.29, 0.3, 0.69, 0.7, 1.0)] == [
        "low", "low", "middle", "middle", "high", "high",
    ]  # fmt: skip
