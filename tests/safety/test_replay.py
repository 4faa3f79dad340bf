"""Past comments judged anew, counted against what happened and what moderators decided."""

import datetime as dt

import pytest

from rostra.safety import measures
from rostra.safety.judge import Judges
from rostra.safety.pipeline import pipeline_for
from rostra.safety.policy import DEFAULT
from rostra.safety.replay import Past, Replay, Replayer, batches
from rostra.safety.subject import Subject
from rostra.safety.verdict import Action, Finding
from tests.safety.cast import REGULAR
from tests.safety.judges import Glossary

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
HELD = Finding("wordlist", "wordlist.suspect", Action.HOLD)
FAST = Finding("rate", "rate.hour", Action.HOLD)


def past(
    text: str, findings: tuple[Finding, ...] = (), outcome: str | None = None, day: int = 0
) -> Past:
    subject = Subject(text, author=REGULAR)
    action = max((found.action for found in findings), default=Action.PUBLISH)
    return Past(text, subject, action, findings, outcome, MONDAY + dt.timedelta(days=day))


def replayed(comments: list[Past], **lists: str) -> Replay:
    replayer = Replayer(pipeline_for(DEFAULT, **lists))
    for batch in batches(comments):
        replayer.take(batch)
    return replayer.result()


def test_the_same_rules_change_nothing() -> None:
    done = replayed([past(f"The tram was late on day {n}.", day=n) for n in range(70)])
    assert (done.comments, done.changes, done.examples) == (70, {}, ())
    assert done.then == done.now
    assert done.days == 69


def test_a_new_word_holds_and_the_decisions_say_how_often_wrongly() -> None:
    comments = [past(f"A flimflam, number {n}.", outcome="approved", day=n) for n in range(4)]
    comments += [past("What flimflam you are.", outcome="rejected", day=5)]
    comments += [past("A fine day at the quay.", outcome="approved", day=10)]
    comments += [past("You are a nuisance and a fool.", outcome="rejected", day=10)]
    done = replayed(comments, suspect="flimflam")
    assert done.changes == {"publish → hold": 5}
    assert (done.then.actions["hold"], done.now.actions["hold"]) == (0, 5)
    assert done.now.errors.approved == 5
    assert done.now.errors.held_though_approved == measures.wilson(4, 5)
    assert done.now.errors.published_though_rejected == measures.wilson(1, 2)
    assert done.then.errors.published_though_rejected.value == 1
    assert done.now.queue_per_day.value == pytest.approx(0.5)
    assert done.now.queue_per_day.low < 0.5 < done.now.queue_per_day.high
    first = done.examples[0]
    assert (first.before, first.after, first.outcome) == (Action.PUBLISH, Action.HOLD, "approved")
    assert [first.text[a:b] for a, b in first.spans] == ["flimflam"]
    assert sum(done.now.reasons.values()) == 5


def test_a_word_that_is_taken_off_publishes_what_was_held() -> None:
    done = replayed([past("A flimflam.", (HELD,)), past("Fine.", (HELD,))])
    assert done.changes == {"hold → publish": 2}
    assert done.now.reasons == {}


def test_what_hung_on_the_moment_is_taken_over_unless_that_check_is_off() -> None:
    comments = [past("Fine weather at the quay today.", (FAST,))]
    assert replayed(comments).changes == {}
    replayer = Replayer(pipeline_for(DEFAULT.with_("rate", enabled=False)))
    replayer.take(comments)
    assert replayer.result().changes == {"hold → publish": 1}


def test_what_the_first_judge_is_unsure_of_goes_to_the_second_in_one_batch() -> None:
    second = Glossary({"vile": 0.99})
    judges = Judges(Glossary({"vile": 0.5}), second)
    replayer = Replayer(pipeline_for(DEFAULT, judges=judges))
    replayer.take([past("vile"), past("kind"), past("so vile")])
    assert second.seen == ["vile", "so vile"]
    assert replayer.result().changes == {"publish → hold": 2}


def test_nothing_to_replay_is_no_error() -> None:
    done = replayed([])
    assert (done.comments, done.now.actions["hold"]) == (0, 0)
    assert measures.without_nan([done.now.errors.held_though_approved.value]) == [None]


def test_a_rate_has_exact_bounds() -> None:
    rate = measures.poisson(10, 1)
    assert (rate.low, rate.high) == (pytest.approx(4.795, abs=0.02), pytest.approx(18.39, abs=0.02))
    assert measures.poisson(0, 2).low == 0
    assert measures.poisson(0, 2).high == pytest.approx(3.69 / 2, abs=0.05)
