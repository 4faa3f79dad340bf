"""Writing under an article, with the page's script and without it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import READER, SECOND_READER, Person
from tests.journeys.conftest import SAID, Story, add_story, say
from tests.support.accessibility import assert_accessible
from tests.support.browser import PageMaker
from tests.support.people import sign_in
from tests.support.server import Server

SELECT = """
(words) => {
  const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
}
"""


@pytest.fixture
def signed_in(server: Server, page: Page) -> Page:
    """A page of the reader Mara Lindholm."""
    sign_in(page, server, READER)
    return page


def test_a_comment_appears_at_once_and_stays(server: Server, signed_in: Page) -> None:
    page, story = signed_in, add_story(server)
    page.goto(story.url)
    page.get_by_label("Your comment").fill("The path is where I walk every morning.")
    page.get_by_role("button", name="Publish").click()
    card = page.locator("#thread > .comment", has_text="where I walk every morning")
    expect(card).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Published. Thank you.")).to_be_visible()
    expect(page.get_by_label("Your comment")).to_have_value("")
    page.reload()
    expect(card).to_be_visible()
    expect(page.get_by_label("Your comment")).to_have_value("")


def test_a_reply_opens_in_place_by_key_and_goes_below(story: Story, signed_in: Page) -> None:
    page = signed_in
    page.goto(story.url)
    parent = page.locator(f"#c-{story.comments[2]}")
    parent.focus()
    page.keyboard.press("r")
    box = parent.get_by_label("Your comment")
    expect(box).to_be_focused()
    assert_accessible(page, f"#c-{story.comments[2]}")
    box.fill("Then I will walk it in winter too.")
    page.keyboard.press("Control+Enter")
    below = page.locator(f"#c-{story.comments[2]} + .comment")
    expect(below).to_contain_text("Then I will walk it in winter too.")
    expect(parent.locator("form")).to_have_count(0)


def test_what_is_being_written_is_kept_and_offered_again(server: Server, signed_in: Page) -> None:
    page, story = signed_in, add_story(server)
    page.goto(story.url)
    page.get_by_label("Your comment").fill("Half a thought about the wall")
    expect(page.get_by_text("Draft kept on this device")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Your comment")).to_have_value("Half a thought about the wall")
    expect(page.get_by_text("This is what you were writing last time.")).to_be_visible()


def test_a_passage_is_chosen_discussed_and_marked(server: Server, signed_in: Page) -> None:
    page, story = signed_in, add_story(server)
    page.goto(story.url)
    page.evaluate(SELECT, "148 piles under the wall")
    page.get_by_role("button", name="Discuss this passage").click()
    expect(page.locator("form#join blockquote")).to_have_text("148 piles under the wall")
    page.get_by_label("Your comment").fill("Who counted them, and when?")
    page.get_by_role("button", name="Publish").click()
    card = page.locator("#thread > .comment", has_text="Who counted them")
    expect(card.get_by_role("link", name="148 piles under the wall")).to_be_visible()
    page.reload()
    expect(page.locator("mark.discussed")).to_have_text("148 piles under the wall")


def test_a_statement_is_answered_from_the_margin(server: Server, signed_in: Page) -> None:
    page, story = signed_in, add_story(server)
    page.goto(story.url)
    page.get_by_role("link", name=re.compile(f"^Discuss: {SAID}")).click()
    expect(page.locator("form#join blockquote")).to_contain_text(SAID)
    page.get_by_role("button", name="Without the passage").click()
    expect(page.locator("form#join blockquote")).to_be_hidden()


def test_a_reaction_is_chosen_changed_and_taken_back(story: Story, signed_in: Page) -> None:
    page = signed_in
    page.goto(story.url)
    card = page.locator(f"#c-{story.comments[2]}")
    counts = card.locator(".counts")
    for choice, counted in (
        ("I agree", "1 agrees"),
        ("I see it differently, and value this", "1 sees it differently, and values this"),
    ):
        card.locator(".react summary").click()
        card.get_by_role("button", name=choice).click()
        expect(counts).to_have_text(counted)
    expect(card.locator(".react summary")).to_be_focused()
    card.locator(".react summary").click()
    card.get_by_role("button", name="I see it differently, and value this", pressed=True).click()
    expect(counts).to_have_count(0)


def test_an_edit_opens_in_place(server: Server, signed_in: Page) -> None:
    page, story = signed_in, add_story(server)
    page.goto(story.url)
    page.get_by_label("Your comment").fill("I walk there every mornign.")
    page.get_by_role("button", name="Publish").click()
    card = page.locator("#thread > .comment")
    card.locator(".menu summary").last.click()
    card.get_by_role("link", name="Edit").click()
    box = card.get_by_label("Your comment")
    expect(box).to_be_focused()
    expect(box).to_have_value("I walk there every mornign.")
    assert_accessible(page, "#thread > .comment")
    box.fill("I walk there every morning.")
    card.get_by_role("button", name="Save").click()
    expect(card).to_contain_text("every morning.")
    expect(card.get_by_role("link", name="edited")).to_be_visible()
    assert page.url.startswith(story.url)


def test_a_report_and_a_removal_ask_in_place(story: Story, signed_in: Page) -> None:
    page = signed_in
    page.goto(story.url)
    other = page.locator(f"#c-{story.comments[0]}")
    other.locator(".menu summary").last.click()
    other.get_by_role("link", name="Report to the moderators").click()
    other.get_by_label("It has nothing to do with this article").check()
    assert_accessible(page, f"#c-{story.comments[0]}")
    other.get_by_role("button", name="Report").click()
    expect(page.get_by_role("status").filter(has_text="The moderators will look")).to_be_visible()
    expect(other).to_be_focused()
    page.get_by_label("Your comment").fill("I will take this back at once.")
    page.get_by_role("button", name="Publish").click()
    mine = page.locator("#thread > .comment", has_text="I will take this back at once.")
    mine.locator(".menu summary").last.click()
    mine.get_by_role("link", name="Remove").click()
    mine.get_by_role("link", name="Cancel").click()
    mine.locator(".menu summary").last.click()
    mine.get_by_role("link", name="Remove").click()
    mine.get_by_role("button", name="Remove it").click()
    expect(mine).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Removed.")).to_be_visible()


def test_a_held_comment_says_so_to_its_writer_alone(server: Server, new_page: PageMaker) -> None:
    story = add_story(server)
    server.rostra("gate", "set", "held-newcomers", "--article", story.id)
    writer, other = new_page(), new_page()
    sign_in(writer, server, Person("Noor Haddad", "noor@readers.example"))  # wrote nowhere yet
    writer.goto(story.url)
    expect(writer.get_by_text("A moderator reads your first comment")).to_be_visible()
    writer.get_by_label("Your comment").fill("I have only just moved to the bay.")
    writer.get_by_role("button", name="Publish").click()
    card = writer.locator("#thread > .comment", has_text="only just moved")
    expect(card).to_contain_text("Only you see this.")
    other.goto(story.url)
    expect(other.get_by_text("only just moved")).to_have_count(0)


def test_a_gate_that_closes_meanwhile_loses_nothing(server: Server, signed_in: Page) -> None:
    page, story = signed_in, add_story(server)
    page.goto(story.url)
    page.get_by_label("Your comment").fill("I was in the middle of this sentence.")
    server.rostra("gate", "set", "suspended", "--article", story.id)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("alert")).to_contain_text("Comments are paused")
    expect(page.get_by_label("Your comment")).to_have_value("I was in the middle of this sentence.")
    page.reload()
    expect(page.get_by_role("heading", name="Write for when it reopens")).to_be_visible()
    server.rostra("gate", "set", "open", "--article", story.id)
    page.reload()
    expect(page.get_by_label("Your comment")).to_have_value("I was in the middle of this sentence.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("#thread > .comment")).to_contain_text("middle of this sentence")


def test_offline_is_said_and_the_text_is_kept(server: Server, new_page: PageMaker) -> None:
    page, story = new_page(), add_story(server)
    sign_in(page, server, READER)
    page.goto(story.url)
    page.get_by_label("Your comment").fill("Written in a tunnel.")
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline.")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("alert")).to_contain_text("did not reach us")
    page.context.set_offline(False)
    expect(page.get_by_text("You are offline.")).to_have_count(0)
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("#thread > .comment")).to_have_count(1)
    expect(page.locator("#thread > .comment")).to_contain_text("Written in a tunnel.")


def comment_on_a_passage(page: Page, story: Story) -> None:
    page.goto(story.url)
    page.get_by_role("link", name=re.compile("^Discuss: Nobody will lose")).click()
    expect(page.locator("blockquote.quote")).to_contain_text("Nobody will lose a house")
    page.get_by_label("Your comment").fill("My house stands *below* the wall.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("#thread em")).to_have_text("below")


@pytest.mark.parametrize("person", [SECOND_READER])
def test_all_of_it_works_without_javascript(
    server: Server, plain_page: Page, person: Person
) -> None:
    page, story = plain_page, add_story(server)
    above = say(server, story, READER, "I buy his bread, and he will sell more.")
    sign_in(page, server, person)
    comment_on_a_passage(page, story)
    card = page.locator(f"#c-{above}")
    card.get_by_role("link", name=re.compile("^Reply")).click()
    page.get_by_label("Your comment").fill("Not on a wet day in February.")
    page.get_by_role("button", name="Reply").click()
    expect(page.locator("#thread > .comment").nth(1)).to_contain_text("Not on a wet day")
    page.get_by_role("link", name="The whole conversation").click()
    card.locator(".react summary").click()
    card.get_by_role("button", name="I learned something").click()
    expect(card.locator(".counts")).to_have_text("1 learned something")
    card.locator(".menu").last.locator("summary").click()
    card.get_by_role("link", name="Report to the moderators").click()
    page.get_by_label("It has nothing to do with this article").check()
    page.get_by_role("button", name="Report").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The moderators will look")
    page.get_by_role("link", name="Back to the conversation").click()
    mine = page.locator("#thread > .comment", has_text="below the wall")
    mine.locator(".menu").last.locator("summary").click()
    mine.get_by_role("link", name="Edit").click()
    page.get_by_label("Your comment").fill("My house stands behind the wall.")
    page.get_by_role("button", name="Save").click()
    mine = page.locator("#thread > .comment", has_text="behind the wall")
    mine.get_by_role("link", name="edited").click()
    expect(page.get_by_text("below the wall")).to_be_visible()
    page.get_by_role("link", name="Back to the comment").click()
    mine.locator(".menu").last.locator("summary").click()
    mine.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("behind the wall")).to_have_count(0)
