"""A proxy that is one host to its clients: it ends their TLS and hands what they send to a server
of ours. With it a client that has its host's name written into it can be tested as it is."""

import contextlib
import select
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.certificates import Authority
from tests.support.waiting import free_port

TLS_BEGINS = b"\x16"
PIECE = 65_536
SECONDS = 30


class _Handler(socketserver.BaseRequestHandler):
    """One connection: `CONNECT host:443` and then TLS, or TLS at once, as old clients do."""

    server: "_Proxy"

    def handle(self) -> None:
        client: socket.socket = self.request
        client.settimeout(SECONDS)
        if client.recv(1, socket.MSG_PEEK) != TLS_BEGINS:
            asked = _head(client).split()
            if asked[:2] != [b"CONNECT", f"{self.server.host}:443".encode()]:
                client.sendall(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")
                return
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with (
            self.server.context.wrap_socket(client, server_side=True) as inside,
            socket.create_connection(("127.0.0.1", self.server.target), SECONDS) as target,
            contextlib.suppress(OSError),
        ):
            _carry(inside, target)


def _head(client: socket.socket) -> bytes:
    """What stands before the first empty line."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        piece = client.recv(1)
        if not piece:
            return b""
        head += piece
    return head


def _carry(inside: ssl.SSLSocket, target: socket.socket) -> None:
    """Hand on what either side sends until one has no more to say."""
    other = {inside: target, target: inside}
    while True:
        # What TLS has read ahead no longer shows on the socket.
        ready = [inside] if inside.pending() else select.select(list(other), [], [], SECONDS)[0]
        for source in ready:
            piece = source.recv(PIECE)
            if not piece:
                return
            other[source].sendall(piece)
        if not ready:
            return


class _Proxy(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, host: str, target: int, context: ssl.SSLContext) -> None:
        self.host = host
        self.target = target
        self.context = context
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away, or does not trust us, is for the client's test to see."""


@contextmanager
def proxy(host: str, target: int, authority: Authority) -> Iterator[str]:
    """The address of a proxy that is `host`, with the server at port `target` behind it."""
    port = free_port()
    with _Proxy(port, host, target, authority.server_context(host)) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            running.shutdown()
            thread.join(SECONDS)
