"""Signing in and writing in a publisher's page: another origin, third-party cookies blocked."""

import json
import re

from joserfc import jwt
from joserfc.jwk import OctKey
from playwright.sync_api import Page, expect

from rostra.store.clock import now
from tests.cast import ADMIN, READER, SECOND_READER
from tests.journeys.conftest import Story
from tests.journeys.embed.conftest import FLAGS, comment_as, heard, ready, thread
from tests.support.accessibility import assert_accessible
from tests.support.browser import PageMaker
from tests.support.paper import Paper
from tests.support.people import sign_in, token_of
from tests.support.server import Server

CHROMIUM_FLAGS = FLAGS


def test_a_reader_signs_in_writes_reacts_and_leaves(
    server: Server, story: Story, page: Page
) -> None:
    page.goto(story.url)
    comment_as(page, server, READER)
    box = thread(page).get_by_label("Your comment")
    expect(box).to_be_focused()
    box.fill("The path is where I walk every mornign.")
    expect(thread(page).get_by_text("Draft kept on this device")).to_be_visible()
    page.reload()
    expect(box).to_have_value("The path is where I walk every mornign.")
    page.keyboard.press("Tab")
    thread(page).get_by_role("button", name="Publish").click()
    mine = thread(page).locator(".comment", has_text="where I walk")
    expect(mine).to_be_focused()
    [posted] = heard(page, "rostra:posted")
    assert posted["state"] == "published"
    # Edit, in place
    mine.locator(".menu summary").last.click()
    mine.get_by_role("link", name="Edit").click()
    mine.get_by_label("Your comment").fill("The path is where I walk every morning.")
    mine.get_by_role("button", name="Save").click()
    expect(mine).to_contain_text("every morning.")
    # Reply by key
    other = thread(page).locator(f"#c-{story.comments[0]}")
    other.focus()
    page.keyboard.press("r")
    other.get_by_label("Your comment").fill("Then I will buy two loaves.")
    assert_accessible(page)
    page.keyboard.press("Control+Enter")
    expect(thread(page).locator(".d1", has_text="two loaves")).to_be_visible()
    # React
    other.locator(".react summary").click()
    other.get_by_role("button", name="I learned something").click()
    expect(other.locator(".counts")).to_have_text("1 learned something")
    # Report
    other.locator(".menu summary").last.click()
    other.get_by_role("link", name="Report to the moderators").click()
    other.get_by_label("It is advertising or spam").check()
    other.get_by_role("button", name="Report").click()
    expect(
        thread(page).get_by_role("status").filter(has_text="moderators will look")
    ).to_be_visible()
    # Remove
    mine.locator(".menu summary").last.click()
    mine.get_by_role("link", name="Remove").click()
    mine.get_by_role("button", name="Remove it").click()
    expect(mine).to_have_count(0)
    assert_accessible(page)
    # Sign out: the token is void at once
    stored = json.loads(
        page.evaluate("Object.entries(localStorage).find(([k]) => k.includes('token@'))[1]")
    )
    thread(page).get_by_role("button", name="Sign out").click()
    expect(thread(page).get_by_role("link", name="Sign in")).to_be_visible()
    answer = server.client(stored["token"]).get("/api/v1/threads", params={"article": story.id})
    assert answer.status_code == 401
    # Cookies are there for our own pages alone, where the window was signed in.
    assert {each["domain"] for each in page.context.cookies()} == {"127.0.0.1"}


def test_advice_before_posting_opens_beside_the_form(
    server: Server, story: Story, page: Page
) -> None:
    page.goto(story.url)
    comment_as(page, server, READER)
    box = thread(page).get_by_label("Your comment")
    box.fill("THE PATH IS STEEP AND NOBODY SWEEPS IT IN WINTER")
    thread(page).get_by_role("button", name="Publish").click()
    advice = thread(page).get_by_role("group", name="Before you post")
    expect(advice).to_be_focused()
    expect(advice).to_contain_text("Text in capitals is often read as shouting.")
    assert_accessible(page)
    advice.get_by_role("button", name="Rephrase").press("Enter")
    expect(box).to_be_focused()
    advice.get_by_role("button", name="Post anyway").press("Enter")
    expect(thread(page).locator(".comment", has_text="NOBODY SWEEPS")).to_be_focused()
    expect(advice).to_have_count(0)
    expect(box).to_have_value("")


def test_what_needs_an_account_opens_the_window(story: Story, page: Page) -> None:
    page.goto(story.url)
    first = thread(page).locator(f"#c-{story.comments[0]}")
    for ask in (
        lambda: first.get_by_role("link", name=re.compile("^Reply")).click(),
        lambda: (
            first.locator(".react summary").click(),
            first.get_by_role("button", name="I agree").click(),
        ),
        lambda: (
            first.locator(".menu summary").last.click(),
            first.get_by_role("link", name="Report to the moderators").click(),
        ),
    ):
        with page.expect_popup() as opened:
            ask()
        expect(opened.value.get_by_role("heading", name="Sign in", level=1)).to_be_visible()
        opened.value.close()
    assert page.url == story.url


def test_a_window_for_an_origin_that_is_not_listed_gives_nothing(
    server: Server, stranger: Paper, page: Page
) -> None:
    sign_in(page, server, READER)
    page.goto(f"{server.url}/embed/sign-in/?origin={stranger.url}")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page may not sign you in")
    assert page.get_by_role("button", name=re.compile("^Comment as")).count() == 0


