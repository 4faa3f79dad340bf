"""`rostra safety learn`, `transfer` and `policy replay`: through their entry points."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from rostra.articles.reading.article import ReadArticle
from rostra.comments.models import Thread
from rostra.comments.services import post, take_in
from rostra.safety.correction_models import CorrectionSwitch, StoredCorrection
from rostra.safety.judge import Judges
from rostra.safety.learning.labels import Label
from rostra.safety.models import PolicyVersion
from rostra.safety.services import corrections, judging
from rostra.safety.services.judging import correction_on, pipeline_now
from rostra.safety.subject import Subject
from rostra.sites.models import Site
from tests.cast import Cast
from tests.safety.commands.conftest import Run
from tests.safety.learning.made_up import Shortsighted, decisions

pytestmark = pytest.mark.django_db
JUDGES = Judges(Shortsighted())


def plenty(site: Site, most: int) -> list[Label]:
    """What a busy site has decided."""
    return decisions(600)


def few(site: Site, most: int) -> list[Label]:
    return decisions(150)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A judge at work that can be taught."""
    monkeypatch.setattr(judging, "judges_at_work", lambda: JUDGES)
    monkeypatch.setattr(corrections, "judges_or_problem", lambda: JUDGES)


def test_what_is_learned_counts_only_once_somebody_switches_it_on(
    cast: Cast, model: None, run: Run
) -> None:
    text = "comment 012345"
    before = pipeline_now(cast.site).judge(Subject(text))
    with override_settings(ROSTRA_DECIDED_COMMENTS=f"{__name__}.plenty"):
        said = run("safety", "learn").stdout
    assert "First judge: 600 decisions" in said
    assert "Kept as version 1, switched off." in said
    assert pipeline_now(cast.site).judge(Subject(text)) == before
    assert run("safety", "learn", "--switch-on", "1").stdout == "Switched on: version 1.\n"
    after = pipeline_now(cast.site).judge(Subject(text))
    assert after.scores["TOXICITY"] != before.scores["TOXICITY"]
    assert after.versions["first"] == "shortsighted-1+taught-1"
    (told,) = run("safety", "learn", "--list", "--json").data
    assert (told["version"], told["on"], told["decisions"]) == (1, True, 600)
    assert told["evidence"]["first"]["gain"]["low"] > 0
    assert run("safety", "learn", "--switch-off").stdout == "Switched off.\n"
    assert pipeline_now(cast.site).judge(Subject(text)) == before
    assert CorrectionSwitch.objects.count() == 2
    assert correction_on(cast.site) is None


def test_too_few_decisions_are_told_and_nothing_is_kept(cast: Cast, model: None, run: Run) -> None:
    with override_settings(ROSTRA_DECIDED_COMMENTS=f"{__name__}.few"):
        said = run("safety", "learn", status=1).stderr
    assert "There are 150 decisions to learn from" in said
    assert not StoredCorrection.objects.exists()
    assert "Nothing was learned yet." in run("safety", "learn", "--list").stdout
    assert "correction" in run("safety", "learn", "--switch-on", "4", status=1).stderr
    run("safety", "learn", "--switch-on", "4", "--switch-off", status=2)


def test_a_policy_is_replayed_and_nothing_is_changed(cast: Cast, run: Run, tmp_path: Path) -> None:
    read = ReadArticle(headline="Harbour gets a second crane", paragraphs=("It came by sea.",))
    thread = Thread.objects.get(pk=take_in(cast.site, read).pk)
    post(thread, cast.reader, "What a flimflam, that crane, if you ask the yard.")
    post(thread, cast.second_reader, "The crane came by sea, and at night at that.")
    words = tmp_path / "words.txt"
    words.write_text("flimflam\n")
    data: Any = run("policy", "replay", "--suspect", str(words), "--json").data
    assert data["comments"] == 2
    assert data["changes"] == {"publish → hold": 1}
    assert data["now"]["errors"]["held_though_approved"]["value"] is None
    said = run("policy", "replay", "--suspect", str(words), "--since", "7").stdout
    assert "What a flimflam, that crane" in said
    assert "publish → hold: 1" in said
    assert "No comment would have been treated otherwise." in run("policy", "replay").stdout
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[links]\nmots = 1\n")
    assert "Do you mean most?" in run("policy", "replay", "--policy", str(wrong), status=1).stderr
    assert not PolicyVersion.objects.exists()


def test_a_bar_of_old_scores_is_carried_over_and_drawn(
    monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path
) -> None:
    monkeypatch.setattr("rostra.safety.services.carry_over.judges_or_problem", lambda: JUDGES)
    texts = [f"comment {number:06d}" for number in range(200)]
    scores = [each.values["TOXICITY"] for each in JUDGES.first.score(texts, [])]
    pairs, picture = tmp_path / "pairs.jsonl", tmp_path / "bar.svg"
    lines = [
        json.dumps({"t": text, "old": score**0.5})
        for text, score in zip(texts, scores, strict=True)
    ]
    pairs.write_text("\n".join(lines))
    asked = ("safety", "transfer", "--pairs", str(pairs), "--text", "t", "--old", "old")
    data: Any = run(*asked, "--old-threshold", "0.4", "--plot", str(picture), "--json").data
    assert data["asked"]["ours"]["value"] == pytest.approx(0.16, abs=0.03)
    assert ET.parse(picture).getroot().tag.endswith("svg")
    assert "treated alike" in run(*asked).stdout
    coral = tmp_path / "coral.jsonl"
    coral.write_text(
        "\n".join(
            json.dumps(
                {"revisions": [
                    {"body": f"<div>{text}</div>", "metadata": {"perspective": {"score": score}}},
                    {"body": "", "metadata": {}},
                ]}
            )
            for text, score in zip(texts, scores, strict=True)
        )
    )  # fmt: skip
    told: Any = run("safety", "transfer", "--pairs", str(coral), "--coral", "--json").data
    assert (told["texts"], told["rank_agreement"]) == (200, pytest.approx(1))
    run("safety", "transfer", "--pairs", str(coral), status=2)
    coral.write_text('{"revisions": []}\n')
    few_said = run("safety", "transfer", "--pairs", str(coral), "--coral", status=1).stderr
    assert "There are 0 texts with an old score." in few_said
