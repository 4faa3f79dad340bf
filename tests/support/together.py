"""Several things at the same moment, each in a thread with a database connection of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from rostra.store.problems import Problem

Work = Callable[[], object]


def all_at_once(*work: Work) -> list[object]:
    """What each of `work` returned, or the Problem it raised; they start together."""
    start = threading.Barrier(len(work))

    def one(do: Work) -> object:
        start.wait()
        try:
            return do()
        except Problem as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(work)) as pool:
        return list(pool.map(one, work))
