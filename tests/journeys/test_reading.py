"""Reading: as everybody does, by keyboard, at night, on a phone, and without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.cast import MODERATOR
from tests.journeys.conftest import WATCH_SHIFTS, Story, add_story, say
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE, PageMaker
from tests.support.people import sign_in
from tests.support.server import Server

CONTRAST = """
(ratio) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    for (let n = node; n; n = n.parentElement) {
      const found = paint(getComputedStyle(n).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255, 255];
  };
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode());) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility()) continue;
    const [a, b] = [light(paint(getComputedStyle(node).color)), light(behind(node))];
    const found = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (found < ratio) faults.add(`${found.toFixed(2)} ${node.outerHTML.slice(0, 90)}`);
  }
  return [...faults];
}
"""


def fits(page: Page) -> bool:
    """Whether nothing stands outside the window's width."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", ["desk", "phone"])
def test_pages_are_accessible(
    server: Server, story: Story, new_page: PageMaker, scheme: str, device: str
) -> None:
    page = new_page(color_scheme=scheme, **(PHONE if device == "phone" else {}))
    first = story.comments[0]
    for where in ("/", story.url, f"/c/{first}", f"/c/{first}/history", "/nothing-here"):
        page.goto(where if where.startswith("http") else server.url + where)
        assert_accessible(page)
        assert page.evaluate(CONTRAST, 7) == []
        assert fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_to_write_are_accessible(
    server: Server, story: Story, new_page: PageMaker, scheme: str
) -> None:
    page = new_page(color_scheme=scheme, **PHONE)
    sign_in(page, server, MODERATOR)
    first = story.comments[0]
    for where in ("reply", "react", "flag"):
        page.goto(f"{server.url}/c/{first}/{where}")
        assert_accessible(page)
        assert page.evaluate(CONTRAST, 7) == []
        assert fits(page)
    page.goto(story.url)
    for menu in page.locator("#thread .menu").all():
        menu.locator("summary").click()
        assert fits(page)
        page.keyboard.press("Escape")
        expect(menu.locator("summary")).to_be_focused()
    menu.locator("summary").click()
    assert_accessible(page)


def test_a_closed_conversation_says_what_why_until_and_what_to_do(
    server: Server, new_story: Callable[[], Story], page: Page
) -> None:
    story = new_story()
    said = say(server, story, MODERATOR, "The path will be lit in winter.")
    server.rostra(
        *("gate", "set", "suspended", "--article", story.id, "--until", "tomorrow 9:00"),
        *("--reason", "A wave of new accounts is posting the same abuse."),
    )
    page.goto(story.url)
    notice = page.get_by_role("complementary", name="About commenting here")
    for part in ("paused on this story", "A wave of new accounts", "lasts until", "You can read"):
        expect(notice).to_contain_text(part)
    expect(page.get_by_role("link", name=re.compile("^Reply"))).to_have_count(0)
    expect(page.locator(f"#c-{said}")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_nothing_moves_while_a_page_loads(story: Story, new_page: PageMaker, device: str) -> None:
    page = new_page(**(PHONE if device == "phone" else {}))
    page.add_init_script(WATCH_SHIFTS)
    page.goto(story.url, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shifts") == []


def test_the_theme_follows_the_system_until_the_reader_chooses(
    story: Story, new_page: PageMaker
) -> None:
    page = new_page(color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    page.goto(story.url)
    dark = page.evaluate(background)
    switch = page.get_by_role("button", name="Dark colours")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    light = page.evaluate(background)
    assert light != dark
    page.reload()
    assert page.evaluate(background) == light
    expect(switch).to_have_attribute("aria-pressed", "false")


def test_a_conversation_can_be_walked_by_keys(story: Story, page: Page) -> None:
    page.goto(story.url)
    cards = page.locator("#thread > .comment")
    page.keyboard.press("j")
    expect(cards.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(cards.nth(0)).to_be_focused()
    page.keyboard.press("?")
    help_box = page.get_by_role("dialog", name="Keyboard")
    expect(help_box).to_be_visible()
    help_box.get_by_label("Single keys work on this device").uncheck()
    help_box.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(cards.nth(1)).not_to_be_focused()


def test_the_first_stop_of_the_keyboard_leads_past_the_head(story: Story, page: Page) -> None:
    page.goto(story.url)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("java_script", [True, False])
def test_marks_lead_to_comments_and_back(
    story: Story, new_page: PageMaker, java_script: bool
) -> None:
    page = new_page(java_script_enabled=java_script)
    page.goto(story.url)
    page.get_by_role("link", name=re.compile("^1 comment: A marsh")).click()
    card = page.locator(f"#c-{story.comments[0]}")
    expect(card).to_be_in_viewport()
    card.get_by_role("link", name="A marsh does not buy bread").click()
    expect(page.locator(".note:target")).to_be_in_viewport()


def test_every_script_is_read_in_its_own_direction(story: Story, page: Page) -> None:
    page.goto(story.url)
    direction = "node => getComputedStyle(node).direction"
    assert page.locator(f"#c-{story.comments[3]} .body p").evaluate(direction) == "rtl"
    assert page.locator(f"#c-{story.comments[0]} .body p").evaluate(direction) == "ltr"


def test_replies_deeper_than_one_stand_behind_a_rule(story: Story, page: Page) -> None:
    page.goto(story.url)
    left = [page.locator(f"#c-{key}").evaluate("n => n.offsetLeft") for key in story.comments[:3]]
    assert left[0] < left[1] == left[2]
    deep = page.locator(f"#c-{story.comments[2]}")
    assert deep.evaluate("n => getComputedStyle(n).borderInlineStartWidth") == "1px"
    expect(deep.get_by_role("link", name="in reply to Petra Nováková")).to_be_visible()


def test_more_comments_come_to_the_end_without_a_new_page(
    server: Server, new_story: Callable[[], Story], page: Page
) -> None:
    story = new_story()
    for number in range(203):
        say(server, story, MODERATOR, f"Remark number {number} of a long evening by the wall.")
    page.goto(story.url)
    cards = page.locator("#thread > .comment")
    expect(cards).to_have_count(200)
    page.get_by_role("link", name="Show more comments").click()
    expect(cards).to_have_count(203)
    expect(cards.nth(200)).to_be_focused()
    expect(page.get_by_role("link", name="Show more comments")).to_have_count(0)


def test_on_paper_there_is_the_story_and_no_machinery(story: Story, page: Page) -> None:
    page.goto(story.url)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(f"#c-{story.comments[0]} .body")).to_be_visible()
    for machinery in (".masthead nav", ".act", ".sorts", ".compose", "summary"):
        for each in page.locator(machinery).all():
            expect(each).to_be_hidden()


def test_reading_needs_no_cookie(server: Server, story: Story, page: Page) -> None:
    for where in (server.url, story.url, f"{server.url}/c/{story.comments[0]}"):
        page.goto(where)
    assert page.context.cookies() == []


def test_an_article_nobody_answered_invites(server: Server, page: Page) -> None:
    page.goto(add_story(server).url)
    expect(page.get_by_text("The first comment sets the tone")).to_be_visible()
    expect(page.get_by_role("link", name="Create an account")).to_be_visible()
