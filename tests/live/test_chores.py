import threading

import pytest

from rostra.live import metrics
from rostra.live.chores import Chore, Chores


def count(name: str, outcome: str) -> float:
    return metrics.chore_runs.labels(name, outcome)._value.get()


@pytest.mark.django_db(transaction=True)
def test_a_chore_is_done_again_and_again_even_after_it_failed() -> None:
    rounds: list[int] = []
    enough = threading.Event()

    def work() -> None:
        rounds.append(len(rounds))
        if len(rounds) == 1:
            raise RuntimeError("the first time goes wrong")
        enough.set()

    before = count("test", "failed")
    chores = Chores([Chore("test", 0.0, work)])
    chores.start()
    assert enough.wait(10)
    chores.stop()
    assert count("test", "failed") == before + 1
    assert not at_work()


def at_work() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("chore")]


def test_without_chores_nothing_is_started() -> None:
    chores = Chores([])
    chores.start()
    chores.stop()
    assert not at_work()


@pytest.mark.django_db(transaction=True)
def test_a_slow_chore_keeps_no_other_waiting() -> None:
    release, others = threading.Event(), threading.Event()
    chores = Chores(
        [
            Chore("slow", 0.0, lambda: release.wait(10)),
            Chore("quick", 0.0, others.set),
        ]
    )
    chores.start()
    try:
        assert others.wait(5)
    finally:
        release.set()
        chores.stop()
