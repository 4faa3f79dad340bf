"""What the server does by itself while it runs, each at its own interval, in one thread."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import close_old_connections, connection

from rostra.live import metrics

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chore:
    """A named piece of regular work: run `work` every `every_s` seconds."""

    name: str
    every_s: float
    work: Callable[[], object]


class Chores:
    """Runs chores until stopped. One that fails is logged and tried again at its next time."""

    def __init__(self, chores: Iterable[Chore]) -> None:
        self.chores = list(chores)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin in a thread of its own; nothing to do without chores."""
        if self.chores and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="chores", daemon=True)
            self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """Ask the thread to end and wait up to `timeout` seconds for it."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        due = {chore.name: 0.0 for chore in self.chores}
        while not self._stopping.wait(0.25):
            for chore in self.chores:
                if time.monotonic() >= due[chore.name]:
                    self._do(chore)
                    due[chore.name] = time.monotonic() + chore.every_s
        connection.close()

    def _do(self, chore: Chore) -> None:
        outcome = "done"
        try:
            close_old_connections()
            chore.work()
        except Exception:
            outcome = "failed"
            log.exception("the chore %s failed; it runs again in %s s", chore.name, chore.every_s)
        metrics.chore_runs.labels(chore.name, outcome).inc()
