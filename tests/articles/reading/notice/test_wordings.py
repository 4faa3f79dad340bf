"""Notices and stories that use the same words, in seven languages, wherever they stand.

`notices.txt` holds one notice a line, as state|until|text; `stories.txt` sentences that speak of
comments and are part of the story. All of them were written for these tests.
"""

from datetime import datetime
from pathlib import Path

import pytest

from rostra.articles.reading.notice import take_notice

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 23, 10, 0)  # a Monday
STORY = (
    "Council closes bridge",
    "The council voted on Tuesday to close the old bridge.",
    "Engineers said the steel had rusted badly over the years. The work will take a year.",
    "Buses will be sent round by the tunnel from Monday, the mayor told reporters.",
    "Work begins in the spring.",
)
NOTICES = [line.split("|", 2) for line in (HERE / "notices.txt").read_text("utf-8").splitlines()]
STORIES = (HERE / "stories.txt").read_text("utf-8").splitlines()
PLACES = {
    "end": lambda text: [*STORY, text],
    "top": lambda text: [STORY[0], text, *STORY[1:]],
    "middle": lambda text: [*STORY[:3], text, *STORY[3:]],
    "glued to the last paragraph": lambda text: [*STORY[:-1], f"{STORY[-1]} {text}"],
}


@pytest.mark.parametrize(("state", "until", "text"), NOTICES, ids=[row[2] for row in NOTICES])
@pytest.mark.parametrize("place", PLACES)
def test_a_notice_is_taken_out_and_understood(
    state: str, until: str, text: str, place: str
) -> None:
    notice, rest = take_notice(PLACES[place](text), NOW, first=1)
    assert notice is not None
    assert notice.text == text
    assert (notice.commenting, notice.until or "") == (state, until)
    assert [block for block in rest if block] == list(STORY)


@pytest.mark.parametrize("text", STORIES)
@pytest.mark.parametrize("place", PLACES)
def test_a_story_about_comments_stays_in_the_body(text: str, place: str) -> None:
    blocks = PLACES[place](text)
    notice, rest = take_notice(blocks, NOW, first=1)
    assert notice is None
    assert rest == blocks
