from collections.abc import Callable
from typing import Any, get_args

import pytest
from django.test import Client

from rostra.gate import schemas
from rostra.gate.models import GateChange, GateSetting
from rostra.gate.rules import SCOPES, STATES
from rostra.gate.services import current, set_gate
from rostra.members.models import Member
from rostra.members.services.tokens import create_token
from rostra.store import clock
from rostra.store.ids import new_id
from tests.cast import Cast
from tests.gate.cast import NOON, hours, make_article, make_member, make_site

pytestmark = pytest.mark.django_db
GATE = "/api/v1/gate"

Ask = Callable[..., Any]


@pytest.fixture
def ask(client: Client) -> Ask:
    """Sends a request with a member's token: `ask(editor, "put", path, {…})`."""

    def send(member: Member | None, method: str, path: str, data: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {create_token(member)[1]}"} if member else {}
        return getattr(client, method)(
            path, data=data, content_type="application/json", headers=headers
        )

    return send


def test_anybody_reads_what_counts_under_an_article(cast: Cast, ask: Ask) -> None:
    article = make_article(cast.site, section="City", url="https://courier.example/a")
    set_gate(cast.site, "section", "City", "suspended", notice="Soon.", reason="A wave.")
    for query in (f"article={article.pk}", "url=https://courier.example/a"):
        told = ask(None, "get", f"{GATE}?{query}").json()
        assert (told["state"], told["scope"], told["closed"]) == ("suspended", "section", True)
        assert told["article"] == str(article.pk)
        assert told["notice"]["what"] == "Comments are paused in this section."
        assert (told["notice"]["words"], told["notice"]["why"]) == ("Soon.", "A wave.")
        assert told["settings"] is None
    seen = ask(cast.moderator, "get", f"{GATE}?article={article.pk}").json()
    assert [each["scope"] for each in seen["settings"]] == ["section"]
    assert ask(None, "get", f"{GATE}?article={new_id()}").status_code == 404
    assert ask(None, "get", GATE).status_code == 400


def test_an_editor_sets_reads_and_takes_back(cast: Cast, ask: Ask) -> None:
    make_article(cast.site, section="City")
    wanted = {"scope": "section", "target": "City", "state": "suspended", "until": "2h",
              "then": "members", "reason": "A wave.", "version": 0}  # fmt: skip
    with clock.at(NOON):
        dry = ask(cast.editor, "put", GATE, wanted | {"dry_run": True}).json()
        assert not GateSetting.objects.exists()
        done = ask(cast.editor, "put", GATE, wanted).json()
    assert dry["affected"] == done["affected"] == {"articles": 1, "stricter": 0, "writers": None}
    assert (done["state"], done["then"], done["version"]) == ("suspended", "members", 1)
    assert done["until"] == (NOON + hours(2)).isoformat()
    assert done["set_by"] == cast.editor.name
    assert done["shown"]["why"] == "A wave."

    with clock.at(NOON):
        standing = ask(cast.moderator, "get", "/api/v1/gates").json()
        assert [(s["scope"], s["state"]) for s in standing] == [
            ("site", "open"),
            ("section", "suspended"),
        ]
        log = ask(cast.moderator, "get", f"{GATE}/changes").json()
        (change,) = log["changes"]
        assert (change["before"], change["after"]) == ("open", "suspended")
        assert log["next"] is None
        undone = ask(cast.editor, "post", f"{GATE}/changes/{change['id']}/undo").json()
    assert undone["state"] == "open"


def test_a_chain_is_set(cast: Cast, ask: Ask) -> None:
    steps = [{"state": "members", "until": "30m"}, {"state": "slow"}]
    with clock.at(NOON):
        done = ask(
            cast.editor, "put", GATE, {"state": "suspended", "until": "2h", "steps": steps}
        ).json()
    assert [(s["state"], s["until"]) for s in done["steps"]] == [
        ("members", (NOON + hours(2.5)).isoformat()),
        ("slow", None),
    ]


def test_a_stale_version_is_a_conflict_that_says_who(cast: Cast, ask: Ask) -> None:
    set_gate(cast.site, "site", "", "held-all", by=make_member(cast.site, "Emil Editor"))
    answer = ask(cast.editor, "put", GATE, {"state": "suspended", "version": 0})
    told = answer.json()
    assert answer.status_code == told["status"] == 409
    assert answer["Content-Type"] == "application/problem+json"
    assert told["changed_by"] == "Emil Editor"
    assert told["current"]["state"] == "held-all"
    assert told["current"]["version"] == 1
    assert current(cast.site, "site").state == "held-all"


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "shut"},
        {"state": ""},
        {},
        {"state": "slow", "scope": "planet"},
        {"state": "slow", "scope": "section"},
        {"state": "slow", "scope": "article", "target": "12"},
        {"state": "slow", "until": "soon"},
        {"state": "slow", "until": "2020-01-01"},
        {"state": "slow", "then": "members"},
        {"state": "slow", "until": "2h", "then": "hidden"},
        {"state": "slow", "notice": "x" * 2001},
        {"state": "slow", "version": -1},
        {"state": "slow", "version": 10**12},
        {"state": "slow", "mood": "calm"},
        {"state": "slow", "dry_run": 1},
    ],
)
def test_bad_input_is_a_422_and_leaves_nothing(cast: Cast, ask: Ask, wrong: object) -> None:
    answer = ask(cast.editor, "put", GATE, wrong)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert not GateSetting.objects.exists()


def test_the_description_names_the_states_that_there_are() -> None:
    assert get_args(schemas.State) == STATES
    assert get_args(schemas.Scope) == SCOPES


def test_only_editors_change_and_only_staff_read_the_log(cast: Cast, ask: Ask) -> None:
    set_gate(cast.site, "site", "", "slow")
    undo = f"{GATE}/changes/{GateChange.objects.get().pk}/undo"
    changing = [("put", GATE, {"state": "hidden"}), ("post", undo, None)]
    reading = [("get", "/api/v1/gates", None), ("get", f"{GATE}/changes", None)]
    stranger = make_member(make_site("herald"), "Emil Editor")
    for request in changing + reading:
        assert ask(None, *request).status_code == 401
        assert ask(cast.reader, *request).status_code == 403
    for request in changing:
        assert ask(cast.moderator, *request).status_code == 403
    ask(stranger, "put", GATE, {"state": "hidden"})
    assert current(cast.site, "site").state == "slow"


def test_a_signed_in_page_needs_its_csrf_token(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.editor)
    answer = strict.put(GATE, {"state": "hidden"}, content_type="application/json")
    assert answer.status_code == 403
    assert strict.get("/api/v1/gates").status_code == 200
    assert current(cast.site, "site").state == "open"
