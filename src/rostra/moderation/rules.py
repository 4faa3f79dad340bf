"""The rules that a rejection rests on, and levels of risk (pure)."""

# The order is that of the keys 1 to 9 in the queue. `wording.py` says each in a sentence.
RULES = (
    "abuse",
    "hate",
    "threat",
    "spam",
    "off-topic",
    "private",
    "misleading",
    "illegal",
    "other",
)
ABUSE = frozenset({"abuse", "hate", "threat"})
"""Rules whose breach is abuse: what the judges' TOXICITY is about."""


def risk_level(risk: float) -> str:
    """The expected harm (0 to 1) as a level: low, middle or high."""
    if risk >= 0.7:
        return "high"
    return "middle" if risk >= 0.3 else "low"
