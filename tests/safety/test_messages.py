"""Every sentence to a writer: calm, two parts, filled in."""

import re

import pytest

from rostra.safety.messages import MESSAGES, duration, label, parts, say

PARAMS: dict[str, str | int] = {
    "noun": "comment",
    "least": 2,
    "most": 3,
    "length": 4,
    "count": 5,
    "window": "1 minute",
    "wait": "9 seconds",
    "shown": "one.example",
    "target": "two.example",
}


@pytest.mark.parametrize("code", MESSAGES)
def test_each_says_what_is_the_matter_and_what_to_do(code: str) -> None:
    what, todo = parts(say(code, PARAMS))
    assert re.fullmatch(r"[A-Z][^!?%]+\.", what)
    assert re.fullmatch(r"(Please|You can|You need|Keep it|Keep them)[^!%]+[.?]", todo)


@pytest.mark.parametrize("code", MESSAGES)
def test_each_has_five_words_at_most_for_a_list(code: str) -> None:
    assert 1 <= len(label(code).split()) <= 5
    assert code.split(".")[0].isalpha()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 second"),
        (0.2, "1 second"),
        (1, "1 second"),
        (59.5, "1 minute"),
        (60, "1 minute"),
        (61, "61 seconds"),
        (120, "2 minutes"),
        (121, "3 minutes"),
        (3_600, "1 hour"),
        (7_100, "119 minutes"),
        (7_201, "3 hours"),
        (86_400, "1 day"),
    ],
)
def test_waits_are_told_in_words_and_never_too_short(seconds: float, words: str) -> None:
    assert duration(seconds) == words
