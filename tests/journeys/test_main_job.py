"""The main job, from end to end: an article comes in with its notice, an editor opens commenting
to known readers, a newcomer comments on a statement, a moderator approves, a second reader
replies and reacts, and without JavaScript the same page shows all of it. With Chromium.

Runs on the seed article where ../shared lies beside the checkout, else on one of our own.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.cast import EDITOR, MODERATOR, NEWCOMER, READER, Person
from tests.support.accessibility import assert_accessible
from tests.support.browser import PICTURES, PageMaker
from tests.support.people import sign_in
from tests.support.server import Server, ServerMaker
from tests.support.shared import shared_folder

COMMENT = "Who read the letter before it was sent, and will it be published?"
REPLY = "The statement only says that it exists. I would like to read it too."


@dataclass(frozen=True)
class Source:
    """An article to take in, and what must be understood of it."""

    path: Path
    notice: str
    speaker: str
    passage: str
    paragraphs: int


def source() -> Source:
    seed = shared_folder() / "seed" / "article.txt"
    if seed.is_file():
        return Source(
            seed, "temporarily suspending article commenting", "Sergei Ivanov", "appealed to", 14
        )
    own = Path(__file__).parent / "articles" / "letter.txt"
    return Source(own, "temporarily suspending comments", "Astrid Holm", "appealed to", 4)


@pytest.fixture
def paper(make_server: ServerMaker) -> Server:
    return make_server()


def picture(page: Page, name: str) -> None:
    """Kept for looking at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"main-{name}.png", full_page=True)


def added(server: Server, read: Source) -> dict[str, Any]:
    """Take the article in by command, and check what was understood."""
    article: dict[str, Any] = json.loads(server.rostra("articles", "add", str(read.path), "--json"))
    assert article["commenting"] == "suspended"
    assert article["until"] is None
    assert article["published"] is None
    assert read.notice in article["notice"]
    assert len(article["paragraphs"]) == read.paragraphs
    assert read.speaker in [statement["speaker"] for statement in article["statements"]]
    return article


def test_from_article_to_moderated_conversation(paper: Server, new_page: PageMaker) -> None:
    read = source()
    article = added(paper, read)
    story = paper.url + article["path"]

    sees_the_notice_and_no_form(new_page(), story, read)
    opens_to_known_readers(signed_in(new_page(), paper, EDITOR), paper, article)
    writer = signed_in(new_page(), paper, NEWCOMER)
    comments_on_the_statement(writer, story, read)
    approves_from_the_queue(signed_in(new_page(), paper, MODERATOR), paper)
    sees_replies_and_reacts(signed_in(new_page(), paper, READER), paper, story)
    approves_from_the_queue(signed_in(new_page(), paper, MODERATOR), paper)

    plain = new_page(java_script_enabled=False)
    plain.goto(story)
    for text in (COMMENT, REPLY):
        expect(plain.locator("#thread > .comment", has_text=text)).to_be_visible()
    expect(plain.locator("mark.discussed")).to_contain_text(read.passage)
    expect(plain.locator(".counts").first).to_have_text("1 learned something")
    expect(plain.get_by_text("2 comments").first).to_be_visible()
    picture(plain, "plain")


def signed_in(page: Page, server: Server, person: Person) -> Page:
    sign_in(page, server, person)
    return page


def sees_the_notice_and_no_form(page: Page, story: str, read: Source) -> None:
    page.goto(story)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(read.notice)).to_be_visible()
    expect(page.locator("form#join")).to_have_count(0)
    expect(page.locator(".text > p")).to_have_count(read.paragraphs)
    assert_accessible(page)
    picture(page, "notice")


def opens_to_known_readers(page: Page, server: Server, article: dict[str, Any]) -> None:
    page.goto(f"{server.url}/moderate/gate/")
    page.get_by_role("link", name=article["headline"]).first.click()
    page.get_by_role("radio", name=re.compile("^held-newcomers")).check()
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name=re.compile("^Apply|^Do it|^Set")).click()
    shown = json.loads(server.rostra("gate", "show", "--article", article["id"], "--json"))
    assert "held-newcomers" in json.dumps(shown)


def comments_on_the_statement(page: Page, story: str, read: Source) -> None:
    page.goto(story)
    page.get_by_role("link", name=re.compile(f"^Discuss: .*{read.passage}")).first.click()
    expect(page.locator("form#join blockquote")).to_contain_text(read.passage)
    page.get_by_label("Your comment").fill(COMMENT)
    page.get_by_role("button", name="Publish").click()
    card = page.locator("#thread > .comment", has_text=COMMENT)
    expect(card).to_contain_text("Only you see this")
    picture(page, "held")


def approves_from_the_queue(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/moderate/")
    assert_accessible(page)
    picture(page, "queue")
    page.keyboard.press("a")
    expect(page.get_by_text("Approved.")).to_be_visible()
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()


def sees_replies_and_reacts(page: Page, server: Server, story: str) -> None:
    page.goto(story)
    card = page.locator("#thread > .comment", has_text=COMMENT)
    expect(card).to_be_visible()
    card.locator(".react summary").click()
    card.get_by_role("button", name="I learned something").click()
    expect(card.locator(".counts")).to_have_text("1 learned something")
    card.get_by_role("link", name=re.compile("^Reply")).click()
    card.get_by_label("Your comment").fill(REPLY)
    card.get_by_role("button", name="Publish").click()
    expect(page.locator("#thread > .comment", has_text=REPLY)).to_be_visible()
    picture(page, "thread")
