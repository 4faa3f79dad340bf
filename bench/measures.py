"""What is measured. Each measure takes a running server and gives rows to print."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.wrk import Load, wrk
from tests.cast import MODERATOR
from tests.support.people import token_of
from tests.support.server import Server

READERS = 32
WRITERS = 16

# Staff are exempt from rate and repetition limits, so that the checks run and nobody is refused.
POST = """\
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer %s"
local number = 0
request = function()
  number = number + 1
  return wrk.format(nil, nil, nil, '{"text": "A remark on the harbour, number ' .. number .. '."}')
end
"""


@dataclass(frozen=True)
class Row:
    """One figure, with the unit it is in."""

    name: str
    value: float
    unit: str


def second_start(server: Server, seconds: int) -> Iterator[Row]:
    """From the command to the first ready answer, on a data folder that exists."""
    server.stop()
    begun = time.perf_counter()
    server.start()
    yield Row("second start", time.perf_counter() - begun, "s")


def front_page(server: Server, seconds: int) -> Iterator[Row]:
    """Reads of the front page by readers without an account."""
    yield from _reads("front page", f"{server.url}/", seconds)


def thread(server: Server, seconds: int) -> Iterator[Row]:
    """Reads of an article's page with its conversation, and of the same thread as JSON."""
    article = a_story(server)
    yield from _reads("article page", f"{server.url}{article['path']}", seconds)
    url = f"{server.url}/api/v1/threads?article={article['id']}"
    yield from _reads("thread as JSON", url, seconds)


def posts(server: Server, seconds: int) -> Iterator[Row]:
    """Comments posted by API, each through every check and on the disk when it is answered."""
    url = f"{server.url}/api/v1/threads/{a_story(server)['id']}/comments"
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(POST % token_of(server, MODERATOR))
        script.flush()
        load = wrk(url, connections=WRITERS, seconds=seconds, script=script.name)
    yield from _rows("comments posted", load)


STORY = """\
Ferry keeps its night boat for another winter

HARBOUR TOWN (Bench) - The night boat will run until spring, the ferry company said on Monday.

"We had more passengers than beds," said Ada Holm, who runs the line.
"""


def a_story(server: Server) -> dict[str, str]:
    """An article of the measurements' own: its `id` and `path`."""
    story: dict[str, str] = json.loads(server.rostra("articles", "add", "-", "--json", stdin=STORY))
    return story


def _reads(name: str, url: str, seconds: int) -> Iterator[Row]:
    yield from _rows(f"{name}, reads", wrk(url, connections=READERS, seconds=seconds))


def _rows(name: str, load: Load) -> Iterator[Row]:
    yield Row(name, load.per_second, "per second")
    yield Row(f"{name}, 99th percentile", load.p99_ms, "ms")
    if load.failed:
        yield Row(f"{name}, refused or failed", load.failed, "answers")


Measure = Callable[[Server, int], Iterator[Row]]
MEASURES: dict[str, Measure] = {
    "start": second_start,
    "front": front_page,
    "thread": thread,
    "posts": posts,
}
