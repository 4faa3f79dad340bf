"""Waiting for something to become true, with an end and a sentence for when it does not."""

import socket
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_PAUSE_SECONDS = 0.02


def wait_until(what: str, look: Callable[[], T | None], *, seconds: float = 20.0) -> T:
    """What `look` returns as soon as it is truthy.

    Raises AssertionError naming `what` after `seconds`; the limit only bounds a failure, a
    passing test never depends on it.
    """
    give_up = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > give_up:
            raise AssertionError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(_PAUSE_SECONDS)
    return seen


def free_port() -> int:
    """A TCP port on the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
