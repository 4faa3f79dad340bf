"""kill -9 while readers post: what was acknowledged is there afterwards, once."""

import itertools
import threading
from dataclasses import dataclass, field

import httpx
import pytest

from tests.cast import EDITOR, MODERATOR, READER
from tests.journeys.conftest import Story, add_story
from tests.support.people import token_of
from tests.support.server import Server, ServerMaker
from tests.support.waiting import wait_until

WRITERS = 6
BEFORE_THE_KILL = 40


@dataclass
class Writer:
    """Posts one comment after the other and notes each key that the server acknowledged.

    A request that got no answer is repeated with the same Idempotency-Key once the server is back.
    """

    server: Server
    story: Story
    token: str
    number: int
    acknowledged: dict[str, str] = field(default_factory=dict)
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        with httpx.Client(base_url=self.server.url, timeout=10) as client:
            for turn in itertools.count():
                key = f"{self.number}-{turn}"
                while not self.post(client, key):
                    if self.stopping.wait(0.05):
                        return
                if self.stopping.is_set():
                    return

    def post(self, client: httpx.Client, key: str) -> bool:
        try:
            answer = client.post(
                f"/api/v1/threads/{self.story.id}/comments",
                json={"text": f"Tide gauge {key} stands a little higher than it did at noon."},
                headers={"Authorization": f"Bearer {self.token}", "Idempotency-Key": key},
            )
        except httpx.HTTPError:
            return False
        if answer.status_code >= 500:
            return False
        assert answer.status_code in (201, 202), answer.text
        self.acknowledged[key] = answer.json()["id"]
        return True


def all_comments(server: Server, story: Story) -> list[dict[str, str]]:
    """Every comment of the thread, page by page."""
    found: list[dict[str, str]] = []
    cursor = None
    while True:
        asked = {"article": story.id, "sort": "oldest"} | ({"cursor": cursor} if cursor else {})
        page = server.client().get("/api/v1/threads", params=asked).json()
        found += page["comments"]
        cursor = page["next"]
        if not cursor:
            return found


@pytest.fixture
def paper(make_server: ServerMaker) -> Server:
    return make_server()


@pytest.mark.timeout(180)
def test_acknowledged_comments_survive_kill_9(paper: Server) -> None:
    story = add_story(paper)
    people = (EDITOR, MODERATOR)  # the staff may post as fast as they like
    token_of(paper, READER)
    tokens = [token_of(paper, people[number % 2]) for number in range(WRITERS)]
    writers = [Writer(paper, story, token, number) for number, token in enumerate(tokens)]
    threads = [threading.Thread(target=writer.run) for writer in writers]
    for thread in threads:
        thread.start()

    def posted() -> int:
        return sum(len(writer.acknowledged) for writer in writers)

    for _ in range(2):
        goal = posted() + BEFORE_THE_KILL
        wait_until("comments posted", lambda goal=goal: posted() >= goal, seconds=60)
        paper.kill()
        before = posted()
        paper.start()
        wait_until("posting goes on", lambda before=before: posted() > before, seconds=60)
    for writer in writers:
        writer.stopping.set()
    for thread in threads:
        thread.join()

    stored = all_comments(paper, story)
    texts = [comment["text"] for comment in stored]
    keys = {comment["id"] for comment in stored}
    acknowledged = {key for writer in writers for key in writer.acknowledged.values()}
    assert acknowledged <= keys
    assert len(texts) == len(set(texts)), "a repeated request was stored twice"
    assert paper.rostra("doctor")
