"""Writing a comment."""

from rostra.comments.models import Thread
from rostra.comments.services import post
from tests.cast import Cast


def test_a_comment_is_published_with_all_that_follows(cast: Cast, thread: Thread) -> None:
    posted = post(thread, cast.reader, "The *second* boat is what my mother needs.")
    assert posted.comment.state == "published"
