"""The tutorial, followed: what docs/tutorial/README.md tells a newcomer to do works as it says."""

import json
import re

from playwright.sync_api import Page, expect

from tests.cast import MODERATOR, NEWCOMER
from tests.support.browser import PageMaker
from tests.support.people import sign_in, token_of
from tests.support.server import Server
from tests.support.shared import ROOT

TUTORIAL = (ROOT / "docs" / "tutorial" / "README.md").read_text()
STORY = TUTORIAL[TUTORIAL.index("Lighthouse lamp") :].split("```")[0]
COMMENT = re.findall(r'"text": "(.+?)"', TUTORIAL)[0]
REASON = re.findall(r'--reason "(.+?)"', TUTORIAL)[0]


def test_a_story_is_brought_discussed_and_paused(
    server: Server, page: Page, new_page: PageMaker
) -> None:
    read = json.loads(server.rostra("articles", "read", "-", "--json", stdin=STORY))
    assert "Ingrid Moe" in [statement["speaker"] for statement in read["statements"]]
    story = json.loads(server.rostra("articles", "add", "-", "--json", stdin=STORY))
    server.rostra("gate", "set", "held-newcomers", "--article", story["id"])

    answer = server.client(token_of(server, NEWCOMER)).post(
        f"/api/v1/threads/{story['id']}/comments", json={"text": COMMENT}
    )
    assert (answer.status_code, answer.json()["state"]) == (202, "held")

    desk = new_page()
    sign_in(desk, server, MODERATOR)
    desk.goto(f"{server.url}/moderate/")
    expect(desk.get_by_text(COMMENT).first).to_be_visible()
    with desk.expect_response(lambda response: response.request.method == "POST"):
        desk.keyboard.press("a")

    page.goto(f"{server.url}{story['path']}")
    expect(page.get_by_text(COMMENT)).to_be_visible()

    server.rostra(
        *("gate", "set", "read-only", "--article", story["id"]),
        *("--until", "tomorrow 9:00", "--reason", REASON),
    )
    page.reload()
    expect(page.get_by_text(REASON).first).to_be_visible()
    expect(page.get_by_text(COMMENT)).to_be_visible()
    assert "read-only" in server.rostra("gate", "log")
    server.rostra("gate", "undo", "--article", story["id"])
    page.reload()
    expect(page.get_by_text(REASON)).to_have_count(0)
