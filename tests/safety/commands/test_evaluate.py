"""`rostra safety eval`: figures from a labelled file, and a sentence where there can be none."""

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from rostra.safety.judge import Judges
from rostra.safety.services import evaluate
from tests.safety.commands.conftest import Run
from tests.safety.judges import Glossary

ROWS = [
    {"body": f"{word} number {n}", "label": int(word == "vile"), "desk": desk}
    for n in range(20)
    for word, desk in (("kind", "city"), ("kind", "sport"), ("vile", "city"), ("vile", "sport"))
]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Glossary:
    """A judge at work that knows one word, and mistakes one kind text for another."""
    judge = Glossary({"vile": 0.9, "kind number 7": 0.95})
    monkeypatch.setattr(evaluate, "judges_or_problem", lambda: Judges(judge))
    return judge


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv.gz"
    with gzip.open(path, "wt", newline="") as stream:
        writer = csv.DictWriter(stream, ROWS[0].keys())
        writer.writeheader()
        writer.writerows(ROWS)
    return path


def asked(path: Path, *more: str) -> tuple[str, ...]:
    return ("safety", "eval", "--data", str(path), "--text", "body", "--label", "label", *more)


def test_the_figures_are_those_of_the_scores(model: Glossary, rows: Path, run: Run) -> None:
    data: Any = run(*asked(rows, "--group", "desk", "--json")).data
    assert (data["texts"], data["abusive"], data["left_out"]) == (80, 40, 0)
    # Of 40 × 40 pairs only those with the two mistaken texts are in the wrong order.
    assert data["roc_auc"]["value"] == pytest.approx(1 - 80 / 1600)
    assert data["roc_auc"]["low"] < data["roc_auc"]["value"] <= data["roc_auc"]["high"]
    assert [group["name"] for group in data["groups"]] == ["city", "sport"]
    assert {group["texts"] for group in data["groups"]} == {40}
    shown = run(*asked(rows, "--group", "desk")).stdout
    assert "TOXICITY of 80 texts, 40 of them abusive, by glossary-2 (cascade)." in shown
    assert "ROC-AUC" in shown
    assert "sport" in shown


def test_json_lines_with_gaps_are_read_and_gaps_counted(
    model: Glossary, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "rows.jsonl"
    lines = [*ROWS, {"body": "", "label": 1}, {"body": "no label", "label": None}]
    path.write_text("\n".join(json.dumps(line) for line in lines))
    assert run(*asked(path, "--json")).data["left_out"] == 2


def test_the_second_judge_is_asked_as_told(
    monkeypatch: pytest.MonkeyPatch, rows: Path, run: Run
) -> None:
    for how, texts in (("first", 0), ("cascade", 40), ("both", 80)):
        second = Glossary({"vile": 0.9})
        judges = Judges(Glossary({"vile": 0.5}), second)
        monkeypatch.setattr(evaluate, "judges_or_problem", lambda judges=judges: judges)
        run(*asked(rows, "--judge", how))
        assert len(second.seen) == texts


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("--label", "lable"), "no column 'lable'"),
        (("--attribute", "HUMOUR"), "HUMOUR is not modelled."),
        (("--label", "desk"), "Line 2: desk is 'city', which is no number."),
        (("--text", "label", "--label", "body"), "which is no number"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    model: Glossary, rows: Path, run: Run, change: tuple[str, ...], said: str
) -> None:
    assert said in run(*asked(rows, *change), status=1).stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"x", "is of a kind that cannot be read"),
        ("a.csv", b"body,label\n\xff,1\n", "is not UTF-8"),
        ("a.csv.gz", b"no gzip", "cannot be read"),
        ("a.jsonl", b'{"body": "a", "label": 1}\n{', "line 2 is not JSON"),
        ("a.jsonl", b"[]", "line 1 is no JSON object"),
        ("a.csv", b"body,label\na,1\n", "Of 1 texts that can be scored 1 are labelled abusive."),
        ("a.csv", b"", "has no column 'body'"),
        ("a.csv", b"body,label\na,0\nb,2\n", "Line 3: label is 2; labels go from 0 to 1."),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    model: Glossary, tmp_path: Path, run: Run, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in run(*asked(path), status=1).stderr
