"""A policy as a file: what is written is read again, and mistakes are named."""

import itertools
import re
from dataclasses import fields

import pytest

from rostra.safety import policy_file
from rostra.safety.checks import CHECKS
from rostra.safety.policy import DEFAULT, Policy
from rostra.safety.policy_file import PolicyError
from rostra.safety.verdict import Action

CHANGED = (
    DEFAULT.with_("links", newcomer=Action.NUDGE, allowed_hosts=("courier.example", 'a"b\\c'))
    .with_("rate", per_minute=3)
    .with_("repetition", likeness=0.95)
    .with_("shouting", enabled=False)
    .with_("judge", on_failure="hold-all")
)


@pytest.mark.parametrize("policy", [DEFAULT, CHANGED])
def test_what_is_written_is_read_again(policy: Policy) -> None:
    assert policy_file.read(policy_file.write(policy)) == policy


def test_every_setting_is_written_with_its_meaning() -> None:
    lines = policy_file.write(DEFAULT).splitlines()
    for before, line in itertools.pairwise(lines):
        if re.match(r"\w+ = ", line):
            assert re.fullmatch(r"# .+\.", before), line


def test_what_is_left_out_keeps_its_usual_value() -> None:
    assert policy_file.read("") == DEFAULT
    assert policy_file.read("[rate]\nper_minute = 3") == DEFAULT.with_("rate", per_minute=3)
    assert policy_file.read("[scores.TOXICITY]\nhold = 0.5").scores.TOXICITY.nudge == 0.75


def test_every_mistake_is_named_at_once_with_what_to_do() -> None:
    text = """
    wordlists = 3
    [links]
    many = "block"
    most = 1000
    newcomers = "hold"
    blocked_hosts = "casino.example"
    [rate]
    enabled = "yes"
    per_minute = 2.5
    [judge]
    on_failure = "open"
    [scores.RUDENESS]
    hold = 0.5
    """
    with pytest.raises(PolicyError) as caught:
        policy_file.read(text)
    assert caught.value.problems == [
        "wordlists is not a setting. Do you mean wordlist?",
        'links.many must be "publish", "nudge", "hold" or "refuse", but is "block". '
        "What happens to a comment with more links than that.",
        "links.most must be a whole number from 0 to 100, but is 1000. "
        "A comment with more links than this is held.",
        "links.newcomers is not a setting. Do you mean newcomer?",
        'links.blocked_hosts must be a list of words in quotes, such as ["one", "two"], '
        'but is "casino.example". Sites whose links are refused, with subdomains.',
        'rate.enabled must be true or false, but is "yes". Whether this check runs at all.',
        "rate.per_minute must be a whole number from 0 to 1000, but is 2.5. "
        "Most comments by one person in a minute.",
        'judge.on_failure must be "hold-newcomers", "word-lists" or "hold-all", but is "open". '
        "When the judges fail: hold-newcomers, word-lists (go on without), or hold-all.",
        "scores.RUDENESS is not a setting. There are: TOXICITY, SEVERE_TOXICITY, INSULT, "
        "PROFANITY, THREAT, IDENTITY_ATTACK, SPAM.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "links = 3",
        "[links",
        "[rate]\nper_minute = true",
        "[rate]\nper_minute = -1",
        "[repetition]\nlikeness = nan",
        "[repetition]\nlikeness = inf",
        "[gate]\nnewcomer_below = 1979-05-27",
        "a = " + "[" * 5_000,
        "#" * 100_001,
        "\x00",
    ],
)
def test_no_file_breaks_the_reader(text: str) -> None:
    with pytest.raises(PolicyError) as caught:
        policy_file.read(text)
    assert len(caught.value.problems) == 1


def test_the_version_follows_the_settings() -> None:
    assert policy_file.read(policy_file.write(DEFAULT)).version == DEFAULT.version
    assert CHANGED.version != DEFAULT.version


def test_there_are_settings_for_every_check_and_they_start_enabled() -> None:
    named = {each.name: getattr(DEFAULT, each.name) for each in fields(DEFAULT)}
    for check in CHECKS:
        assert isinstance(named[check.name], check.Settings)
        assert named[check.name].enabled
