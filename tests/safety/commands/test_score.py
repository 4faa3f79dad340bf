"""`rostra score`: lines in, one line each out."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from rostra.safety.judge import ATTRIBUTES
from tests.safety.commands.conftest import Run


def test_every_line_gets_one_answer_in_order(run: Run) -> None:
    lines = [
        {"text": "The tram was late again. Does anybody know why?"},
        {"text": ""},
        {"text": "see https://a.example https://b.example https://c.example https://d.example"},
        {"text": "Agreed.", "parent": "The tram is late.", "article": "Trams run late"},
        {"text": "Agreed.", "article": {"headline": "Trams", "section": "City", "sensitive": True}},
    ]
    done = run("score", "--jsonl", stdin="\n".join(json.dumps(line) for line in lines) + "\n")
    calm, empty, links, *_ = answers = done.lines
    assert len(answers) == 5
    assert all(set(each) == {"scores", "verdict", "reasons", "language"} for each in answers)
    assert (calm["verdict"], calm["reasons"]) == ("publish", [])
    assert empty["verdict"] == "refuse"
    assert empty["reasons"][0]["check"] == "length"
    assert links["verdict"] == "hold"
    assert {reason["check"] for reason in links["reasons"]} == {"links"}
    start, end = links["reasons"][0]["spans"][0]
    assert lines[2]["text"][start:end].startswith("https://")


def test_a_bad_line_is_answered_with_its_number_and_the_rest_goes_on(run: Run) -> None:
    bad = [
        b'{"text": ',
        b"",
        b"\xff\xfe",
        b'{"text": 3}',
        b'{"txt": "a"}',
        b'["a"]',
        b'{"text": "a", "parent": 1}',
        b'{"text": "a", "article": 1}',
        b'{"text": "a", "article": {"lead": 1}}',
        b"[" * 200_000,
        b'{"text": "' + b"a" * 1_000_001 + b'"}',
    ]
    done = run("score", "--jsonl", stdin=b"\n".join([*bad, b'{"text": "Fine."}']))
    *errors, last = done.lines
    assert [each["line"] for each in errors] == list(range(1, len(bad) + 1))
    assert all(each["error"].startswith(f"Line {each['line']}: ") for each in errors)
    assert last["verdict"] == "publish"


def test_a_line_that_is_no_object_is_a_text_unless_told_otherwise(run: Run) -> None:
    assert run("score", stdin="Fine weather today, said the tram driver.\n").lines[0]["verdict"]
    assert "error" in run("score", "--jsonl", stdin="Fine weather.\n").lines[0]


def test_the_context_may_stand_in_another_field(run: Run) -> None:
    line = json.dumps({"text": "Agreed.", "before": 7})
    assert "verdict" in run("score", "--jsonl", stdin=line).lines[0]
    assert "before" in run("score", "--context-field", "before", stdin=line).lines[0]["error"]


def test_what_no_file_can_hold_is_written_all_the_same(run: Run) -> None:
    done = run("score", "--jsonl", stdin='{"text": "\\ud800 half a character"}\n')
    assert done.lines[0]["verdict"] in ("publish", "nudge", "hold", "refuse")


def test_answers_come_while_more_is_awaited(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rostra.cli", "score", "--jsonl"]
    environment = os.environ | {"PYTHONPATH": "src", "ROSTRA_DATA": str(tmp_path / "none")}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        for text in ("First.", "Second."):
            process.stdin.write(json.dumps({"text": text}).encode() + b"\n")
            process.stdin.flush()
            assert "verdict" in json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait() == 0
    assert not (tmp_path / "none").exists()


def test_attributes_of_the_second_judge_alone_are_scored_on_every_english_line(
    run: Run, settings: Any
) -> None:
    settings.JUDGE_FIRST, settings.JUDGE_SECOND = "ngrams", "encoder"
    settings.JUDGE_FIRST_MS = 60_000.0
    texts = [
        "The tram leaves at noon on Sundays.",
        "You are a stupid idiot, shut up.",
        "The tram is late. " * 2_000,
    ]
    done = run("score", "--jsonl", stdin="\n".join(json.dumps({"text": text}) for text in texts))
    assert len(done.lines) == 3
    assert all(set(ATTRIBUTES) <= set(line["scores"]) for line in done.lines)
    assert [line["verdict"] for line in done.lines] == ["publish", "hold", "refuse"]
