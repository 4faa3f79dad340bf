"""Why a reader may call the moderators to a comment, and how urgent that makes it."""

from collections.abc import Iterable

from rostra.store.problems import invalid

FLAG_REASONS = {
    "abuse": "It attacks or insults somebody",
    "hate": "It attacks people for who they are",
    "spam": "It is advertising or spam",
    "off-topic": "It has nothing to do with this article",
    "private": "It gives away somebody's private details",
    "misleading": "It says something false as if it were true",
    "illegal": "I believe that it is against the law",
    "other": "Something else",
}

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
