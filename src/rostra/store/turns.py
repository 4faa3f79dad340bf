"""One fair lock: those who wait to write are served in the order they came."""

import threading
from collections import deque


class FairLock:
    """A mutual-exclusion lock that is handed over first come, first served.

    Python's own lock may let one busy thread take it again and again while others starve; the
    writers of one SQLite file must take turns.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._held = False

    def acquire(self, timeout: float = 30.0) -> bool:
        """Wait up to `timeout` seconds for the turn; True when it is ours."""
        with self._guard:
            if not self._held:
                self._held = True
                return True
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(timeout):
            return True
        with self._guard:
            if mine.is_set():
                return True
            self._waiting.remove(mine)
        return False

    def release(self) -> None:
        """Hand the turn to the one who has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._held = False

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._waiting)
