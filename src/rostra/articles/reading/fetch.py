"""Fetches a page or a feed, safely: public addresses, few redirects, little time, little data.

The name is resolved once and the connection goes to the very address that was checked, so that
a name server that answers differently the second time (DNS rebinding) changes nothing; TLS
still checks the certificate against the name. The whole fetch has one time limit, which a
server that sends a byte a second cannot stretch.
"""

import asyncio
import concurrent.futures
import functools
import ssl
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx

from rostra.articles.reading.addresses import public_addresses
from rostra.articles.reading.answers import (
    PAGE_TYPES,
    bad_address,
    bad_answer,
    status_error,
    transport_error,
)
from rostra.articles.reading.decode import MAX_BYTES
from rostra.articles.reading.errors import ReadError

TIMEOUT_S = 10.0
MAX_REDIRECTS = 5
AGENT = "Rostra/1 (article reader)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: where it was found at last, its status, headers (lower case) and body."""

    url: str
    status: int
    body: bytes
    content_type: str = ""
    charset: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted, and what is allowed.

    ``types``: content types taken; ``statuses``: what is an answer and no error; ``headers``:
    sent besides our own; ``allow_private``: "host:port" that may be on a private network;
    ``timeout_s``: seconds for all of it, names, redirects and body together.
    """

    types: frozenset[str] = PAGE_TYPES
    statuses: frozenset[int] = frozenset({200})
    headers: Mapping[str, str] = field(default_factory=dict)
    allow_private: frozenset[str] = frozenset()
    timeout_s: float = TIMEOUT_S


def fetch(url: str, wish: Wish | None = None) -> Fetched:
    """GET ``url``.

    Raises ReadError with code ``bad-address``, ``private-address``, ``no-such-host``,
    ``no-connection``, ``insecure``, ``redirect-loop``, ``too-many-redirects``, ``time-out``,
    ``too-large``, ``wrong-type``, ``bad-answer``, ``not-found``, ``gone``, ``forbidden``,
    ``too-many-requests`` or ``server-error``.
    """
    wish = wish or Wish()
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_in_time(url, wish))
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, _in_time(url, wish)).result()


def check_url(url: str) -> httpx.URL:
    """``url`` parsed. Raises ReadError (``bad-address``) for what is no plain web address."""
    try:
        target = httpx.URL(url.strip())
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise bad_address(url) from error
    if target.scheme not in {"http", "https"} or not target.host or target.userinfo:
        raise bad_address(url)
    return target


@functools.cache
def _tls() -> ssl.SSLContext:
    """The trusted certificates, loaded once: it takes a tenth of a second."""
    return httpx.create_ssl_context(trust_env=False)


async def _in_time(url: str, wish: Wish) -> Fetched:
    try:
        async with asyncio.timeout(wish.timeout_s):
            return await _follow(url, wish)
    except TimeoutError as error:
        raise ReadError(
            "time-out",
            f"{urlsplit(url).hostname} took longer than {wish.timeout_s:g} seconds to answer.",
            "Try again later, or paste the article's text instead.",
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
        raise transport_error(url, error) from error


async def _follow(url: str, wish: Wish) -> Fetched:
    seen: set[str] = set()
    # No connection is kept: one is opened for a name, and another name may share its address.
    limits = httpx.Limits(max_keepalive_connections=0)
    # Its own time-outs count from byte to byte, so one for all of it stands around this.
    client = httpx.AsyncClient(verify=_tls(), trust_env=False, timeout=None, limits=limits)  # noqa: S113
    async with client:
        for _ in range(MAX_REDIRECTS + 1):
            if url in seen:
                raise ReadError(
                    "redirect-loop",
                    f"The page sends its readers round in a circle, back to {url[:200]}.",
                    "Give the address at which the article can be read.",
                )
            seen.add(url)
            response = await _connect(client, url, wish)
            try:
                target = response.headers.get("location")
                if response.status_code not in _REDIRECTS or not target:
                    return await _answer(response, url, wish)
                url = urljoin(url, target).partition("#")[0]
            finally:
                await response.aclose()
    raise ReadError(
        "too-many-redirects",
        f"The address leads on more than {MAX_REDIRECTS} times.",
        "Give the address at which the article can be read.",
    )


async def _connect(client: httpx.AsyncClient, url: str, wish: Wish) -> httpx.Response:
    """Send the request to an address that was checked, in the name of the host it means."""
    target = check_url(url)
    host, port = target.host, target.port or (443 if target.scheme == "https" else 80)
    exempt = f"{host.lower()}:{port}" in wish.allow_private
    addresses = await public_addresses(host, port, any_network=exempt)
    headers = {
        "Host": target.netloc.decode("ascii"),
        "User-Agent": AGENT,
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip, identity",
        **wish.headers,
    }
    for number, address in enumerate(addresses, 1):
        request = client.build_request(
            "GET",
            target.copy_with(host=address),
            headers=headers,
            extensions={"sni_hostname": host},
        )
        try:
            return await client.send(request, stream=True)
        except httpx.ConnectError:
            if number == len(addresses):
                raise
    raise bad_address(url)


async def _answer(response: httpx.Response, url: str, wish: Wish) -> Fetched:
    if response.status_code not in wish.statuses:
        raise status_error(response.status_code, response.headers, url)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if response.status_code == 200 and kind not in wish.types:
        raise ReadError(
            "wrong-type",
            f"The address answers with {kind[:80]}, not with a page to read.",
            "Give the address of the article itself.",
        )
    body = bytearray()
    async for piece in _unpacked(response):
        body += piece
        if len(body) > MAX_BYTES:
            raise ReadError(
                "too-large",
                f"The page is larger than {MAX_BYTES // 1_048_576} MB.",
                "Paste the article's text instead.",
            )
    return Fetched(
        url=url,
        status=response.status_code,
        body=bytes(body),
        content_type=kind,
        charset=response.charset_encoding,
        headers={name.lower(): value for name, value in response.headers.items()},
    )


async def _unpacked(response: httpx.Response) -> AsyncIterator[bytes]:
    """The body, unpacked in small pieces: a megabyte of gzip may hold a gigabyte."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in {"identity", ""}:
        async for piece in response.aiter_raw():
            yield piece
        return
    if encoding not in {"gzip", "x-gzip"}:
        raise bad_answer(f"The page is packed as {encoding[:40]}, which was not asked for.")
    unpack = zlib.decompressobj(wbits=31)
    try:
        async for packed in response.aiter_raw():
            rest = packed
            while rest and not unpack.eof:
                yield unpack.decompress(rest, 65_536)
                rest = unpack.unconsumed_tail
    except zlib.error as error:
        raise bad_answer("The page is packed, and broken inside.") from error
