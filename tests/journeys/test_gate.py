"""An editor pauses a story and opens it again; readers see it at once. With Chromium."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import EDITOR, MODERATOR
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE, PICTURES, PageMaker
from tests.support.people import sign_in
from tests.support.server import Server, ServerMaker

WAVE = "A wave of new accounts is posting the same abuse, and our moderators are clearing it."
STORIES = ("Night trains return to the coast", "Harbour bridge opens after three years")


@pytest.fixture
def paper(make_server: ServerMaker) -> Server:
    """A server of this test's own, with two stories."""
    server = make_server()
    for headline in STORIES:
        story = f"{headline}\n\nPort Ellen - It was opened to the public on Wednesday.\n"
        server.rostra("articles", "add", "-", stdin=story)
    return server


def path_of(server: Server, headline: str) -> str:
    listed = json.loads(server.rostra("articles", "list", "--json"))
    return next(str(each["path"]) for each in listed if each["headline"] == headline)


def picture(page: Page, name: str) -> None:
    """Kept for looking at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"gate-{name}.png", full_page=True)


def choose_suspended(page: Page) -> None:
    page.get_by_role("radio", name=re.compile("^suspended")).check()
    page.get_by_label("Until", exact=True).fill("2h")
    page.get_by_label("Then", exact=True).select_option("members")
    page.get_by_label("Why", exact=True).fill(WAVE)
    page.get_by_role("button", name="Preview").click()


def test_a_story_is_paused_and_opened_again(paper: Server, new_page: PageMaker) -> None:
    story = paper.url + path_of(paper, STORIES[1])
    reader, editor = new_page(), new_page()
    reader.goto(story)
    expect(reader.get_by_role("complementary", name="About commenting here")).to_have_count(0)

    sign_in(editor, paper, EDITOR)
    editor.goto(f"{paper.url}/moderate/gate/")
    expect(editor.get_by_text("Everything is open.")).to_be_visible()
    assert_accessible(editor)
    editor.get_by_role("searchbox").fill("bridge")
    editor.keyboard.press("Enter")
    editor.get_by_role("link", name=STORIES[1]).click()
    choose_suspended(editor)

    expect(editor.get_by_text("This affects 1 article.")).to_be_visible()
    shown = editor.get_by_role("complementary", name="About commenting here")
    promised = shown.inner_text()
    assert WAVE in promised
    assert_accessible(editor)
    picture(editor, "preview")
    reader.reload()
    expect(reader.get_by_role("complementary", name="About commenting here")).to_have_count(0)

    editor.get_by_role("button", name="Apply").click()
    expect(editor.get_by_text("Done: open → suspended.")).to_be_visible()
    assert_accessible(editor)
    picture(editor, "paused")
    reader.reload()
    told = reader.get_by_role("complementary", name="About commenting here")
    assert told.inner_text() == promised
    picture(reader, "reader")

    editor.get_by_role("button", name="Undo").first.click()
    expect(editor.get_by_text("Done: suspended → open.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_role("complementary", name="About commenting here")).to_have_count(0)


def test_two_editors_at_once_see_both_changes(paper: Server, new_page: PageMaker) -> None:
    first, second = new_page(), new_page()
    for page in (first, second):
        sign_in(page, paper, EDITOR)
        page.goto(f"{paper.url}/moderate/gate/")
    choose_suspended(first)
    second.get_by_role("radio", name=re.compile("^held-all")).check()
    second.get_by_role("button", name="Preview").click()
    second.get_by_role("button", name="Apply").click()
    expect(second.get_by_text("Done: open → held-all.")).to_be_visible()

    first.get_by_role("button", name="Apply").click()
    expect(first.get_by_role("alert")).to_contain_text(f"{EDITOR.name} changed this at")
    assert_accessible(first)
    picture(first, "conflict")
    first.get_by_role("link", name="Keep what stands").click()
    expect(first.locator("li[aria-current=step]")).to_contain_text("held-all")


def test_all_of_it_works_without_javascript_on_a_phone_and_in_the_dark(
    paper: Server, new_page: PageMaker
) -> None:
    page = new_page(java_script_enabled=False, color_scheme="dark", **PHONE)
    sign_in(page, paper, EDITOR)
    page.goto(f"{paper.url}/moderate/gate/")
    page.get_by_role("radio", name=re.compile("^slow")).check()
    page.get_by_label("Until", exact=True).fill("in a while")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_contain_text("“in a while” is not a time.")
    expect(page.get_by_role("radio", name=re.compile("^slow"))).to_be_checked()
    picture(page, "phone-error")
    page.get_by_label("Until", exact=True).fill("tomorrow 9:00")
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("Done: open → slow.")).to_be_visible()
    picture(page, "phone")

    page.goto(f"{paper.url}/moderate/gate/")
    page.get_by_role("button", name=re.compile("^Open again.*the whole site")).click()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("Done: slow → open.")).to_be_visible()


def test_the_keyboard_is_enough(paper: Server, new_page: PageMaker) -> None:
    page = new_page()
    sign_in(page, paper, EDITOR)
    page.goto(f"{paper.url}/moderate/gate/")
    page.get_by_role("radio", name=re.compile("^open")).focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name=re.compile("^slow"))).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Before it is applied")).to_be_visible()
    page.get_by_role("button", name="Apply").press("Enter")
    expect(page.get_by_text("Done: open → slow.")).to_be_visible()


def test_a_moderator_sees_the_gate_and_cannot_change_it(paper: Server, new_page: PageMaker) -> None:
    paper.rostra("gate", "set", "slow", "--reason", "A hot story.")
    page = new_page()
    sign_in(page, paper, MODERATOR)
    page.goto(f"{paper.url}/moderate/gate/")
    expect(page.get_by_text("A hot story.").first).to_be_visible()
    expect(page.get_by_role("button", name="Preview")).to_have_count(0)
    assert_accessible(page)


def test_a_long_word_in_a_notice_stays_on_a_phone(paper: Server, new_page: PageMaker) -> None:
    paper.rostra("gate", "set", "suspended", "--site", "--notice", "See paper.example/" + "x" * 300)
    page = new_page(**PHONE)
    page.goto(paper.url + path_of(paper, STORIES[0]))
    expect(page.get_by_role("complementary", name="About commenting here")).to_be_visible()
    inside = "notice => notice.scrollWidth <= notice.clientWidth"
    assert page.get_by_role("complementary", name="About commenting here").evaluate(inside)
