"""A real web server that behaves as each test asks, down to the byte and the pause."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Answer = Callable[[socket.socket, str], None]


class Site:
    """Listens on a free port of the loopback; ``answers`` maps a path to what is sent."""

    def __init__(self, answers: dict[str, Answer | bytes]) -> None:
        self.answers = answers
        self.requests: list[str] = []
        self.over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.origin = f"127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def url(self, path: str) -> str:
        return f"http://{self.origin}{path}"

    def _serve(self) -> None:
        while not self.over.is_set():
            connection, _ = self._socket.accept()
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            request = connection.recv(65_536).decode("latin-1")
            if not request:
                return
            self.requests.append(request)
            answer = self.answers[request.split()[1].partition("?")[0]]
            try:
                if isinstance(answer, bytes):
                    connection.sendall(answer)
                else:
                    answer(connection, request)
            except OSError:
                return  # the reader gave up, as it should

    def __enter__(self) -> "Site":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        socket.create_connection(("127.0.0.1", self.port)).close()  # wakes the thread
        self._thread.join(5)
        self._socket.close()


@contextmanager
def site(answers: dict[str, Answer | bytes]) -> Iterator[Site]:
    with Site(answers) as running:
        yield running


def http(
    body: bytes = b"",
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    **headers: str,
) -> bytes:
    """A whole HTTP answer; ``retry_after="5"`` becomes the header Retry-After."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def drip(head: bytes, drop: bytes) -> Answer:
    """Sends ``head`` at once, then ``drop`` for ever, a little at a time."""

    def answer(connection: socket.socket, _: str) -> None:
        connection.sendall(head)
        pause = threading.Event()
        while True:
            connection.sendall(drop)
            pause.wait(0.02)

    return answer
