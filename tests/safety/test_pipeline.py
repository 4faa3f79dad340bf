"""From a subject to its verdict: order, failures, both judges."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from rostra.safety.checks import CHECKS, checks_with
from rostra.safety.checks.base import Check, Switch
from rostra.safety.judge import Context, Judges, Scores
from rostra.safety.matching import Matcher
from rostra.safety.normalise import Normal
from rostra.safety.pipeline import Pipeline, pipeline_for
from rostra.safety.policy import DEFAULT
from rostra.safety.subject import AuthorFacts, Kind, Subject
from rostra.safety.verdict import Action, Verdict
from rostra.safety.wordlists import WordLists
from tests.safety.cast import CALM, MODERATOR, NEWCOMER, NOW, REGULAR, codes, said
from tests.safety.judges import Broken, Glossary

QUICK = Glossary({"snork": 0.99, "hmm": 0.5, "well": 0.8})
SLOW = Glossary({"hmm": 0.95, "well": 0.02})


def both(**rest: Any) -> Pipeline:
    return pipeline_for(judges=Judges(QUICK, SLOW), **rest)


def of(verdict: Verdict) -> list[str]:
    return codes(list(verdict.findings))


def test_a_calm_comment_is_published_and_says_what_judged_it() -> None:
    verdict = pipeline_for().judge(said(CALM))
    assert (verdict.action, verdict.state, verdict.findings) == (Action.PUBLISH, "published", ())
    assert verdict.versions.keys() == {"pipeline", "policy", "lists", "first"}


@pytest.mark.parametrize("state", ["held-newcomers", "held-all"])
def test_a_closed_gate_holds_what_would_be_published(state: str) -> None:
    verdict = pipeline_for().judge(said(CALM, NEWCOMER, gate_state=state))
    assert verdict.state == "held"
    assert [reason.check for reason in verdict.reasons] == ["gate"]


def test_a_nudge_stays_beside_a_hold() -> None:
    verdict = pipeline_for().judge(said(CALM.upper(), NEWCOMER, gate_state="held-all"))
    assert verdict.action is Action.HOLD
    assert of(verdict) == ["shouting.capitals", "gate.all"]


def test_all_reasons_come_at_once() -> None:
    text = "snork https://bit.ly/1 p\u0430yp\u0430l"
    verdict = pipeline_for(banned="snork").judge(said(text, NEWCOMER))
    assert of(verdict) == [
        "unicode.mixed",
        "wordlist.banned",
        "links.newcomer",
        "links.shortener",
    ]


def test_nothing_is_looked_at_in_a_text_that_is_too_long_or_too_fast() -> None:
    pipeline = pipeline_for(banned="snork")
    assert of(pipeline.judge(said("snork " * 5_000))) == ["length.long"]
    hasty = replace(REGULAR, recent_times=(NOW,) * 10)
    assert of(pipeline.judge(said("snork", hasty))) == ["rate.fast"]


def test_staff_are_exempt_from_rate_and_repetition_and_nothing_else() -> None:
    busy = replace(MODERATOR, recent_times=(NOW,) * 99, recent_texts=(CALM,))
    assert pipeline_for().judge(said(CALM, busy)).action is Action.PUBLISH
    assert pipeline_for(suspect="bridge").judge(said(CALM, busy)).action is Action.HOLD


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.BIOGRAPHY, Kind.EDIT])
def test_names_biographies_and_edits_are_judged_too(kind: Kind) -> None:
    pipeline = pipeline_for(banned="grumblefink")
    assert pipeline.judge(said("The GrumbleFink", kind=kind)).action is Action.REFUSE
    assert pipeline.judge(said("p\u0430yp\u0430l", kind=kind)).action is Action.HOLD
    assert pipeline.judge(said("Rosa Vidal", kind=kind)).action is Action.PUBLISH


def test_a_name_is_not_held_for_its_owner_being_new() -> None:
    subject = said("Jonas Feld", NEWCOMER, kind=Kind.NAME, gate_state="held-all")
    assert pipeline_for().judge(subject).action is Action.PUBLISH


def test_a_check_that_is_switched_off_does_not_run() -> None:
    policy = DEFAULT.with_("wordlist", enabled=False)
    assert pipeline_for(policy, banned="snork").judge(said("snork")).findings == ()


def test_an_action_set_to_publish_is_no_finding() -> None:
    policy = DEFAULT.with_("links", newcomer=Action.PUBLISH)
    assert pipeline_for(policy).judge(said("https://example.org", NEWCOMER)).findings == ()


class Stumbling(Check):
    """Raises on every text."""

    name = "shouting"
    kinds = frozenset(Kind)
    Settings = Switch

    def run(self, subject: Subject, text: Normal, settings: Any) -> Any:
        raise RuntimeError("stumbled")


def test_a_check_that_raises_holds_the_text_and_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failed: list[str] = []
    checks = (Stumbling(), *checks_with(Matcher(WordLists())))
    pipeline = Pipeline(checks=checks, failed=lambda name, error: failed.append(f"{name} {error}"))
    with caplog.at_level(logging.ERROR, "rostra.safety"):
        verdict = pipeline.judge(said(CALM))
    assert (verdict.state, of(verdict)) == ("held", ["check.failed"])
    assert "stumbled" in verdict.findings[0].detail
    assert "stumbled" not in verdict.findings[0].text
    assert failed == ["shouting stumbled"]
    assert "The check shouting failed." in caplog.text


def test_every_check_and_judge_is_measured() -> None:
    seen: dict[str, float] = {}
    pipeline = both(observe=lambda name, seconds: seen.update({name: seconds}))
    pipeline.judge(said("hmm"), wait=True)
    assert list(seen) == [*(check.name for check in CHECKS), "judge.first", "judge.second"]
    assert all(seconds >= 0 for seconds in seen.values())


def test_a_clear_case_is_settled_by_the_first_judge() -> None:
    verdict = both().judge(said("you snork"))
    assert (verdict.action, verdict.pending, of(verdict)) == (Action.HOLD, False, ["scores.hold"])
    assert verdict.findings[0].spans == ((4, 9),)
    assert verdict.scores == {"TOXICITY": 0.99}
    assert verdict.language == "en"


@pytest.mark.parametrize(
    ("text", "action", "final"),
    [("hmm", Action.PUBLISH, Action.HOLD), ("well", Action.NUDGE, Action.PUBLISH)],
)
def test_an_unclear_case_waits_for_the_second(text: str, action: Action, final: Action) -> None:
    pipeline = both()
    subject = said(text)
    first = pipeline.judge(subject)
    assert (first.action, first.pending, first.state) == (action, True, "checking")
    (second,) = pipeline.judge_again([(subject, first)])
    assert (second.action, second.pending) == (final, False)
    assert second.versions["second"] == "glossary-2"
    assert pipeline.judge(subject, wait=True) == second


def test_the_second_judge_sees_a_batch_at_once() -> None:
    slow = Glossary({})
    pipeline = pipeline_for(judges=Judges(QUICK, slow))
    subjects = [said("hmm one"), said("hmm two")]
    waiting = [(subject, pipeline.judge(subject)) for subject in subjects]
    assert [verdict.state for verdict in pipeline.judge_again(waiting)] == ["published"] * 2
    assert slow.seen == ["hmm one", "hmm two"]


def test_what_the_second_judge_says_nothing_about_stays_as_the_first_saw_it() -> None:
    first = Glossary({"offer": 0.85}, "SPAM")
    pipeline = pipeline_for(judges=Judges(first, SLOW))
    verdict = pipeline.judge(said("An offer to everybody on the tram."), wait=True)
    assert verdict.scores == {"SPAM": 0.85, "TOXICITY": 0.01}
    assert (verdict.action, of(verdict)) == (Action.HOLD, ["scores.spam"])
    assert verdict.reasons[0].spans == ((3, 8),)


def test_what_is_held_anyway_needs_no_second_judge() -> None:
    verdict = both().judge(said("hmm", NEWCOMER, gate_state="held-all"))
    assert (verdict.state, verdict.pending) == ("held", False)


def test_what_is_refused_is_not_scored() -> None:
    quick = Glossary({})
    pipeline = pipeline_for(banned="snork", judges=Judges(quick))
    assert pipeline.judge(said("snork")).scores == {}
    assert quick.seen == []


def test_a_verdict_left_pending_when_the_second_judge_was_removed_is_settled() -> None:
    subject = said("hmm")
    waiting = both().judge(subject)
    (verdict,) = pipeline_for().judge_again([(subject, waiting)])
    assert (verdict.action, verdict.pending) == (waiting.action, False)


@pytest.mark.parametrize("how", ["raises", "none", "nan", "percent", "span"])
@pytest.mark.parametrize(
    ("on_failure", "author", "state"),
    [
        ("hold-newcomers", NEWCOMER, "held"),
        ("hold-newcomers", REGULAR, "published"),
        ("hold-newcomers", AuthorFacts(is_guest=True, accepted_comments=9), "held"),
        ("word-lists", NEWCOMER, "published"),
        ("hold-all", REGULAR, "held"),
    ],
)
def test_when_the_judge_fails_the_policy_decides(
    how: str, on_failure: str, author: AuthorFacts, state: str
) -> None:
    failed: list[str] = []
    policy = DEFAULT.with_("judge", on_failure=on_failure)
    pipeline = pipeline_for(
        policy,
        judges=Judges(Broken(how)),
        failed=lambda name, error: failed.append(name),
    )
    verdict = pipeline.judge(said(CALM, author))
    assert verdict.state == state
    assert of(verdict)[-1] == ("judge.failed" if state == "held" else "judge.missing")
    assert failed == ["judge.first"]


@pytest.mark.parametrize(
    ("author", "state", "code"),
    [(NEWCOMER, "held", "judge.failed"), (REGULAR, "published", "judge.missing")],
)
def test_when_the_second_judge_fails_the_first_ones_word_stands(
    author: AuthorFacts, state: str, code: str
) -> None:
    pipeline = pipeline_for(judges=Judges(QUICK, Broken("raises")))
    verdict = pipeline.judge(said("well", author), wait=True)
    assert (verdict.state, verdict.pending) == (state, False)
    assert of(verdict) == ["scores.nudge", code]
    assert verdict.scores == {"TOXICITY": 0.8}


class OneLanguage:
    """A judge that knows English alone, and takes every text for German."""

    version = "one-language"
    attributes = frozenset({"TOXICITY"})

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        return [Scores(language="de") for _ in texts]


@pytest.mark.parametrize("action", Action)
def test_a_language_that_no_model_knows_is_treated_as_the_policy_says(action: Action) -> None:
    policy = DEFAULT.with_("judge", not_modelled=action)
    pipeline = pipeline_for(policy, judges=Judges(OneLanguage()))
    verdict = pipeline.judge(Subject("Der Zug kam wieder zu spät, und niemand weiß warum."))
    assert verdict.action is action
    codes = [finding.code for finding in verdict.findings]
    assert codes == ([] if action is Action.PUBLISH else ["judge.language"])
    assert all(finding.text for finding in verdict.findings)
