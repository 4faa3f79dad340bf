"""Request bodies are read whole before a thread is taken for them.

A thread that waits for a body is lost to everybody else: a few clients that send slowly, or go away
while their request stands in line, would stop the site. Here they cost memory alone, within a limit
of size and of time.
"""

import asyncio

from rostra.live.types import Message, Receive, Scope

WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}


class ClientGoneError(Exception):
    """The client left before its request was complete."""


class BodyTooLargeError(Exception):
    """More than the limit was sent."""


def announced(scope: Scope) -> int:
    """The length that the request announces, 0 when it announces none."""
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def whole_body(scope: Scope, receive: Receive, *, limit: int, seconds: float) -> bytes:
    """The body of a request, at most `limit` bytes, within `seconds`.

    Raises BodyTooLargeError, ClientGoneError or TimeoutError.
    """
    if announced(scope) > limit:
        raise BodyTooLargeError
    body = bytearray()
    if scope["method"] in WITHOUT_BODY and not announced(scope):
        return b""
    async with asyncio.timeout(seconds):
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientGoneError
            body += message.get("body", b"")
            if len(body) > limit:
                raise BodyTooLargeError
            more = message.get("more_body", False)
    return bytes(body)


def replay(body: bytes) -> Receive:
    """A `receive` that hands out `body` at once, and then that there is no more."""
    messages = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> Message:
        return next(messages, {"type": "http.disconnect"})

    return receive
