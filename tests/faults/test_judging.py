"""Judges that are missing, corrupt or stuck, and a server that is killed while a text is judged."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.cast import EDITOR, NEWCOMER, READER, Person
from tests.journeys.conftest import Story, add_story
from tests.support.accessibility import assert_accessible
from tests.support.browser import PICTURES, PageMaker
from tests.support.people import sign_in, token_of
from tests.support.server import Server, ServerMaker
from tests.support.shared import ROOT
from tests.support.waiting import wait_until

FINE = "well, the ferry is late again."


def judged(make: ServerMaker, **variables: str) -> Server:
    """A server with judges of the tests."""
    names = {"ROSTRA_JUDGE_FIRST": "tests.safety.judges:quick",
             "ROSTRA_JUDGE_SECOND": "tests.safety.judges:sure"}  # fmt: skip
    return make(**{"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"} | names | variables)


def send(server: Server, story: Story, person: Person, text: str) -> dict[str, str]:
    """What the writer of a new comment is answered."""
    client = server.client(token_of(server, person))
    answer = client.post(f"/api/v1/threads/{story.id}/comments", json={"text": text})
    assert answer.status_code in (201, 202), answer.text
    told: dict[str, str] = answer.json()
    return told


def state_of(server: Server, person: Person, key: str) -> str:
    client = server.client(token_of(server, person))
    return str(client.get(f"/api/v1/comments/{key}").json()["state"])


def figures(server: Server) -> dict[str, float]:
    """The server's metrics by name and labels."""
    lines = server.client().get("/metrics").text.splitlines()
    return {
        name: float(value)
        for name, _, value in (line.rpartition(" ") for line in lines if not line.startswith("#"))
    }


def test_what_is_checked_when_the_server_is_killed_is_settled_after(
    make_server: ServerMaker, tmp_path: Path
) -> None:
    gate = tmp_path / "gate"
    server = judged(
        make_server, ROSTRA_JUDGE_SECOND="tests.safety.judges:stuck", JUDGE_GATE=str(gate)
    )
    story = add_story(server)
    first = send(server, story, EDITOR, FINE)
    second = send(server, story, EDITOR, "well, snark was never in short supply.")
    assert first["state"] == second["state"] == "checking"
    assert figures(server)["rostra_checking"] == 2
    server.kill()
    server.start()
    assert state_of(server, EDITOR, first["id"]) == "checking"
    gate.touch()
    wait_until("published", lambda: state_of(server, EDITOR, first["id"]) == "published")
    wait_until("held", lambda: state_of(server, EDITOR, second["id"]) == "held")
    seen = figures(server)
    assert seen["rostra_checking"] == 0
    assert seen['rostra_judge_up{stage="second"}'] == 1


def test_one_that_is_stuck_is_not_waited_for(make_server: ServerMaker, tmp_path: Path) -> None:
    server = judged(
        make_server, ROSTRA_JUDGE_SECOND="tests.safety.judges:stuck",
        JUDGE_GATE=str(tmp_path / "never"), ROSTRA_JUDGE_PATIENCE_S="0.2",
    )  # fmt: skip
    story = add_story(server)
    key = send(server, story, NEWCOMER, FINE)["id"]
    wait_until("held", lambda: state_of(server, NEWCOMER, key) == "held")
    assert figures(server)['rostra_judge_failures_total{kind="slow",stage="second"}'] >= 1


def test_without_its_file_nothing_is_open_staff_are_told_and_it_comes_back(
    make_server: ServerMaker, tmp_path: Path, new_page: PageMaker
) -> None:
    file = tmp_path / "judge.json"
    server = judged(
        make_server, ROSTRA_JUDGE_FIRST="tests.safety.judges:from_file", JUDGE_FILE=str(file)
    )
    story = add_story(server)
    assert send(server, story, NEWCOMER, "Good morning.")["state"] == "held"
    assert figures(server)['rostra_judge_up{stage="first"}'] == 0
    page = new_page()
    sign_in(page, server, EDITOR)
    for address in ("/moderate/", "/moderate/gate/", "/moderate/checks/policy/"):
        page.goto(server.url + address)
        expect(page.get_by_text("Automatic judging does not work")).to_be_visible()
    assert_accessible(page)
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / "judge-trouble.png")
    found = server_doctor(server)
    assert found["first judge"]["level"] == "bad"
    assert str(file) in found["first judge"]["seen"]
    file.write_text('{"snork": 0.99}')
    server.stop()
    server.start()
    assert send(server, story, READER, "Good evening.")["state"] == "published"
    assert send(server, story, READER, "you snork")["state"] == "held"
    page.goto(f"{server.url}/moderate/")
    expect(page.get_by_text("Automatic judging does not work")).to_have_count(0)


def server_doctor(server: Server) -> dict[str, dict[str, str]]:
    """What `rostra doctor` finds on the server's data, by what it is about."""
    from tests.support.server import rostra

    done = rostra(server.data, "doctor", "--json", **server.variables)
    return {finding["about"]: finding for finding in json.loads(done.stdout)}


def test_a_server_without_settings_has_both_judges_at_work(make_server: ServerMaker) -> None:
    server = make_server(ROSTRA_JUDGE_FIRST="")

    def both() -> bool:
        seen = figures(server)
        return all(seen.get(f'rostra_judge_up{{stage="{s}"}}') == 1 for s in ("first", "second"))

    wait_until("both judges loaded", both)
