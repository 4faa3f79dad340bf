"""What the server does by itself while it runs, each in a thread of its own: a slow one (a feed
that does not answer) keeps no other waiting."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import close_old_connections, connection

from rostra.live import metrics

log = logging.getLogger(__name__)

FIRST_AFTER_S = 0.25


@dataclass(frozen=True, slots=True)
class Chore:
    """A named piece of regular work: run `work` every `every_s` seconds, at once when `wake` is
    set."""

    name: str
    every_s: float
    work: Callable[[], object]
    wake: threading.Event | None = None


class Chores:
    """Runs chores until stopped. One that fails is logged and tried again at its next time."""

    def __init__(self, chores: Iterable[Chore]) -> None:
        self.chores = list(chores)
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(
                target=self._run, args=[chore], name=f"chore {chore.name}", daemon=True
            )
            for chore in self.chores
        ]

    def start(self) -> None:
        """Begin, once."""
        for thread in self._threads:
            thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """Ask all to end, and wait up to `timeout` seconds for them."""
        self._stopping.set()
        for chore in self.chores:
            if chore.wake is not None:
                chore.wake.set()
        latest = time.monotonic() + timeout
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, latest - time.monotonic()))

    def _run(self, chore: Chore) -> None:
        wait_s = FIRST_AFTER_S
        while not self._pause(chore, wait_s):
            self._do(chore)
            wait_s = chore.every_s
        connection.close()

    def _pause(self, chore: Chore, wait_s: float) -> bool:
        """Wait for the chore's next time; True when it is time to end."""
        if chore.wake is None:
            return self._stopping.wait(wait_s)
        chore.wake.wait(wait_s)
        chore.wake.clear()
        return self._stopping.is_set()

    def _do(self, chore: Chore) -> None:
        outcome = "done"
        try:
            close_old_connections()
            chore.work()
        except Exception:
            outcome = "failed"
            log.exception("the chore %s failed; it runs again in %s s", chore.name, chore.every_s)
        metrics.chore_runs.labels(chore.name, outcome).inc()
