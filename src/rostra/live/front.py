"""The front: a small ASGI application that answers what must be quick and hands the rest to
Django, which runs as WSGI in a pool of threads (never through Django's own ASGI handler)."""

from collections.abc import Awaitable, Callable
from typing import Any

from a2wsgi import WSGIMiddleware

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

DJANGO_THREADS = 8


class Front:
    """Answers `/healthz` itself, everything else through Django."""

    def __init__(self, django_application: Any, threads: int = DJANGO_THREADS) -> None:
        self.django = WSGIMiddleware(django_application, workers=threads)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["path"] == "/healthz":
            await answer_text(send, 200, b"ok\n")
        else:
            await self.django(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return


async def answer_text(send: Send, status: int, body: bytes) -> None:
    """Send a short plain-text answer."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
