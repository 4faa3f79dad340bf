"""`rostra safety serve` as a process, asked with what clients put on the wire."""

import json
from pathlib import Path

import httpx
import pytest

from tests.safety.perspective.conftest import ANALYZE, KEY, KEYS
from tests.safety.perspective.processes import key_for, lone_server
from tests.support.server import Server, rostra
from tests.support.waiting import wait_until

CORAL = {
    "comment": {"text": "You are an idiot, dear council"},
    "doNotStore": True,
    "requestedAttributes": {"TOXICITY": {}},
    "languages": ["en"],
}
DISCOURSE = {
    "comment": {"text": "You are an *idiot*, dear council"},
    "doNotStore": True,
    "sessionId": "https://forum.example_17",
    "requestedAttributes": {"TOXICITY": {"scoreType": "PROBABILITY"}},
}
PHP = {
    "comment": {"text": "You are an idiot, dear council"},
    "context": {"entries": {"text": "Before", "type": "PLAIN_TEXT"}},
    "requestedAttributes": {"TOXICITY": {"scoreType": "PROBABILITY", "scoreThreshold": 0}},
}
UNA = {
    "comment": {"text": "You idiot"},
    "doNotStore": True,
    "requestedAttributes": {"TOXICITY": []},
}
COMENTARIO = {
    "comment": {"text": "You are an idiot, dear council"},
    "requestedAttributes": {"TOXICITY": {}, "INSULT": {}, "PROFANITY": {}},
}
COMMENTO = (
    '{comment: {text: "You are "all" idiots"}, languages: ["de"], '
    "requestedAttributes: {TOXICITY:{}} }"
)
BODIES = {
    "Coral": json.dumps(CORAL),
    "Discourse": json.dumps(DISCOURSE),
    "PHP": json.dumps(PHP),
    "UNA": json.dumps(UNA),
    "Comentario": json.dumps(COMENTARIO),
}


@pytest.fixture(scope="module")
def key(judging: Server) -> str:
    return key_for(judging, "raw", "--per-second", "1000")


@pytest.mark.parametrize("client", BODIES)
def test_each_clients_own_request_gets_its_number(judging: Server, key: str, client: str) -> None:
    answer = httpx.post(f"{judging.url}{ANALYZE}", params={"key": key}, content=BODIES[client])
    assert answer.headers["content-type"] == "application/json; charset=UTF-8"
    assert answer.json()["attributeScores"]["TOXICITY"]["summaryScore"]["value"] == 0.93


def test_commento_is_answered_though_it_sends_no_json_and_says_german(
    judging: Server, key: str
) -> None:
    answer = httpx.post(f"{judging.url}{ANALYZE}?key={key}", content=COMMENTO)
    assert answer.status_code == 200, "a claim that no judge can follow settles nothing"
    longer = COMMENTO.replace("idiots", "idiots, and the council has promised a bridge for years")
    answer = httpx.post(f"{judging.url}{ANALYZE}?key={key}", content=longer)
    assert isinstance(answer.json()["attributeScores"]["TOXICITY"]["summaryScore"]["value"], float)


def test_a_new_key_opens_at_once_a_revoked_one_soon_no_more(judging: Server) -> None:
    key = key_for(judging, "short-lived")

    def status() -> int:
        answer = httpx.post(f"{judging.url}{ANALYZE}?key={key}", json=CORAL)
        return answer.status_code

    assert status() == 200
    judging.rostra("safety", "key", "revoke", "short-lived")
    wait_until("the key to be refused", lambda: status() == 400)


def test_what_was_asked_is_counted_for_the_operator(judging: Server) -> None:
    key = key_for(judging, "counted", "--per-second", "0.01")
    statuses = [
        httpx.post(f"{judging.url}{ANALYZE}?key={key}", json=CORAL).status_code for _ in range(3)
    ]
    assert statuses == [200, 429, 429]

    def kept() -> bool:
        told = json.loads(judging.rostra("safety", "key", "usage", "--json"))
        (use,) = [each for each in told if each["name"] == "counted"]
        return (use["answered"], use["above_quota"]) == (1, 2)

    wait_until("the counts to be kept", kept, seconds=60)
    assert "rostra_perspective_requests_total" in httpx.get(f"{judging.url}/metrics").text


def test_it_runs_without_any_store(tmp_path: Path) -> None:
    keys = tmp_path / "keys.toml"
    keys.write_text(KEYS)
    data = tmp_path / "data"
    server = lone_server(data, "--no-store", "--key-file", str(keys))
    server.start()
    try:
        answer = httpx.post(f"{server.url}{ANALYZE}?key={KEY}", json=CORAL)
        assert answer.status_code == 200
        assert httpx.get(f"{server.url}/healthz").text == "ok\n"
        assert httpx.get(f"{server.url}/").json()["error"]["code"] == 404
    finally:
        server.stop()
    assert not list(data.glob("*.sqlite3*"))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--no-store",), "does not know who may ask"),
        (("--anybody",), "keeps nothing"),
        (("--no-store", "--key-file", "KEYS"), "names no client"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    keys = tmp_path / "keys.toml"
    keys.write_text("")
    given = [str(keys) if each == "KEYS" else each for each in options]
    done = rostra(tmp_path / "data", "safety", "serve", *given)
    assert (done.returncode, told in done.stderr) == (1, True)
