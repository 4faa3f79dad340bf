"""A web process whose parent was killed ends too: nobody would restart it, and on SQLite it would
stand in the way of the next server."""

import os
import signal
import threading

LOOK_EVERY_S = 0.5


def end_with_parent(look_every_s: float = LOOK_EVERY_S) -> threading.Event:
    """Watch the parent in a thread of its own; ask this process to end once it is gone.

    Returns the event that stops the watch.
    """
    parent = os.getppid()
    stopped = threading.Event()

    def watch() -> None:
        while not stopped.wait(look_every_s):
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGTERM)
                if not stopped.wait(5):
                    os.kill(os.getpid(), signal.SIGKILL)
                return

    threading.Thread(target=watch, name="parent watch", daemon=True).start()
    return stopped
