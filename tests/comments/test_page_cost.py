"""A page costs the same in a thread of ten comments and of ten thousand."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostra.comments.models import Comment, Thread
from rostra.comments.page import thread_page
from rostra.comments.rules.order import SORTS
from rostra.comments.rules.reactions import prior_score
from tests.cast import Cast
from tests.comments.forest import plant, roots

pytestmark = pytest.mark.django_db

Call = Callable[[], Any]


class Reads:
    """What a call asked of the database."""

    def __init__(self, call: Call) -> None:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            self.result = call()
        self.queries = [query["sql"] for query in captured.captured_queries]

    @property
    def rows(self) -> int:
        """How many rows its queries return."""
        total = 0
        with connection.cursor() as cursor:
            for sql in self.queries:
                cursor.execute(f"SELECT count(*) FROM ({sql}) AS asked")
                total += cursor.fetchone()[0]
        return total


def first_page(thread: Thread, sort: str, **options: Any) -> Call:
    return lambda: thread_page(thread, sort=sort, limit=50, **options)


def second_page(thread: Thread, sort: str, limit: int = 50) -> Call:
    first = thread_page(thread, sort=sort, limit=limit)
    assert first.next_cursor
    return lambda: thread_page(thread, sort=sort, limit=limit, cursor=first.next_cursor)


@pytest.fixture
def large(cast: Cast, new_thread: Callable[[], Thread]) -> Thread:
    """2,500 conversations of four comments; some roots have found reactions."""
    thread = new_thread()
    planted = plant(thread, cast.reader, roots(2500, 3))
    liked = [comment for comment in planted[::40] if comment.parent_id is None]
    for n, comment in enumerate(liked):
        comment.reactions = {"respect": n % 9 + 1}
        comment.score = prior_score(comment.reactions)
    Comment.objects.bulk_update(liked, ["reactions", "score"], batch_size=200)
    return thread


def test_ten_thousand_comments_cost_what_a_few_hundred_do(
    cast: Cast, thread: Thread, large: Thread
) -> None:
    plant(thread, cast.reader, roots(60, 3))
    for sort in SORTS:
        assert_same_cost(first_page(thread, sort), first_page(large, sort))
        assert_same_cost(second_page(thread, sort), second_page(large, sort))


def test_every_query_of_a_page_seeks_in_an_index(large: Thread, cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for sort in SORTS:
        for call in (
            first_page(large, sort, viewer=cast.second_reader),
            second_page(large, sort, limit=201),
        ):
            for sql in Reads(call).queries:
                assert_seeks(sql)


def assert_same_cost(small: Call, large: Call) -> None:
    """Fail when the large thread's page takes more queries or rows than the small one's."""
    few, many = Reads(small), Reads(large)
    assert len(many.queries) == len(few.queries) <= 5
    assert len(many.result.comments) == len(few.result.comments) == 50
    assert many.rows <= few.rows + 2


def assert_seeks(sql: str) -> None:
    """Fail when the engine would read a whole table for `sql`, or sort what it found."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = [row[3] for row in cursor.fetchall()]
            wrong = [line for line in plan if line.startswith("SCAN") or is_big_sort(line, sql)]
        else:
            cursor.execute(f"EXPLAIN {sql}")
            plan = [row[0] for row in cursor.fetchall()]
            wrong = [line for line in plan if "Seq Scan on rostra_comment" in line]
    assert not wrong, f"{wrong}\n{plan}\n{sql}"


def is_big_sort(line: str, sql: str) -> bool:
    """A sort of more than the page's own rows: what is asked for by key or root is few."""
    by_key = re.search(r'"(id|root_id|pk)" IN \(', sql)
    return "TEMP B-TREE FOR ORDER BY" in line and by_key is None
