"""Short answers that need no Django."""

import json

from rostra.live.types import Send
from rostra.store.problems import Problem


async def raw(send: Send, status: int, content_type: str, body: bytes) -> None:
    """Send `body` as it is; nobody may keep it."""
    headers = [
        (b"content-type", content_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def text(send: Send, status: int, sentence: str) -> None:
    """Send one line of plain text."""
    await raw(send, status, "text/plain; charset=utf-8", f"{sentence}\n".encode())


async def too_large(send: Send, limit: int) -> None:
    """Refuse a body of too many bytes (RFC 9110, 15.5.14)."""
    problem = Problem(
        "too-large",
        "Too large",
        status=413,
        detail=f"At most {limit // (1024 * 1024)} MB can be sent at once.",
        todo="Send less, or give the article's address instead of its text.",
    )
    await refusal(send, problem)


async def too_slow(send: Send, seconds: float) -> None:
    """Give a body up that does not come (RFC 9110, 15.5.9)."""
    problem = Problem(
        "too-slow",
        "Too slow",
        status=408,
        detail=f"What you sent did not arrive within {seconds:.0f} seconds.",
        todo="Send it again, over a better connection.",
    )
    await refusal(send, problem)


async def refusal(send: Send, problem: Problem) -> None:
    """Send `problem` as its document (RFC 9457)."""
    body = json.dumps(problem.document()).encode()
    await raw(send, problem.status, "application/problem+json", body)
