"""The policy as a form: what a sent form changes, and nothing else."""

import pytest

from rostra.safety.policy import DEFAULT
from rostra.safety.policy_edit import with_settings
from rostra.safety.policy_file import PolicyError, read
from rostra.safety.policy_form import changes_of, fields_of

OWN = '# Links are fine here.\n[links]\nnewcomer = "publish" # ours\n'


def whole_form() -> dict[str, str]:
    """The standard policy's form, sent as it is."""
    sent, shown = {}, []
    for section in ("links", "judge", "scores", "shouting", "wordlist"):
        for field in fields_of(DEFAULT, DEFAULT, section):
            if field.kind != "yes":
                sent[field.path] = field.value
            else:
                shown.append(field.path)
                if field.value == "true":
                    sent[field.path] = "on"
    return sent | {"shown": " ".join(shown)}


def test_a_form_sent_as_it_was_changes_nothing() -> None:
    assert changes_of(whole_form(), DEFAULT, DEFAULT) == {}
    assert with_settings(OWN, {}) == OWN


@pytest.mark.parametrize(
    ("path", "sent", "toml"),
    [
        ("scores.INSULT.hold", "0.85", "0.85"),
        ("scores.INSULT.hold", "0,85", "0.85"),
        ("scores.INSULT.hold", "", "1.01"),
        ("judge.on_failure", "hold-all", '"hold-all"'),
        ("links.allowed_hosts", "a.example,  b.example ,", '["a.example", "b.example"]'),
        ("links.newcomer", "publish", '"publish"'),
        ("links.most", "5", "5"),
    ],
)
def test_one_field_is_one_setting(path: str, sent: str, toml: str) -> None:
    assert changes_of(whole_form() | {path: sent}, DEFAULT, DEFAULT) == {path: toml}


def test_a_tick_taken_away() -> None:
    form = whole_form()
    del form["shouting.enabled"]
    assert changes_of(form, DEFAULT, DEFAULT) == {"shouting.enabled": "false"}
    assert changes_of({}, DEFAULT, DEFAULT) == {}


def test_what_an_editor_wrote_stays_as_it_was_written() -> None:
    changed = with_settings(OWN, {"links.most": "5", "scores.INSULT.hold": "0.85"})
    assert changed.startswith("# Links are fine here.\n[links]\n")
    policy = read(changed)
    assert (policy.links.most, policy.links.newcomer.value) == (5, "publish")
    assert policy.scores.INSULT.hold == 0.85
    assert policy.scores.INSULT.nudge == DEFAULT.scores.INSULT.nudge


def test_a_list_over_several_lines_is_written_anew() -> None:
    long = '[links]\nallowed_hosts = [\n  "a.example",\n]\n'
    changed = with_settings(long, {"links.allowed_hosts": '["b.example"]'})
    assert read(changed).links.allowed_hosts == ("b.example",)


@pytest.mark.parametrize(
    ("path", "value"),
    [("links.most", '"few"'), ("scores.TOXICITY.hold", "7"), ("judge.on_failure", '"pray"')],
)
def test_what_the_policy_does_not_take_is_named(path: str, value: str) -> None:
    with pytest.raises(PolicyError, match=path):
        with_settings("", {path: value})
