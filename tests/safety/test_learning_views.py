"""The pages of learning and of replaying, through Django's test client."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from rostra.articles.reading.article import ReadArticle
from rostra.comments.models import Comment, Thread
from rostra.comments.services import post, take_in
from rostra.moderation.services import approve
from rostra.safety.correction_models import CheckRun, CorrectionSwitch, StoredCorrection
from rostra.safety.services import runs
from rostra.safety.views import replaying
from rostra.store.clock import at, now
from rostra.store.problems import Problem
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LEARNING = "/moderate/checks/learning/"
HELD = {"value": 0.7, "low": 0.6, "high": 0.8}


def words_of(answer: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def editor(cast: Cast, client: Client) -> Client:
    client.force_login(cast.editor)
    return client


@pytest.fixture
def lesson(cast: Cast) -> StoredCorrection:
    evidence = {
        "before": HELD, "after": HELD, "gain": {"value": 0.03, "low": 0.01, "high": 0.05},
        "caught_before": HELD, "caught_after": HELD, "doubted": [[str(cast.moderator.pk), 0.1]],
        "curve": [{"decisions": 200, "gain": 0.01}, {"decisions": 400, "gain": 0.03}],
        "forecast": [{"decisions": 800, "gain": 0.05}],
    }  # fmt: skip
    return StoredCorrection.objects.create(
        site=cast.site, number=1, attribute="TOXICITY", weights={}, evidence={"first": evidence},
        decisions=500, abusive=60,
    )  # fmt: skip


def a_comment(cast: Cast, text: str) -> Comment:
    read = ReadArticle(headline="Harbour gets a second crane", paragraphs=("It came by sea.",))
    thread = Thread.objects.select_related("site", "article").get(pk=take_in(cast.site, read).pk)
    return post(thread, cast.newcomer, text).comment


def test_a_version_is_shown_with_its_evidence_switched_on_and_off(
    editor: Client, lesson: StoredCorrection, cast: Cast
) -> None:
    page = editor.get(LEARNING)
    assert "Gain in ROC-AUC: 0.030 (between 0.010 and 0.050)." in words_of(page)
    assert f"count for little: {cast.moderator.name}" in words_of(page).replace("counts", "count")
    assert b"<svg" in page.content
    on = editor.post(f"{LEARNING}switch/", {"version": "1"}, follow=True)
    assert "Version 1 counts." in words_of(on)
    off = editor.post(f"{LEARNING}switch/", {"version": "none"}, follow=True)
    assert "Nothing learned counts now" in words_of(off)
    assert [row.switched_by for row in CorrectionSwitch.objects.all()] == [cast.editor] * 2
    assert editor.post(f"{LEARNING}switch/", {"version": "9"}).status_code == 404
    assert editor.post(f"{LEARNING}switch/", {"version": "x"}).status_code == 422


def test_moderators_look_and_editors_switch(
    cast: Cast, client: Client, lesson: StoredCorrection
) -> None:
    client.force_login(cast.moderator)
    page = words_of(client.get(LEARNING))
    assert "Version 1" in page
    assert "Let it count" not in page
    assert client.post(f"{LEARNING}switch/", {"version": "1"}).status_code == 403
    assert client.post(f"{LEARNING}begin/").status_code == 403
    assert client.post("/moderate/checks/policy/replay/", {"toml": ""}).status_code == 403
    client.force_login(cast.reader)
    assert client.get(LEARNING).status_code in (302, 403)


def test_a_policy_is_tried_on_past_comments_and_leads_on_to_saving_it(
    editor: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = "See https://a.example and https://b.example and tell me."
    held = a_comment(cast, links)
    assert held.state == Comment.State.HELD
    approve(held.pk, cast.moderator)
    begin = runs.begin
    monkeypatch.setattr(replaying.runs, "begin", lambda *asked: begin(*asked, wait=True))
    toml = '[links]\nnewcomer = "publish"\n'
    page = editor.post("/moderate/checks/policy/replay/", {"toml": toml}, follow=True)
    said = words_of(page)
    assert "1 comment of 1 days was judged anew. Nothing was changed." in said
    assert "Held, of 1 that was approved 100 % 21–100 0 % 0–79" in said
    assert "See https://a.example" in said
    assert "approved by a moderator" in said
    assert "Go on with this policy" in said
    bad = editor.post("/moderate/checks/policy/replay/", {"toml": "[links]\nmots = 1"})
    assert bad.status_code == 422


def test_what_cannot_be_done_is_said_on_the_page(editor: Client, cast: Cast) -> None:
    run = runs.begin(cast.site, "learn", {}, cast.editor, wait=True)
    page = words_of(editor.get(f"/moderate/checks/runs/{run.pk}/"))
    assert "There are 0 decisions to learn from" in page
    assert editor.get("/moderate/checks/runs/nonsense/").status_code == 404


def test_one_run_at_a_time_and_a_stopped_one_is_told_as_such(editor: Client, cast: Cast) -> None:
    run = CheckRun.objects.create(site=cast.site, kind="replay", done=30, total=90)
    with pytest.raises(Problem, match="under way"):
        runs.begin(cast.site, "learn", {}, cast.editor, wait=True)
    page = editor.get(f"/moderate/checks/runs/{run.pk}/")
    assert "30 of 90 comments looked at." in words_of(page)
    assert b'value="30"' in page.content
    with at(now() + timedelta(minutes=3)):
        page = editor.get(f"/moderate/checks/runs/{run.pk}/")
        assert "It was interrupted" in words_of(page)
        runs.begin(cast.site, "learn", {}, cast.editor, wait=True)


@pytest.mark.django_db(transaction=True)
def test_a_run_goes_on_in_a_thread_of_its_own(cast: Cast) -> None:
    import threading

    run = runs.begin(cast.site, "replay", {"toml": "", "most": 10, "days": 7}, cast.editor)
    for thread in threading.enumerate():
        if thread.name == f"run-{run.pk}":
            thread.join(60)
    run.refresh_from_db()
    assert run.problem == ""
    assert run.result["comments"] == 0
