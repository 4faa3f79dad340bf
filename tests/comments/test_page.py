"""Pages of a thread."""

import uuid
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.comments.models import Comment, Thread
from rostra.comments.page import ThreadPage, cursor_at, thread_page
from rostra.comments.rules.order import SORTS
from rostra.comments.rules.reactions import prior_score
from rostra.comments.services import hide, post, react
from rostra.store.problems import Problem
from tests.cast import Cast
from tests.comments.forest import chain, plant, roots

pytestmark = pytest.mark.django_db


def pages(thread: Thread, **options: object) -> list[ThreadPage]:
    """All pages from the first to the last."""
    found = [thread_page(thread, **options)]  # type: ignore[arg-type]
    while found[-1].next_cursor:
        found.append(thread_page(thread, cursor=found[-1].next_cursor, **options))  # type: ignore[arg-type]
    return found


def keys(*found: ThreadPage) -> list[uuid.UUID]:
    return [comment.pk for page in found for comment in page.comments]


@st.composite
def shapes(draw: st.DrawFn) -> list[int | None]:
    size = draw(st.integers(0, 24))
    options = [st.one_of(st.none(), st.integers(0, max(0, n - 1))) for n in range(size)]
    return [None if n == 0 else draw(options[n]) for n in range(size)]


@given(shapes(), st.integers(1, 30), st.sampled_from(SORTS))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_pages_together_are_the_thread(
    cast: Cast,
    new_thread: Callable[[], Thread],
    shape: list[int | None],
    limit: int,
    sort: str,
) -> None:
    thread = new_thread()
    planted = plant(thread, cast.reader, shape)
    found = pages(thread, sort=sort, limit=limit)
    assert sorted(keys(*found)) == sorted(comment.pk for comment in planted)
    assert all(len(page.comments) == limit for page in found[:-1])
    seen: set[uuid.UUID] = set()
    for page in found:
        for comment in page.comments:
            assert comment.parent_id is None or comment.parent_id in seen
            seen.add(comment.pk)
        shown = {comment.pk for comment in page.comments}
        elsewhere = {c.parent_id for c in page.comments if c.parent_id} - shown
        assert set(page.elsewhere) == elsewhere


def test_roots_stand_in_the_order_asked_for(cast: Cast, thread: Thread) -> None:
    first, second, third = plant(thread, cast.reader, [None, None, None])
    post(thread, cast.second_reader, "So do the people on Hesten.", parent=second.pk)
    react(first, cast.second_reader, "respect")
    react(third, cast.second_reader, "agree")

    def in_order(sort: str) -> list[uuid.UUID]:
        page = thread_page(thread, sort=sort)
        return [comment.pk for comment in page.comments if comment.parent_id is None]

    assert in_order("newest") == [third.pk, second.pk, first.pk]
    assert in_order("oldest") == [first.pk, second.pk, third.pk]
    assert in_order("discussed") == [second.pk, third.pk, first.pk]
    assert in_order("best") == [first.pk, third.pk, second.pk]


def test_replies_follow_as_they_were_written_below_what_they_answer(
    cast: Cast, thread: Thread
) -> None:
    root, one, two, below_one = plant(thread, cast.reader, [None, 0, 0, 1])
    assert keys(thread_page(thread)) == [root.pk, one.pk, below_one.pk, two.pk]


@pytest.mark.parametrize("sort", SORTS)
def test_new_comments_between_two_pages_neither_repeat_nor_hide_others(
    cast: Cast, thread: Thread, sort: str
) -> None:
    planted = plant(thread, cast.reader, roots(12, 2))
    Comment.objects.filter(pk=planted[3].pk).update(score=prior_score({"respect": 4}))
    seen: list[uuid.UUID] = []
    cursor, step = None, 0
    while True:
        page = thread_page(thread, sort=sort, cursor=cursor, limit=5)
        seen += keys(page)
        cursor, step = page.next_cursor, step + 1
        if cursor is None:
            break
        post(thread, cast.moderator, f"New remark {step} on its own.")
        late = planted[(step * 7 * 3) % len(planted)].root_id
        for n in range(step):
            post(thread, cast.moderator, f"New reply {step}, {n}: a thought.", parent=late)
    assert len(seen) == len(set(seen))
    assert {comment.pk for comment in planted} <= set(seen)


def test_a_conversation_five_thousand_replies_deep(cast: Cast, thread: Thread) -> None:
    planted = plant(thread, cast.reader, [*chain(5001), None])
    found = pages(thread, sort="oldest")
    assert keys(*found) == [comment.pk for comment in planted]
    assert [len(page.comments) for page in found] == [200] * 25 + [2]
    assert all(page.elsewhere for page in found[1:-1])


def test_the_rest_of_one_conversation(cast: Cast, thread: Thread) -> None:
    planted = plant(thread, cast.reader, [*roots(1, 30), None, None])
    found = pages(thread, root=planted[0], limit=12)
    assert keys(*found) == [comment.pk for comment in planted[:31]]


def test_a_page_that_begins_at_a_reply(cast: Cast, thread: Thread) -> None:
    planted = plant(thread, cast.reader, roots(1, 30))
    page = thread_page(thread, root=planted[0], cursor=cursor_at(planted[20]), limit=3)
    assert keys(page) == [comment.pk for comment in planted[20:23]]
    assert set(page.elsewhere) == {planted[0].pk}


def test_a_cursor_goes_on_where_its_conversation_went_away(cast: Cast, thread: Thread) -> None:
    first, reply, last = plant(thread, cast.reader, [None, 0, None])
    cursor = thread_page(thread, sort="oldest", limit=1).next_cursor
    hide(reply, "rejected")
    hide(first, "rejected")
    assert keys(thread_page(thread, sort="oldest", cursor=cursor)) == [last.pk]


def test_cursors_of_other_threads_and_orders_are_told(
    cast: Cast, thread: Thread, new_thread: Callable[[], Thread]
) -> None:
    plant(thread, cast.reader, [None, None])
    cursor = thread_page(thread, limit=1).next_cursor
    for other, sort in ((new_thread(), "newest"), (thread, "oldest")):
        with pytest.raises(Problem) as told:
            thread_page(other, sort=sort, cursor=cursor)
        assert told.value.slug == "bad-cursor"


def test_an_empty_thread_has_one_empty_page(thread: Thread) -> None:
    page = thread_page(thread)
    assert (page.comments, page.next_cursor) == ([], None)


def test_a_reader_finds_their_own_reactions_and_what_only_they_see(
    cast: Cast, thread: Thread
) -> None:
    shown, waiting = plant(thread, cast.reader, [None, None])
    hide(waiting, "held")
    react(shown, cast.second_reader, "learned")
    assert thread_page(thread, viewer=cast.second_reader).mine == {shown.pk: "learned"}
    page = thread_page(thread, viewer=cast.reader)
    assert ([c.pk for c in page.own], page.mine) == ([waiting.pk], {})
    assert thread_page(thread, viewer=cast.moderator).own == []
    assert waiting.pk not in keys(page)
