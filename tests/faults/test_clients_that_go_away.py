"""Clients that stop half-way hold up nobody: not Django's threads, not the server's end."""

import contextlib
import socket
from collections.abc import Iterator

import pytest

from rostra.live.front import DJANGO_THREADS
from tests.cast import MODERATOR
from tests.support.people import token_of
from tests.support.server import Server, ServerMaker

POST = (
    "POST /api/v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    "Authorization: Bearer {token}\r\nContent-Length: 100\r\n\r\n{{"
)
REST = b'"headline": "Tide gate opens", "text": "The gate opened on Monday."'


@contextlib.contextmanager
def half_posts(server: Server) -> Iterator[list[socket.socket]]:
    """Twice as many connections as there are threads, each with a body that has only begun."""
    begun = POST.format(token=token_of(server, MODERATOR)).encode()
    with contextlib.ExitStack() as stack:
        connections = []
        for _ in range(2 * DJANGO_THREADS):
            connection = socket.create_connection(("127.0.0.1", server.port))
            connections.append(stack.enter_context(connection))
            connection.sendall(begun)
        yield connections


@pytest.fixture
def alone(make_server: ServerMaker) -> Server:
    return make_server()


def assert_it_ends(server: Server) -> None:
    server.stop()
    assert server.process is not None
    assert server.process.returncode == 0


def test_bodies_that_do_not_come_keep_no_page_waiting(alone: Server) -> None:
    with half_posts(alone):
        assert alone.client().get("/accounts/login/").status_code == 200


def test_clients_that_leave_in_the_middle_are_forgotten(alone: Server) -> None:
    with half_posts(alone):
        pass
    assert alone.client().get("/accounts/login/").status_code == 200
    assert_it_ends(alone)


def test_clients_that_leave_while_they_stand_in_line_do_not_keep_the_server(alone: Server) -> None:
    with half_posts(alone) as connections:
        for connection in connections:
            connection.sendall(REST.ljust(98) + b"}")
    assert_it_ends(alone)
