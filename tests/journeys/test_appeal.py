"""A comment is removed, its author reads why and appeals, somebody else overturns it, it is back.
With Chromium."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import EDITOR, MODERATOR, READER
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE, PICTURES, PageMaker
from tests.support.people import sign_in, token_of
from tests.support.server import Server, ServerMaker

STORY = "Night trains return to the coast\n\nPort Ellen - The first one left on Wednesday.\n"
COMMENT = "The old timetable was a bad joke, and the men who wrote it never took a train."
WORDS = "I spoke of a timetable, and of whoever wrote it. I attacked nobody that can be named."
ANSWER = "We read it again: it is a sharp word about a timetable. It is back, with our apology."


@pytest.fixture
def paper(make_server: ServerMaker) -> Server:
    """A server of this test's own, with a story and a comment under it."""
    server = make_server()
    server.rostra("articles", "add", "-", stdin=STORY)
    for person in (MODERATOR, EDITOR):  # one alone would have to read appeals against herself
        token_of(server, person)
    with server.client(token_of(server, READER)) as client:
        written = client.post(
            f"/api/v1/threads/{story_of(server)['id']}/comments", json={"text": COMMENT}
        )
        assert written.json()["state"] == "published"
    return server


def story_of(server: Server) -> dict[str, str]:
    (story,) = json.loads(server.rostra("articles", "list", "--json"))
    return dict(story)


def picture(page: Page, name: str) -> None:
    """Kept for looking at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"appeal-{name}.png", full_page=True)


def test_a_removed_comment_comes_back(paper: Server, new_page: PageMaker) -> None:
    story = story_of(paper)
    with paper.client(token_of(paper, MODERATOR)) as client:
        thread = client.get("/api/v1/threads", params={"article": story["id"]}).json()
        key = thread["comments"][0]["id"]
    moderator = new_page()
    sign_in(moderator, paper, MODERATOR)
    moderator.goto(f"{paper.url}/moderate/?show={key}")
    moderator.get_by_label("A word to the writer").fill("Please leave people out of it.")
    moderator.locator("[data-reject] > summary").click()
    moderator.get_by_role("button", name=re.compile("^Attacks a person")).click()
    expect(moderator.get_by_text("Rejected.")).to_be_visible()

    author = new_page(java_script_enabled=False, **PHONE)
    sign_in(author, paper, READER)
    author.goto(paper.url + story["path"])
    expect(author.get_by_text(COMMENT)).to_be_visible()
    author.get_by_role("link", name="Why, and how to appeal").click()
    expect(author.get_by_role("heading", name="Your comment was removed")).to_be_visible()
    expect(author.get_by_text("It attacks a person instead of what they said.")).to_be_visible()
    expect(author.get_by_text("Please leave people out of it.")).to_be_visible()
    picture(author, "statement")
    author.get_by_label("Why should it be looked at again?").fill(WORDS)
    author.get_by_role("button", name="Appeal").click()
    expect(author.get_by_role("heading", name="Your appeal is being read")).to_be_visible()

    moderator.goto(f"{paper.url}/moderate/appeals/")
    expect(moderator.get_by_text("somebody else reads the appeal")).to_be_visible()
    editor = new_page()
    sign_in(editor, paper, EDITOR)
    editor.goto(f"{paper.url}/moderate/appeals/")
    expect(editor.get_by_text(WORDS)).to_be_visible()
    assert_accessible(editor)
    picture(editor, "queue")
    editor.get_by_label("Explain the outcome to the author").fill(ANSWER)
    editor.get_by_role("button", name="Overturn: publish it").click()
    expect(editor.get_by_text("Overturned. The author is told.")).to_be_visible()

    author.reload()
    expect(author.get_by_role("heading", name=re.compile("^You were right"))).to_be_visible()
    expect(author.get_by_text(ANSWER)).to_be_visible()
    picture(author, "outcome")
    author.goto(f"{paper.url}/statements/")
    expect(author.get_by_text("taken back")).to_be_visible()
    picture(author, "list")
    visitor = new_page()
    visitor.goto(paper.url + story["path"])
    expect(visitor.get_by_text(COMMENT)).to_be_visible()

    author = new_page()
    sign_in(author, paper, READER)
    author.goto(f"{paper.url}/c/{key}/statement")
    assert_accessible(author)
    picture(author, "wide")