def test_a_page_that_did_not_ask_gets_no_token(
    server: Server, paper: Paper, stranger: Paper, new_page: PageMaker
) -> None:
    """A thief opens the window in the name of a listed origin; the browser does not deliver."""
    page = new_page()
    sign_in(page, server, READER)
    page.goto(stranger.publish("/thief"))
    page.evaluate("window.got = []; addEventListener('message', (e) => got.push(e.data))")
    with page.expect_popup() as opened:
        page.evaluate(
            "address => { open(address, 'x', 'popup') }",
            f"{server.url}/embed/sign-in/?origin={paper.url}",
        )
    with opened.value.expect_event("close"):
        opened.value.get_by_role("button", name=re.compile("^Comment as")).click()
    assert page.evaluate("got") == []


def test_a_token_that_was_revoked_is_told_and_the_text_is_kept(
    server: Server, story: Story, page: Page
) -> None:
    page.goto(story.url)
    comment_as(page, server, SECOND_READER)
    thread(page).get_by_label("Your comment").fill("Before I forget it.")
    page.evaluate(
        "home => fetch(`${home}/api/v1/sign-out`, {method: 'POST', headers: {Authorization:"
        " `Bearer ${JSON.parse(localStorage[`rostra:token@${home}`]).token}`}})",
        server.url,
    )
    thread(page).get_by_role("button", name="Publish").click()
    expect(thread(page).get_by_text("You are signed out. What you wrote is kept")).to_be_visible()
    with page.expect_popup() as opened:
        thread(page).get_by_role("link", name="Sign in").click()
    with opened.value.expect_event("close"):
        opened.value.get_by_role("button", name=re.compile("^Comment as")).click()
    expect(thread(page).get_by_label("Your comment")).to_have_value("Before I forget it.")


def test_the_publisher_signs_its_own_readers_in(server: Server, paper: Paper, page: Page) -> None:
    key = server.rostra("sites", "sign-in-key", "default", "--rotate").strip()
    user = {"id": "u-7", "email": "ada@paper.example", "username": "Ada Brandt"}
    claims = {"exp": int(now().timestamp()) + 3600, "user": user}
    token = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(key))
    address = paper.publish("/own-sign-in", attributes=f'token="{token}"')
    page.goto(address)
    expect(thread(page).get_by_text("You write as Ada Brandt.")).to_be_visible()
    page.reload()
    expect(thread(page).get_by_text("You write as Ada Brandt.")).to_be_visible()
    thread(page).get_by_label("Your comment").fill("Is the path open on Sundays?")
    thread(page).get_by_role("button", name="Publish").click()
    expect(thread(page).locator(".comment", has_text="open on Sundays")).to_be_visible()
    assert page.context.cookies() == []


def test_a_publishers_wrong_token_is_told_and_reading_goes_on(
    server: Server, story: Story, paper: Paper, page: Page
) -> None:
    page.goto(story.url)
    ready(page)
    page.evaluate("document.querySelector('rostra-thread').signIn('a.b.c')")
    told = thread(page).get_by_role("status").filter(has_text="wrong or has expired")
    expect(told).to_be_visible()
    expect(thread(page).locator(".comment")).to_have_count(2)


def test_the_publisher_may_ask_by_itself(story: Story, page: Page) -> None:
    page.goto(story.url)
    ready(page)
    page.evaluate("addEventListener('rostra:sign-in', (event) => event.preventDefault())")
    opened: list[Page] = []
    page.on("popup", lambda window: opened.append(window))
    thread(page).get_by_role("link", name="Sign in").click()
    page.wait_for_function("heard.some(([name]) => name === 'rostra:sign-in')")
    assert opened == []


def test_a_closed_thread_says_so_and_keeps_a_draft(
    server: Server, story: Story, page: Page
) -> None:
    server.rostra("gate", "set", "suspended", "--article", story.id, "--until", "tomorrow 9:00")
    page.goto(story.url)
    notice = thread(page).get_by_role("complementary", name="About commenting here")
    expect(notice).to_contain_text("paused on this story")
    expect(thread(page).get_by_role("link", name="Sign in")).to_have_count(0)
    assert_accessible(page)
    page.evaluate(
        "token => document.querySelector('rostra-thread').signIn(token)",
        token_of(server, READER),
    )
    thread(page).get_by_label("Your comment").fill("I will say this tomorrow.")
    thread(page).get_by_role("button", name="Keep this draft").click()
    kept = thread(page).get_by_role("status").filter(has_text="Your draft is kept.")
    expect(kept).to_be_visible()


def test_a_guest_writes_where_the_site_lets_them(
    server: Server, paper: Paper, new_page: PageMaker
) -> None:
    desk, page = new_page(), new_page()
    sign_in(desk, server, ADMIN)
    desk.goto(f"{server.url}/moderate/site/")
    desk.get_by_label("People without an account may comment").check()
    desk.get_by_role("button", name="Save").click()
    page.goto(paper.publish("/guests"))
    thread(page).get_by_label("Your comment").fill("I am only passing through.")
    thread(page).get_by_label("Your name, as others will see it").fill("Rosa Vidal")
    thread(page).get_by_label("E-mail, never shown").fill("rosa@elsewhere.example")
    assert_accessible(page)
    thread(page).get_by_role("button", name="Publish").click()
    said = thread(page).get_by_role("status").filter(has_text="A moderator reads comments")
    expect(said).to_be_visible()
    assert page.context.cookies() == []
