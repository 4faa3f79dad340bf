"""A judge that is missing, corrupt, broken, slow, and comes back."""

import threading
from pathlib import Path

import pytest

from rostra.safety import metrics
from rostra.safety import watched as watching
from rostra.safety.judge import Context, JudgeError
from rostra.safety.watched import FEWEST, Watched
from tests.safety.judges import Broken, Delayed, Glossary

FROM_FILE = "tests.safety.judges:from_file"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the judge; not there yet."""
    path = tmp_path / "judge.json"
    monkeypatch.setenv("JUDGE_FILE", str(path))
    return path


def ask(judge: Watched, text: str = "you snork") -> float:
    (scores,) = judge.score([text], [Context()])
    return scores.values["TOXICITY"]


def up(stage: str) -> float:
    return metrics.judge_up.labels(stage)._value.get()


def failures(stage: str, kind: str) -> float:
    return metrics.judge_failures.labels(stage, kind)._value.get()


def test_it_is_loaded_when_first_asked_and_says_its_version(file: Path) -> None:
    file.write_text('{"snork": 0.9}')
    judge = Watched("first", FROM_FILE)
    assert judge._judge is None
    assert ask(judge) == 0.9
    assert (judge.version, judge.attributes) == ("glossary-1", Glossary.attributes)
    assert (judge.trouble, up("first")) == (None, 1)


@pytest.mark.parametrize(("content", "kind"), [(None, "missing"), ("{snork", "corrupt")])
def test_without_a_sound_file_it_fails_until_there_is_one(
    file: Path, content: str | None, kind: str
) -> None:
    if content is not None:
        file.write_text(content)
    before = failures("first", kind)
    judge = Watched("first", FROM_FILE)
    with pytest.raises(JudgeError):
        ask(judge)
    assert judge.trouble is not None
    assert (judge.trouble.kind, up("first")) == (kind, 0)
    assert (judge.version, judge.attributes) == (f"{FROM_FILE}, not loaded", frozenset())
    assert failures("first", kind) == before + 1
    file.write_text('{"snork": 0.9}')
    with pytest.raises(JudgeError, match="does not work"):  # nobody's request tries again
        ask(judge)
    judge.look_after()
    assert (judge.trouble, ask(judge), up("first")) == (None, 0.9, 1)


def test_a_name_that_nobody_registered_is_told() -> None:
    judge = Watched("second", "oracle")
    judge.look_after()
    assert judge.trouble is not None
    assert "no judge is registered by that name" in judge.trouble.detail


@pytest.mark.parametrize("how", ["raises", "none", "nan", "percent", "span"])
def test_one_that_answers_wrongly_is_in_trouble_until_it_answers_well(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Watched("second", "tests.safety.judges:sure")
    assert ask(judge) == 0.99
    monkeypatch.setattr(judge, "_judge", Broken(how))
    with pytest.raises(JudgeError):
        ask(judge)
    assert judge.trouble is not None
    assert judge.trouble.kind == "error"
    judge.look_after()
    assert judge.trouble is not None
    monkeypatch.setattr(judge, "_judge", Glossary({"snork": 0.7}))
    assert (ask(judge), judge.trouble) == (0.7, None)


class TestTooSlow:
    def test_its_median_decides(self) -> None:
        judge = Watched("first", "tests.safety.judges:delayed", budget_s=0.01)
        for _ in range(FEWEST):
            assert judge.trouble is None
            ask(judge)
        assert judge.trouble is not None
        assert judge.trouble.kind == "slow"
        with pytest.raises(JudgeError, match="does not work"):
            ask(judge)

    def test_it_is_tried_where_nobody_waits(self, monkeypatch: pytest.MonkeyPatch) -> None:
        judge = Watched("first", "tests.safety.judges:delayed", budget_s=0.01)
        judge.failed("slow", "as before")
        judge.look_after()
        assert judge.trouble is not None
        monkeypatch.setattr(judge, "_judge", Delayed(0.0))
        judge.look_after()
        assert (judge.trouble, ask(judge)) == (None, 0.99)

    def test_without_a_budget_nobody_minds(self) -> None:
        judge = Watched("second", "tests.safety.judges:delayed")
        for _ in range(FEWEST):
            ask(judge)
        assert judge.trouble is None

    def test_one_that_hangs_takes_no_second_thread_with_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        release, inside = threading.Event(), threading.Event()

        class Hanging(Glossary):
            def score(self, texts, contexts):  # type: ignore[no-untyped-def]
                inside.set()
                release.wait(20)
                return super().score(texts, contexts)

        judge = Watched("first", "tests.safety.judges:quick", budget_s=1.0)
        monkeypatch.setattr(judge, "_judge", Hanging({}))
        monkeypatch.setattr(watching, "HANGS_S", 0.0)
        thread = threading.Thread(target=ask, args=[judge])
        thread.start()
        try:
            assert inside.wait(10)
            with pytest.raises(JudgeError, match="does not answer"):
                ask(judge)
        finally:
            release.set()
            thread.join()
        assert judge.trouble is not None
        assert judge.trouble.kind == "slow"


def test_many_threads_load_it_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    real = watching.load

    def counting(name: str, options: dict[str, object]) -> object:
        loaded.append(name)
        return real(name, options)

    monkeypatch.setattr(watching, "load", counting)
    file.write_text('{"snork": 0.9}')
    judge = Watched("first", FROM_FILE)
    threads = [threading.Thread(target=ask, args=[judge]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loaded == [FROM_FILE]
