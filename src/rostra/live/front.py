"""The front: a small ASGI application that answers what must be quick and hands the rest to
Django, which runs as WSGI in a pool of threads (never through Django's own ASGI handler)."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterable
from typing import Any

from a2wsgi import WSGIMiddleware

from rostra.live import answers, metrics
from rostra.live.bodies import BodyTooLargeError, ClientGoneError, replay, whole_body
from rostra.live.chores import Chore, Chores
from rostra.live.parent import end_with_parent
from rostra.live.ready import why_not_ready
from rostra.live.service import MountedService
from rostra.live.types import Message, Receive, Scope, Send

DJANGO_THREADS = 8
MAX_BODY = 6 * 1024 * 1024
BODY_SECONDS = 30.0
FINISH_SECONDS = 10.0


class Front:
    """Answers `/healthz`, `/readyz` and `/metrics` itself, everything else through Django.

    chores: what the server does in the background while it runs; service: answers programs that
    cannot wait for Django.
    """

    def __init__(
        self,
        django_application: Any,
        *,
        chores: Iterable[Chore] = (),
        service: MountedService | None = None,
        threads: int = DJANGO_THREADS,
    ) -> None:
        self.django: Any = WSGIMiddleware(django_application, workers=threads)
        self.chores = Chores(chores)
        self.service = service
        self.under_way = 0
        self.idle = asyncio.Event()
        self.idle.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.live(receive, send)
        elif scope["type"] == "http":
            await self.answer(scope, receive, send)

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path == "/healthz":
            await answers.text(send, 200, "ok")
        elif path == "/readyz":
            reason = await asyncio.to_thread(why_not_ready)
            await answers.text(send, 503 if reason else 200, reason or "ready")
        elif path == "/metrics":
            await self.show_metrics(scope, send)
        elif self.service is not None and self.service.takes(path):
            await self.service.serve(scope, receive, send)
        else:
            await self.hand_over(scope, receive, send)

    async def show_metrics(self, scope: Scope, send: Send) -> None:
        if not metrics.may_see(scope):
            await answers.text(send, 403, "Metrics are shown to this machine and token holders.")
            return
        body = await asyncio.to_thread(metrics.page)
        await answers.raw(send, 200, metrics.CONTENT_TYPE, body)

    async def hand_over(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let Django answer, once the request is here as a whole."""
        try:
            body = await whole_body(scope, receive, limit=MAX_BODY, seconds=BODY_SECONDS)
        except BodyTooLargeError:
            await answers.too_large(send, MAX_BODY)
        except TimeoutError:
            await answers.too_slow(send, BODY_SECONDS)
        except ClientGoneError:
            return
        else:
            await self.measured(scope, replay(body), send)

    async def measured(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = time.perf_counter()
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        self.under_way += 1
        self.idle.clear()
        try:
            await self.django(scope, receive, noting)
        finally:
            self.under_way -= 1
            if not self.under_way:
                self.idle.set()
            metrics.request(scope["method"], status, time.perf_counter() - begun)

    async def live(self, receive: Receive, send: Send) -> None:
        watch = threading.Event()
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                watch = end_with_parent()
                self.chores.start()
            else:
                watch.set()
                await self.finish()
                await asyncio.to_thread(self.chores.stop)
                if self.service is not None:
                    await asyncio.to_thread(self.service.end)
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return

    async def finish(self) -> None:
        """Let Django end what it has begun: its threads answer through this event loop."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FINISH_SECONDS):
                await self.idle.wait()
