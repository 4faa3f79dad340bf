"""A publisher's pages on another origin, and a server whose site lists it."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import EDITOR, MODERATOR, PASSWORD, Person
from tests.journeys.conftest import PARAGRAPHS, Story, say
from tests.support.accessibility import assert_accessible
from tests.support.paper import Paper, printed
from tests.support.people import token_of
from tests.support.server import Server
from tests.support.waiting import free_port

# Third-party cookies are blocked, as more and more browsers do; `test_embed` makes sure.
FLAGS = ("--test-third-party-cookie-phaseout",)


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this package's own: its site has origins."""
    running = Server(tmp_path_factory.mktemp("embed") / "data", free_port())
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="package")
def paper(server: Server) -> Iterator[Paper]:
    """A publisher whose origin the site lists."""
    with printed(server.url) as found:
        server.rostra("sites", "origins", "default", "--add", found.url)
        yield found


@pytest.fixture(scope="package")
def stranger(server: Server) -> Iterator[Paper]:
    """A publisher whose origin the site does not list."""
    with printed(server.url) as found:
        yield found


@pytest.fixture
def story(server: Server, paper: Paper, request: pytest.FixtureRequest) -> Story:
    """A page of the paper, whose article an editor added, with a comment and a reply."""
    address = paper.publish(f"/{re.sub(r'[^a-z0-9]+', '-', request.node.name)}")
    text = "\n\n".join((f"The tide returns, says {request.node.name}", *PARAGRAPHS))
    added = server.rostra("articles", "add", "-", "--json", "--url", address, stdin=text)
    made = Story(json.loads(added)["id"], address)
    first = say(server, made, EDITOR, "I buy his bread, and he will sell more.")
    reply = say(server, made, MODERATOR, "Not on a wet day in February.", parent=first)
    return Story(made.id, made.url, (first, reply))


def thread(page: Page) -> Locator:
    return page.locator("rostra-thread")


def heard(page: Page, name: str) -> list[dict[str, object]]:
    """The details of the element's events of this name."""
    return [detail for event, detail in page.evaluate("heard") if event == name]


def ready(page: Page) -> None:
    """Wait until the element has drawn its thread."""
    page.wait_for_function("heard.some(([name]) => name === 'rostra:ready')")


def comment_as(page: Page, server: Server, person: Person) -> None:
    """Sign in through the window that the element opens."""
    token_of(server, person)
    with page.expect_popup() as opened:
        thread(page).get_by_role("link", name="Sign in").click()
    window = opened.value
    window.get_by_label(re.compile("e-?mail", re.IGNORECASE)).fill(person.email)
    window.get_by_label(re.compile("^password", re.IGNORECASE)).fill(PASSWORD)
    window.get_by_role("button", name="Sign in", exact=True).click()
    origin = urlsplit(page.url).netloc
    expect(window.get_by_role("heading", level=1)).to_have_text(
        f"Comment as {person.name} on {origin}?"
    )
    assert_accessible(window)
    with window.expect_event("close"):
        window.get_by_role("button", name=f"Comment as {person.name}").click()
    expect(thread(page).get_by_text(f"You write as {person.name}.")).to_be_visible()
