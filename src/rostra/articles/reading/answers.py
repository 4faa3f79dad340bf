"""What a server's answer means, and what to tell the person who asked for the page."""

import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx

from rostra.articles.reading.errors import ReadError
from rostra.articles.reading.polling import retry_after_seconds

# "" is no type at all: what it is shows when it is read.
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/json", ""})
FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "text/html",
        "text/plain",
        "application/octet-stream",
        "",
    }
)
_PASTE = "Paste the article's text instead."


def bad_address(url: str) -> ReadError:
    return ReadError(
        "bad-address",
        f"{url[:200]!r} is not an address that can be fetched.",
        "Give a full address that begins with http:// or https:// and holds no password.",
    )


def bad_answer(sentence: str) -> ReadError:
    return ReadError("bad-answer", sentence, _PASTE)


def transport_error(url: str, error: Exception) -> ReadError:
    """The error for a connection that failed, or an answer that is no HTTP."""
    host = urlsplit(url).hostname
    if isinstance(error, httpx.InvalidURL):
        return bad_address(url)
    if isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error).upper():
        return ReadError("insecure", f"The secure connection to {host} cannot be trusted.", _PASTE)
    if isinstance(error, httpx.ConnectError):
        return ReadError(
            "no-connection", f"{host} cannot be reached.", "Check the address, or try again later."
        )
    return bad_answer(f"{host} broke off, or answered in a way that is not HTTP.")


def status_error(status: int, headers: Mapping[str, str], url: str) -> ReadError:
    """The error for an answer that is no page."""
    host = urlsplit(url).hostname
    wait = retry_after_seconds(headers.get("retry-after"))
    if status in {401, 402, 403, 407, 451}:
        return ReadError("forbidden", f"{host} does not let us read this page ({status}).", _PASTE)
    if status == 404:
        return ReadError("not-found", f"{host} has no such page.", "Check the address.")
    if status == 410:
        return ReadError("gone", f"{host} has taken this page down.", "Check the address.")
    later = "Try again later."
    if status == 429:
        sentence = f"{host} asks us to come back later."
        return ReadError("too-many-requests", sentence, later, retry_after=wait)
    return ReadError("server-error", f"{host} answered {status}.", later, retry_after=wait)
