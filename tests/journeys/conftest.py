"""Articles with a living conversation on the running server."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.cast import EDITOR, MODERATOR, Person
from tests.support.people import token_of
from tests.support.server import Server

PARAGRAPHS = (
    "Tern Bay (Courier) - The council of Tern Bay voted on Tuesday to let the tide back into the "
    "old salt pans, which have lain dry behind their wall since 1931.",
    '"Nobody will lose a house to this," said Maren Oduya, who leads the council. "We will lose a '
    'car park, and we know it."',
    'Traders were less sure. "A marsh does not buy bread," said Tomas Lindqvist, who has run the '
    "bakery on Slip Street for thirty years.",
    "Engineers found in June that 61 of the 148 piles under the wall had lost more than half "
    "their strength.",
    "The first gate opens in March. Until then the path along the wall stays open to walkers.",
)
SAID = "A marsh does not buy bread"

WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput)
      for (const source of entry.sources)
        window.shifts.push(`${entry.value} ${source.node && source.node.outerHTML?.slice(0, 90)}`);
}).observe({ type: "layout-shift", buffered: true });
"""

_number = itertools.count(1)


@dataclass(frozen=True)
class Story:
    """An article of its own for one test, and the keys of what was written under it."""

    id: str
    url: str
    comments: tuple[str, ...] = ()


def add_story(server: Server) -> Story:
    """A new article."""
    headline = f"Tern Bay lets the tide into its salt pans, part {next(_number)}"
    text = "\n\n".join((headline, *PARAGRAPHS))
    added = json.loads(server.rostra("articles", "add", "-", "--json", stdin=text))
    return Story(added["id"], server.url + added["path"])


def say(server: Server, story: Story, person: Person, text: str, **more: object) -> str:
    """Publish a comment by `person`; its key."""
    answer = server.client(token_of(server, person)).post(
        f"/api/v1/threads/{story.id}/comments", json={"text": text, **more}
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@pytest.fixture
def new_story(server: Server) -> Callable[[], Story]:
    """Makes articles nobody has spoken under."""
    return lambda: add_story(server)


@pytest.fixture(scope="module")
def story(server: Server) -> Story:
    """An article with a short conversation: a comment on a passage, and replies three deep.

    The staff speak, who may repeat themselves from test to test.
    """
    made = add_story(server)
    about = {"exact": SAID}
    first = say(server, made, EDITOR, "I buy his bread, and he will sell more.", quote=about)
    reply = say(server, made, MODERATOR, "Not on a wet day in February.", parent=first)
    below = say(server, made, EDITOR, "The path will be lit in winter.", parent=reply)
    arabic = say(server, made, MODERATOR, "عملتُ على هذا السدّ أحد عشر عامًا، وأعرف كلّ حجر فيه.")
    return Story(made.id, made.url, (first, reply, below, arabic))
