"""Carries the Perspective-compatible service over ASGI, past Django."""

import logging
import re
from urllib.parse import parse_qsl

from rostra.live.bodies import BodyTooLargeError, ClientGoneError, whole_body
from rostra.live.types import Receive, Scope, Send
from rostra.safety.perspective import bodies
from rostra.safety.perspective.errors import ServiceError
from rostra.safety.perspective.exchange import Answer, Request
from rostra.safety.perspective.service import Service

log = logging.getLogger(__name__)

BODY_SECONDS = 10.0
MOST_FIELDS = 50
_HOST = re.compile(r"[A-Za-z0-9.\-]{1,253}(?::\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?")


class MountedService:
    """The service as part of an ASGI application.

    proxies: whether a proxy stands in front, whose word on the protocol counts.
    """

    def __init__(self, service: Service, *, proxies: bool = False) -> None:
        self.service = service
        self.proxies = proxies

    def takes(self, path: str) -> bool:
        """Whether `path` is the service's."""
        return self.service.takes(path)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read a request, have it answered, and send the answer."""
        try:
            body = await whole_body(scope, receive, limit=bodies.MAX_BODY, seconds=BODY_SECONDS)
        except ClientGoneError:
            return
        except BodyTooLargeError:
            answer = bodies.too_large().answer()
        except TimeoutError:
            answer = ServiceError(408, "DEADLINE_EXCEEDED", "The request took too long.").answer()
        else:
            answer = await self.service.answer(self.request(scope, body))
        await self.send(answer, send)

    def request(self, scope: Scope, body: bytes) -> Request:
        """An ASGI request as the service knows them."""
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in scope["headers"]
        }
        query = scope.get("query_string", b"").decode("latin-1")
        try:
            fields = dict(parse_qsl(query, max_num_fields=MOST_FIELDS))
        except ValueError:
            fields = {}
        root = self.root(scope, headers)
        return Request(scope["method"], scope["path"], fields, headers, body, root)

    def root(self, scope: Scope, headers: dict[str, str]) -> str:
        """The address under which the client reached us; the answer goes to nobody else."""
        host = headers.get("host", "")
        scheme = str(scope.get("scheme") or "http")
        if self.proxies and headers.get("x-forwarded-proto") in {"http", "https"}:
            scheme = headers["x-forwarded-proto"]
        return f"{scheme}://{host if _HOST.fullmatch(host) else 'localhost'}"

    async def send(self, answer: Answer, send: Send) -> None:
        body = answer.body
        headers = [
            (b"content-type", b"application/json; charset=UTF-8"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            (b"x-content-type-options", b"nosniff"),
            *((name.encode(), value.encode("latin-1")) for name, value in answer.headers.items()),
        ]
        if not body:
            headers = headers[2:]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def end(self) -> None:
        """Keep what was counted; an error is logged, for nobody is left to hear of it."""
        try:
            self.service.register.flush()
        except Exception:
            log.exception("the last counts could not be kept")
