"""The page, the API and the command of schedules."""

import json
import sys

import pytest
from django.test import Client

from rostra.cli import main
from rostra.gate.services import current, schedule_of, set_gate
from rostra.members.services.tokens import create_token
from rostra.store import clock
from tests.cast import Cast
from tests.gate.cast import NOON, hours, make_article
from tests.gate.test_views import text_of

pytestmark = pytest.mark.django_db
PAGE = "/moderate/gate/schedule/"
LINES = "daily 8-22: open\notherwise: held-all. It is night."
FORM = {"scope": "section", "target": "City", "text": LINES, "version": "0"}


@pytest.fixture
def editor(cast: Cast, client: Client) -> Client:
    client.force_login(cast.editor)
    return client


def test_try_then_save_then_undo(editor: Client, cast: Cast) -> None:
    make_article(cast.site, section="City")
    with clock.at(NOON):
        tried = editor.post(PAGE, FORM | {"act": "try", "at": "23:00"})
        page = text_of(tried)
        assert "The next seven days, were it saved" in page
        assert "23:00 held-all It is night." in page
        assert "This affects 1 article." in page
        assert 'class="band s-held-all"' in tried.content.decode()
        assert schedule_of(cast.site, "section", "City") == ""

        saved = editor.post(PAGE, FORM | {"act": "save"})
        assert saved.status_code == 302
        assert "Saved: the schedule is in force." in text_of(editor.get(saved["Location"]))
        assert current(cast.site, "section", "city", NOON + hours(11)).state == "held-all"
        assert "The section City" in text_of(editor.get("/moderate/gate/"))

        editor.post(PAGE, FORM | {"act": "undo"})
    assert schedule_of(cast.site, "section", "City") == ""


def test_wrong_lines_are_named_and_kept(editor: Client, cast: Cast) -> None:
    answer = editor.post(PAGE, FORM | {"act": "save", "text": "daily: open\nsomeday: <slow>"})
    assert answer.status_code == 422
    page = text_of(answer)
    assert "Line 2:" in page
    assert "someday: &lt;slow&gt;" in page
    assert editor.post(PAGE, FORM | {"act": "try", "at": "soon"}).status_code == 422
    assert schedule_of(cast.site, "section", "City") == ""


def test_a_stale_page_overwrites_nothing(editor: Client, cast: Cast) -> None:
    set_gate(cast.site, "section", "City", "slow")
    assert editor.post(PAGE, FORM | {"act": "save"}).status_code == 409
    assert schedule_of(cast.site, "section", "City") == ""


def test_what_stands_against_the_schedule_is_said_and_can_be_let_go(
    editor: Client, cast: Cast
) -> None:
    with clock.at(NOON + hours(11)):
        editor.post(PAGE, FORM | {"act": "save"})
        set_gate(cast.site, "section", "City", "open")
        page = f"{PAGE}?scope=section&target=City"
        told = "Set by hand to open: the schedule (held-all) counts again at its next change"
        assert told in text_of(editor.get(page))
        assert told in text_of(editor.get("/moderate/gate/scope/?scope=section&target=City"))
        editor.post(PAGE, FORM | {"act": "follow"})
        assert current(cast.site, "section", "city").state == "held-all"
        set_gate(cast.site, "section", "City", "read-only")
        assert "stricter than the schedule (held-all)" in text_of(editor.get(page))


def test_moderators_look_and_readers_do_not(cast: Cast, client: Client) -> None:
    client.force_login(cast.moderator)
    assert client.get(PAGE).status_code == 200
    assert client.post(PAGE, FORM | {"act": "save"}).status_code == 403
    client.force_login(cast.reader)
    assert client.get(PAGE).status_code == 403


def test_the_api_reads_tries_saves_and_says_what_comes_next(cast: Cast, client: Client) -> None:
    article = make_article(cast.site, section="City")
    token = create_token(cast.editor)[1]
    sent = {"HTTP_AUTHORIZATION": f"Bearer {token}", "content_type": "application/json"}
    wanted = {"scope": "section", "target": "City", "text": LINES}
    url = "/api/v1/gate/schedule"
    with clock.at(NOON):
        tried = client.put(url, json.dumps(wanted | {"dry_run": True, "at": "23:00"}), **sent)
        assert tried.json()["says"]["state"] == "held-all"
        assert schedule_of(cast.site, "section", "City") == ""
        assert client.put(url, json.dumps(wanted), **sent).status_code == 200
        read = client.get(f"{url}?scope=section&target=City", **sent).json()
        assert (read["text"], read["says"]["state"]) == (LINES, "open")
        shown = client.get(f"/api/v1/gate?article={article.pk}").json()
        assert shown["state"] == "open"
        assert shown["next"] == {"at": (NOON + hours(10)).isoformat(), "state": "held-all"}
        wrong = client.put(url, json.dumps(wanted | {"text": "daily: shut"}), **sent)
        assert wrong.status_code == 422
        assert wrong.json()["lines"][0]["line"] == 1
        scope = json.dumps({"scope": "section", "target": "City"})
        assert client.post(f"{url}/follow", scope, **sent).json()["state"] == "open"
        assert client.post(f"{url}/undo", scope, **sent).json()["text"] == ""
    assert client.get(url).status_code == 401


def test_the_command(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str, status: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["rostra", "gate", "schedule", *arguments])
        with pytest.raises(SystemExit) as ended, clock.at(NOON):
            main()
        out = capfd.readouterr()
        assert int(ended.value.code or 0) == status, out
        return out.out + out.err

    lines = ["--line", "daily 8-22: open", "--line", "otherwise: held-all"]
    assert "23:00" in run("set", *lines, "--dry-run", "--at", "23:00")
    assert schedule_of(cast.site, "site") == ""
    assert "22:00" in run("set", *lines)
    told = json.loads(run("show", "--json"))
    assert (told["says"]["state"], told["following"][0]["state"]) == ("open", "held-all")
    assert "is not one of" in run("set", "--line", "daily: shut", status=1)
    assert "daily 8-22" in run("follow")
    assert "no schedule" in run("undo")
    run("set", status=2)
