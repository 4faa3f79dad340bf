"""The front, driven as an ASGI application in front of a small WSGI one."""

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest

from rostra.live import metrics
from rostra.live.front import MAX_BODY, Front
from rostra.sites.services import ensure_default_site

Answer = tuple[int, dict[str, str], bytes]


def hello(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"django answers " + environ["PATH_INFO"].encode()]


async def ask(
    path: str, *, headers: dict[str, str] | None = None, client: str = "127.0.0.1"
) -> Answer:
    sent: list[dict[str, Any]] = []
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": path, "raw_path": b"",
        "query_string": b"", "root_path": "", "scheme": "http", "server": ("127.0.0.1", 1),
        "client": (client, 2),
        "headers": [(n.encode(), v.encode()) for n, v in (headers or {}).items()],
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await Front(hello)(scope, receive, send)
    head = {n.decode().lower(): v.decode() for n, v in sent[0].get("headers", [])}
    return sent[0]["status"], head, b"".join(m.get("body", b"") for m in sent[1:])


@pytest.mark.asyncio
async def test_health_needs_no_database() -> None:
    status, headers, body = await ask("/healthz")
    assert (status, body) == (200, b"ok\n")
    assert headers["cache-control"] == "no-store"


@pytest.mark.django_db(transaction=True)
def test_ready_once_there_is_a_site() -> None:
    status, _, body = asyncio.run(ask("/readyz"))
    assert (status, body) == (503, b"the database has no site yet\n")
    ensure_default_site()
    status, _, body = asyncio.run(ask("/readyz"))
    assert (status, body) == (200, b"ready\n")


@pytest.mark.asyncio
async def test_everything_else_reaches_django() -> None:
    status, _, body = await ask("/a/1/x")
    assert (status, body) == (200, b"django answers /a/1/x")


@pytest.mark.asyncio
async def test_a_body_too_large_is_refused_unread() -> None:
    status, headers, body = await ask("/x", headers={"content-length": str(MAX_BODY + 1)})
    assert status == 413
    assert headers["content-type"] == "application/problem+json"
    assert b"At most 6 MB" in body


@pytest.mark.django_db(transaction=True)
def test_metrics_are_shown_to_this_machine_alone() -> None:
    status, _, body = asyncio.run(ask("/metrics"))
    assert status == 200
    assert b"rostra_queue_waiting 0.0" in body
    assert asyncio.run(ask("/metrics", client="192.0.2.7"))[0] == 403
    assert asyncio.run(ask("/metrics", headers={"x-forwarded-for": "192.0.2.7"}))[0] == 403


def test_a_token_opens_the_metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTRA_METRICS_TOKEN", "let-me-in")
    away = {"client": ("192.0.2.7", 1), "headers": [(b"authorization", b"Bearer let-me-in")]}
    assert metrics.may_see(away)
    away["headers"] = [(b"authorization", b"Bearer other")]
    assert not metrics.may_see(away)
