"""Actions in their order, and verdicts as they are stored."""

import itertools
import json

import pytest

from rostra.safety.verdict import Action, Finding, Verdict

HELD = Finding("links", "links.newcomer", Action.HOLD, spans=((3, 9),), score=0.5, detail="why")
NUDGED = Finding("shouting", "shouting.capitals", Action.NUDGE)


def wait(seconds: int) -> Finding:
    params = {"count": 1, "window": "1 minute", "wait": "9 seconds"}
    return Finding("rate", "rate.fast", Action.REFUSE, params, retry_after=seconds)


BANNED = Finding("wordlist", "wordlist.banned", Action.REFUSE)


def test_actions_are_in_the_order_of_severity() -> None:
    order = [Action.PUBLISH, Action.NUDGE, Action.HOLD, Action.REFUSE]
    assert [action.severity for action in order] == [0, 1, 2, 3]
    assert all(one < other for one, other in itertools.pairwise(order))
    assert max(order) is Action.REFUSE


def test_the_gravest_finding_decides_and_gives_the_reasons() -> None:
    verdict = Verdict.of((NUDGED, HELD, NUDGED))
    assert verdict.action is Action.HOLD
    assert verdict.reasons == (HELD,)


def test_without_findings_a_text_is_published() -> None:
    assert Verdict.of(()).action is Action.PUBLISH


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict(), "published"),
        (Verdict(pending=True), "checking"),
        (Verdict.of((NUDGED,)), "published"),
        (Verdict.of((NUDGED,), pending=True), "checking"),
        (Verdict.of((HELD,), pending=True), "held"),
        (Verdict.of((BANNED,)), "refused"),
    ],
)
def test_the_state_that_a_text_takes(verdict: Verdict, state: str) -> None:
    assert verdict.state == state


def test_waiting_helps_only_where_it_is_all_that_is_asked() -> None:
    assert Verdict.of((wait(9), wait(40))).retry_after == 40
    assert Verdict.of((wait(9), BANNED)).retry_after is None
    assert Verdict.of((wait(9), HELD)).retry_after == 9
    assert Verdict.of((HELD,)).retry_after is None


def test_a_writer_may_keep_a_text_that_was_nudged_and_nothing_else() -> None:
    assert Verdict.of((NUDGED,)).kept.action is Action.PUBLISH
    assert Verdict.of((NUDGED,)).kept.findings == (NUDGED,)
    assert Verdict.of((HELD, NUDGED)).kept.action is Action.HOLD


def test_a_verdict_survives_storage() -> None:
    verdict = Verdict.of(
        (HELD, NUDGED, wait(3)),
        scores={"TOXICITY": 0.25},
        language="en",
        versions={"first": "none"},
        pending=True,
    )
    stored = json.loads(json.dumps(verdict.to_json()))
    assert Verdict.from_json(stored) == verdict
    assert stored["findings"][0]["text"].startswith("Links in a reader’s first comments")
    assert stored["findings"][0]["spans"] == [[3, 9]]


def test_a_stored_verdict_of_an_unknown_action_is_refused() -> None:
    with pytest.raises(ValueError, match="approve"):
        Verdict.from_json({"action": "approve"})
