"""An editor tries and saves a word list and a policy; readers feel it at once. With Chromium."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.cast import EDITOR, READER
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE, PICTURES, PageMaker
from tests.support.people import sign_in, token_of
from tests.support.server import Server, ServerMaker

STORY = "Night trains return to the coast\n\nPort Ellen - The first one left on Wednesday.\n"


@pytest.fixture
def paper(make_server: ServerMaker) -> Server:
    """A server of this test's own, with one story and a comment under it."""
    server = make_server()
    server.rostra("articles", "add", "-", stdin=STORY)
    assert comment(server, "Such flimflammery about a train, and so late.") == 201
    return server


def comment(server: Server, text: str) -> int:
    """Post `text` under the story as a reader; the status of the answer."""
    (story,) = json.loads(server.rostra("articles", "list", "--json"))
    with server.client() as client:
        answer = client.post(
            f"/api/v1/threads/{story['id']}/comments",
            json={"text": text},
            headers={"Authorization": f"Bearer {token_of(server, READER)}"},
        )
        return answer.status_code


def picture(page: Page, name: str) -> None:
    """Kept for looking at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"checks-{name}.png", full_page=True)


def test_a_list_is_tried_saved_felt_and_taken_back(paper: Server, new_page: PageMaker) -> None:
    page = new_page(java_script_enabled=False, color_scheme="dark", **PHONE)
    sign_in(page, paper, EDITOR)
    page.goto(f"{paper.url}/moderate/checks/")
    page.get_by_role("link", name="Banned words").click()
    page.get_by_label("Entries, one a line").fill("flimflam*\nass*\n")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("It would have hit 1 of the last 1 published comment.")).to_be_visible()
    expect(page.get_by_text("“ass*” also finds ordinary text")).to_be_visible()
    picture(page, "preview")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. It counts from now on.")).to_be_visible()
    assert comment(paper, "More flimflam about trains, if you ask me.") == 422
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Entries, one a line")).to_have_value("")
    assert comment(paper, "More flimflam about trains, I tell you.") == 201


def test_a_policy_is_mended_saved_and_tried_by_keyboard(paper: Server, new_page: PageMaker) -> None:
    page = new_page()
    sign_in(page, paper, EDITOR)
    page.goto(f"{paper.url}/moderate/checks/")
    assert_accessible(page)
    page.get_by_role("link", name="As a file (TOML)").press("Enter")
    assert_accessible(page)
    page.get_by_label("Policy, as TOML").fill("[length]\nmost = 'few'\n")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Line 2")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Policy, as TOML").fill("[length]\nmost = 100\n")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("length.most: 10000 → 100")).to_be_visible()
    assert_accessible(page)
    picture(page, "policy")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_text("Saved. It counts from now on.")).to_be_visible()
    page.goto(f"{paper.url}/moderate/checks/try/")
    page.get_by_label("Text").fill("This is far too long for such a policy. " * 3)
    page.get_by_role("button", name="Try it").press("Enter")
    expect(page.get_by_role("heading", name="It would be refused")).to_be_visible()
    assert_accessible(page)
    picture(page, "tried")
