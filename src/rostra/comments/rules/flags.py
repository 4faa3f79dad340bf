"""Why a reader may call the moderators to a comment, and how urgent that makes it."""

from collections.abc import Iterable

from rostra.store.problems import invalid

# `present` says each in words, in this order.
FLAG_REASONS = (
    "abuse",
    "hate",
    "spam",
    "off-topic",
    "private",
    "misleading",
    "illegal",
    "other",
)

# The chance that one flag of the kind is right and the harm it names, as one figure.
GRAVITY = {
    "illegal": 0.5,
    "private": 0.45,
    "hate": 0.4,
    "abuse": 0.3,
    "spam": 0.2,
    "misleading": 0.15,
    "other": 0.15,
    "off-topic": 0.1,
}
MOST_BY_FLAGS = 0.95


def known_reason(reason: str) -> str:
    """Return `reason`, or raise a 422 Problem that lists the reasons."""
    if reason not in FLAG_REASONS:
        reasons = ", ".join(FLAG_REASONS)
        raise invalid(f"There is no reason “{reason[:40]}”.", f"Choose one of: {reasons}.")
    return reason


def flagged_risk(reasons: Iterable[str]) -> float:
    """Risk, 0 to 0.95, of a comment with these open flags: as if each were independent evidence.

    It orders the queue and does nothing else: a hundred flags never hide a comment.
    """
    harmless = 1.0
    for reason in reasons:
        harmless *= 1 - GRAVITY.get(reason, GRAVITY["other"])
    return min(MOST_BY_FLAGS, 1 - harmless)
