"""What is measured. Each measure takes a running server and gives rows to print."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.wrk import wrk
from tests.support.server import Server

CONNECTIONS = 32


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


def _reads(name: str, url: str, seconds: int) -> Iterator[Row]:
    load = wrk(url, connections=CONNECTIONS, seconds=seconds)
    yield Row(f"{name}, reads", load.per_second, "per second")
    yield Row(f"{name}, 99th percentile", load.p99_ms, "ms")
    if load.failed:
        yield Row(f"{name}, failed", load.failed, "answers")


Measure = Callable[[Server, int], Iterator[Row]]
MEASURES: dict[str, Measure] = {"start": second_start, "front": front_page}
