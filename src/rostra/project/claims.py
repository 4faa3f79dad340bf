"""What one server claims for itself: the port, and on SQLite the data folder."""

import errno
import fcntl
import socket
from pathlib import Path
from typing import TextIO

from rostra.store.problems import Problem


def require_free_port(host: str, port: int) -> None:
    """Raise a Problem when `port` cannot be had.

    The server itself would share the port with another one silently (SO_REUSEPORT).
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror as error:
            raise unusable(f"{host} is no address of this machine.") from error
        except (OSError, OverflowError) as error:
            raise unusable(why(error, host, port)) from error
    if answers(host, port):
        raise unusable(f"Another program listens on port {port} already.")


def answers(host: str, port: int) -> bool:
    """Whether somebody listens there: a bind may succeed beside a server that shares its port."""
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared
    try:
        socket.create_connection((local, port), timeout=1).close()
    except OSError:
        return False
    return True


def why(error: Exception, host: str, port: int) -> str:
    """What is wrong with the address, in a sentence."""
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"Another program listens on port {port} already."
    if number == errno.EACCES:
        return f"Port {port} is reserved for the system's administrator."
    if number == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine."
    return f"Port {port} on {host} cannot be used ({error})."


def unusable(detail: str) -> Problem:
    """A Problem about the address to serve on."""
    return Problem(
        "address", "The address cannot be used", status=503, detail=detail,
        todo="Choose another with --host and --port.",
    )  # fmt: skip


def claim_folder(folder: Path) -> TextIO:
    """Claim `folder` for this process until it ends; keep the returned file open.

    Raises a Problem when another web process serves it: SQLite is written by one at a time.
    """
    file = (folder / "serve.lock").open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise Problem(
            "served-already", "Served already", status=503,
            detail=f"Another `rostra serve` works on {folder}.",
            todo="Stop that one first, or choose another folder with --data DIR.",
        ) from error  # fmt: skip
    return file
