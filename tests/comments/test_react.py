"""Reactions: one for each reader, and counts that follow."""

from rostra.comments.models import Thread
from rostra.comments.services import post, react
from tests.cast import Cast


def test_choosing_another_reaction_takes_the_place_of_the_first(cast: Cast, thread: Thread) -> None:
    comment = post(thread, cast.reader, "The second boat is what my mother needs.").comment
    react(comment, cast.second_reader, "agree")
    assert react(comment, cast.second_reader, "respect").reactions == {"respect": 1}
    assert react(comment, cast.second_reader, None).reactions == {}
