"""A reader is advised before posting: with the page's script, without it, on a phone, embedded."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import EDITOR, READER, SECOND_READER
from tests.journeys.conftest import add_story
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE, PICTURES, PageMaker
from tests.support.people import sign_in
from tests.support.server import Server, ServerMaker
from tests.support.shared import ROOT

HARSH = "The boat is late, and hmm, you know nothing of boats."
CALM = "The boat is late, and I wonder how you know."
SAID = "This may be read as an attack on a person."


@pytest.fixture
def paper(make_server: ServerMaker) -> Server:
    """A server whose judges advise at “hmm”."""
    return make_server(
        PYTHONPATH=f"{ROOT / 'src'}:{ROOT}",
        ROSTRA_JUDGE_FIRST="tests.safety.judges:quick",
        ROSTRA_JUDGE_SECOND="tests.safety.judges:sure",
    )


def picture(page: Page, name: str) -> None:
    """Kept for looking at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"nudge-{name}.png")


def test_a_reader_rephrases_by_keyboard_and_another_posts_anyway_without_a_script(
    paper: Server, new_page: PageMaker
) -> None:
    story = add_story(paper)
    page = new_page()
    sign_in(page, paper, READER)
    page.goto(story.url)
    box = page.get_by_label("Your comment")
    box.fill(HARSH)
    page.get_by_role("button", name="Publish").press("Enter")
    advice = page.get_by_role("group", name="Before you post")
    expect(advice).to_be_focused()
    expect(advice).to_contain_text(SAID)
    expect(advice.locator("mark")).to_have_text("hmm")
    expect(box).to_have_value(HARSH)
    expect(page.locator("#thread > .comment")).to_have_count(0)
    assert_accessible(page)
    picture(page, "light")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    box.fill(CALM)
    page.get_by_role("button", name="Publish").press("Enter")
    expect(page.locator("#thread > .comment", has_text=CALM)).to_be_focused()
    expect(advice).to_have_count(0)

    plain = new_page(java_script_enabled=False, color_scheme="dark", **PHONE)
    sign_in(plain, paper, SECOND_READER)
    plain.goto(story.url)
    plain.get_by_label("Your comment").fill(HARSH)
    plain.get_by_role("button", name="Publish").click()
    expect(plain.get_by_role("group", name="Before you post")).to_contain_text(SAID)
    expect(plain.locator("mark")).to_have_text("hmm")
    expect(plain.get_by_label("Your comment")).to_have_value(HARSH)
    picture(plain, "dark-phone")
    plain.get_by_role("link", name="Rephrase").click()
    expect(plain).to_have_url(re.compile("#write-text$"))
    plain.get_by_role("button", name="Post anyway").click()
    expect(plain.locator("#thread > .comment", has_text="you know nothing")).to_be_visible()

    editor = new_page()
    sign_in(editor, paper, EDITOR)
    editor.goto(f"{paper.url}/moderate/checks/")
    summary = editor.locator("section", has=editor.get_by_role("heading", name="Advice before"))
    expect(summary).to_contain_text("In the last 30 days 2 texts were met with advice")
    expect(summary.get_by_role("row", name="Rephrased")).to_contain_text("1 50 %")
    expect(summary).to_contain_text("fell from 0.80 to 0.01")
    assert_accessible(editor)
    summary.screenshot(path=PICTURES / "nudge-summary.png")


def test_what_is_being_checked_appears_by_itself(paper: Server, new_page: PageMaker) -> None:
    story = add_story(paper)
    page = new_page()
    sign_in(page, paper, READER)
    page.goto(story.url)
    page.get_by_label("Your comment").fill("well, the boat is late again.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status").filter(has_text="Being checked")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Published. Thank you.")).to_be_visible()
    card = page.locator("#thread > .comment", has_text="late again")
    expect(card).not_to_have_class(re.compile("checking"))
    expect(card).to_be_focused()


def test_an_editor_reads_and_changes_the_policy_on_one_page(
    paper: Server, new_page: PageMaker
) -> None:
    page = new_page()
    sign_in(page, paper, EDITOR)
    page.goto(f"{paper.url}/moderate/checks/")
    page.get_by_role("link", name="Change the policy").press("Enter")
    expect(page.get_by_role("row", name="Insulting somebody")).to_be_visible()
    assert_accessible(page)
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / "policy-form.png", full_page=True)
    page.get_by_label("Insulting somebody: hold").fill("0.85")
    page.get_by_label("What happens to comments when the judges fail.").select_option("hold-all")
    page.get_by_role("button", name="Preview").press("Enter")
    expect(page.get_by_text("scores.INSULT.hold: 0.92 → 0.85")).to_be_visible()
    expect(page.get_by_text('judge.on_failure: "hold-newcomers" → "hold-all"')).to_be_visible()
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_text("Saved. It counts from now on.")).to_be_visible()
    page.goto(f"{paper.url}/moderate/checks/policy/settings/")
    expect(page.get_by_label("Insulting somebody: hold")).to_have_value("0.85")
    dark = new_page(color_scheme="dark", **PHONE)
    sign_in(dark, paper, EDITOR)
    dark.goto(f"{paper.url}/moderate/checks/policy/settings/")
    assert_accessible(dark)
    dark.screenshot(path=PICTURES / "policy-form-phone.png", full_page=True)
