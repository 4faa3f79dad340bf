"""The judging service by itself: no pages, no articles, no Django in the way of a request."""

import asyncio
import threading
from collections.abc import Iterable

from prometheus_client import REGISTRY
from prometheus_client.exposition import generate_latest

from rostra.live import answers, metrics
from rostra.live.chores import Chore, Chores
from rostra.live.parent import end_with_parent
from rostra.live.service import MountedService
from rostra.live.types import Receive, Scope, Send
from rostra.safety.perspective.errors import not_found


class Lone:
    """An ASGI application of the service, `/healthz`, `/readyz` and `/metrics`."""

    def __init__(self, service: MountedService, chores: Iterable[Chore] = ()) -> None:
        self.service = service
        self.chores = Chores(chores)

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
            reason = await asyncio.to_thread(self.why_not_ready)
            await answers.text(send, 503 if reason else 200, reason or "ready")
        elif path == "/metrics":
            await self.show_metrics(scope, send)
        elif self.service.takes(path):
            await self.service.serve(scope, receive, send)
        else:
            await self.service.send(not_found().answer(), send)

    def why_not_ready(self) -> str:
        """One sentence why texts cannot be judged now, or "" when they can."""
        register = self.service.service.register
        try:
            register.refresh()
        except Exception as error:
            return f"the keys cannot be read: {type(error).__name__}"
        return ""

    async def show_metrics(self, scope: Scope, send: Send) -> None:
        if not metrics.may_see(scope):
            await answers.text(send, 403, "Metrics are shown to this machine and token holders.")
            return
        await answers.raw(send, 200, metrics.CONTENT_TYPE, generate_latest(REGISTRY))

    async def live(self, receive: Receive, send: Send) -> None:
        watch = threading.Event()
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                watch = end_with_parent()
                self.chores.start()
            else:
                watch.set()
                await asyncio.to_thread(self.chores.stop)
                await asyncio.to_thread(self.service.end)
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
