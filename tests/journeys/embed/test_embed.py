"""Reading a thread in a publisher's page: another origin, third-party cookies blocked."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.cast import EDITOR
from tests.journeys.conftest import WATCH_SHIFTS, Story, say
from tests.journeys.embed.conftest import FLAGS, heard, ready, thread
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE, PageMaker
from tests.support.paper import Paper
from tests.support.server import Server

CHROMIUM_FLAGS = FLAGS

UGLY = """<style>
html { font-size: 6px !important; }
* { all: revert; font: 30px/3 fantasy !important; color: lime !important; text-align: end;
    text-transform: uppercase !important; letter-spacing: .4em !important; direction: rtl; }
rostra-thread, div, p, ol, li { display: inline !important; background: purple; }
button { all: unset; } a { pointer-events: none; } .comment, .embed { display: none !important; }
</style>"""


def test_anybody_reads_without_account_or_cookie(server: Server, story: Story, page: Page) -> None:
    page.goto(story.url)
    expect(thread(page).get_by_role("heading", name="Conversation", exact=True)).to_be_visible()
    expect(thread(page).locator(".comment")).to_have_count(2)
    expect(thread(page).get_by_text("I buy his bread, and he will sell more.")).to_be_visible()
    ready(page)
    assert heard(page, "rostra:ready") == [{"article": story.id, "comments": 2, "signedIn": False}]
    assert page.context.cookies() == []
    assert_accessible(page)
    thread(page).get_by_role("link", name="Oldest").click()
    expect(thread(page).get_by_role("link", name="Oldest")).to_be_focused()
    expect(thread(page).get_by_role("link", name="Oldest")).to_have_attribute(
        "aria-current", "true"
    )


def test_third_party_cookies_are_blocked_in_these_tests(
    paper: Paper, stranger: Paper, page: Page
) -> None:
    page.goto(paper.publish("/cookies"))
    cookie = f"http://127.0.0.1:{stranger.port}/cookie"
    page.evaluate("(address) => fetch(address, {credentials: 'include'})", cookie)
    assert page.context.cookies() == []
    page.goto(cookie)
    assert [each["name"] for each in page.context.cookies()] == ["seen"]


def test_without_javascript_a_link_leads_to_the_article(story: Story, plain_page: Page) -> None:
    plain_page.goto(story.url)
    plain_page.get_by_role("link", name="Read the conversation").click()
    expect(plain_page.get_by_text("I buy his bread, and he will sell more.")).to_be_visible()


def test_the_first_reader_opens_the_thread_from_the_page(
    server: Server, paper: Paper, page: Page
) -> None:
    about = {
        "@graph": [
            {"@type": "WebSite", "name": "The Paper"},
            {"@type": "NewsArticle", "author": [{"name": "Ada Brandt"}], "inLanguage": "en-GB"},
        ]
    }
    head = (
        '<meta property="og:title" content="The wall &amp; the tide">'
        '<meta property="article:section" content="Sea">'
        '<meta property="article:published_time" content="2031-05-14T09:00:00+02:00">'
        f'<script type="application/ld+json">{json.dumps(about)}</script>'
        '<script type="application/ld+json">{ broken</script>'
    )
    address = paper.publish("/first", head=head)
    page.goto(f"{address}?utm_source=letter#top")
    expect(thread(page).get_by_text("The first comment sets the tone")).to_be_visible()
    assert_accessible(page)
    found = server.client().get("/api/v1/threads", params={"url": address}).json()
    article = server.client().get(f"/api/v1/articles/{found['article']['id']}").json()
    assert (article["headline"], article["section"]) == ("The wall & the tide", "Sea")
    assert (article["byline"], article["language"]) == ("Ada Brandt", "en")
    assert article["published"].startswith("2031-05-14T07:00")
    assert article["url"] == address


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_nothing_moves_while_an_empty_thread_loads(
    paper: Paper, new_page: PageMaker, device: str
) -> None:
    page = new_page(**(PHONE if device == "phone" else {}))
    page.add_init_script(WATCH_SHIFTS)
    reserved = "<style>rostra-thread { display: block; min-block-size: 31rem; }</style>"
    page.goto(paper.publish(f"/still-{device}", head=reserved))
    ready(page)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shifts") == []


def test_an_origin_that_is_not_listed_is_told_why(stranger: Paper, new_page: PageMaker) -> None:
    page = new_page()
    page.goto(stranger.publish("/stolen"))
    told = thread(page).get_by_role("alert")
    expect(told).to_contain_text("This address may not embed threads")
    expect(told).to_contain_text(stranger.url)
    expect(thread(page).get_by_role("button", name="Try again")).to_be_hidden()
    assert_accessible(page)
    # One with a token from former days is told as well, although its request asks first.
    page.evaluate(
        'home => localStorage.setItem(`rostra:token@${home}`, \'{"token": "rst_old"}\')',
        stranger.embeds,
    )
    page.reload()
    expect(told).to_contain_text("This address may not embed threads")


def test_an_article_elsewhere_is_told(paper: Paper, page: Page) -> None:
    address = paper.publish("/elsewhere", attributes="")
    paper.pages["/elsewhere"] = paper.pages["/elsewhere"].replace(
        f'article-url="{address}"', 'article-url="https://elsewhere.example/x"'
    )
    page.goto(address)
    expect(thread(page).get_by_role("alert")).to_contain_text("This article is not on this site")


@pytest.mark.parametrize("device", ["desk", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_readable_in_both_themes(
    server: Server, story: Story, new_page: PageMaker, theme: str, device: str
) -> None:
    page = new_page(**(PHONE if device == "phone" else {}))
    page.goto(story.url)
    page.evaluate(
        "theme => document.querySelector('rostra-thread').setAttribute('theme', theme)", theme
    )
    ready(page)
    paper = (
        thread(page).locator(".embed").evaluate("node => getComputedStyle(node).backgroundColor")
    )
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 22, 20)"}[theme]
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_theme_follows_the_page_and_not_the_machine(paper: Paper, new_page: PageMaker) -> None:
    page = new_page(color_scheme="dark")
    for scheme, expected in (("light", "rgb(255, 255, 255)"), ("light dark", "rgb(22, 22, 20)")):
        page.goto(paper.publish("/scheme", head=f'<meta name="color-scheme" content="{scheme}">'))
        ready(page)
        box = thread(page).locator(".embed")
        assert box.evaluate("node => getComputedStyle(node).backgroundColor") == expected


def test_a_publisher_sets_its_own_colours_and_type(
    server: Server, story: Story, paper: Paper, page: Page
) -> None:
    path = urlsplit(story.url).path
    style = "<style>rostra-thread { --paper: #fff8ee; --ink: #2b1d0e; --serif: monospace; }</style>"
    page.goto(paper.publish(path, head=style))
    ready(page)
    look = (
        thread(page)
        .locator(".comment .body")
        .first.evaluate("node => [getComputedStyle(node).color, getComputedStyle(node).fontFamily]")
    )
    assert look == ["rgb(43, 29, 14)", "monospace"]


def test_a_page_with_wild_styles_changes_nothing_inside(
    story: Story, paper: Paper, page: Page
) -> None:
    measure = """() => [...document.querySelector('rostra-thread').shadowRoot.querySelectorAll('*')]
        .filter((node) => node.localName !== 'link').map((node) => {
      const { font, color, letterSpacing, textTransform, display, direction, textAlign } =
        getComputedStyle(node);
      return [node.localName, font, color, letterSpacing, textTransform, display, direction,
              textAlign, node.localName === 'button' && node.offsetHeight];
    })"""
    page.goto(story.url)
    ready(page)
    calm = page.evaluate(measure)
    page.goto(paper.publish(urlsplit(story.url).path, head=UGLY))
    ready(page)
    assert page.evaluate(measure) == calm
    assert len(calm) > 100


def test_offline_is_told_and_the_thread_comes_when_the_network_does(
    story: Story, page: Page
) -> None:
    page.goto(story.url)
    ready(page)
    page.context.set_offline(True)
    expect(thread(page).get_by_text("You are offline. You can go on reading")).to_be_visible()
    page.evaluate("""() => {
      const old = document.querySelector('rostra-thread');
      const another = document.createElement('rostra-thread');
      another.setAttribute('article-url', old.getAttribute('article-url'));
      old.replaceWith(another);
    }""")
    expect(thread(page).get_by_role("alert")).to_contain_text("You are offline")
    page.context.set_offline(False)
    expect(thread(page).locator(".comment")).to_have_count(2)
    assert (
        page.evaluate(
            "document.querySelector('rostra-thread').shadowRoot.querySelectorAll('link').length"
        )
        == 2
    )


def test_a_server_that_is_away_is_told_and_tried_again(
    story: Story, server: Server, new_page: PageMaker
) -> None:
    page = new_page()
    page.goto(story.url)
    ready(page)
    server.stop()
    page.evaluate("""() => {
      const element = document.querySelector('rostra-thread');
      const parent = element.parentNode;
      element.remove();
      const another = document.createElement('rostra-thread');
      another.setAttribute('article-url', element.getAttribute('article-url'));
      parent.append(another);
    }""")
    told = thread(page).get_by_role("alert")
    expect(told).to_contain_text("The conversation cannot be loaded just now")
    server.start()
    thread(page).get_by_role("button", name="Try again").click()
    expect(thread(page).locator(".comment")).to_have_count(2)


def test_more_comments_come_below(server: Server, story: Story, page: Page) -> None:
    for number in range(200):
        say(server, story, EDITOR, f"Pile number {number} was counted twice.")
    page.goto(story.url)
    expect(thread(page).locator(".comment")).to_have_count(200)
    thread(page).get_by_role("link", name="Show more comments").click()
    expect(thread(page).locator(".comment")).to_have_count(202)
    expect(thread(page).get_by_role("link", name="Show more comments")).to_have_count(0)
