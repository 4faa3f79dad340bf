"""Which network addresses a fetch may go to: the public ones, and those named as exceptions.

Without this, whoever may add an article could make the server read its own neighbours: cloud
metadata, databases, printers (server-side request forgery, OWASP A10:2021).
"""

import asyncio
import ipaddress
import re
import socket
import threading

from rostra.articles.reading.errors import ReadError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_CARRIES_V4 = (
    (ipaddress.ip_network("64:ff9b::/96"), 0),  # NAT64, RFC 6052: the last 32 bits
    (ipaddress.ip_network("64:ff9b:1::/48"), 0),  # local NAT64, RFC 8215
    (ipaddress.ip_network("2002::/16"), 80),  # 6to4, RFC 3056: bits 16 to 48
    (ipaddress.ip_network("::/96"), 0),  # IPv4-compatible, RFC 4291
)
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_DOTTED = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}")


def is_public(address: Address) -> bool:
    """May anyone on the internet be expected to reach ``address``?

    Refused: private, loopback, link-local, carrier-grade NAT, multicast, reserved and
    unspecified addresses, in IPv6 also those that carry such an IPv4 address inside.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or (address.teredo[1] if address.teredo else None)
        for network, shift in _CARRIES_V4:
            if address in network:
                inner = ipaddress.IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def check_spelling(host: str) -> None:
    """Refuse numbers that are no plain address: "2130706433", "0177.0.0.1", "127.1"."""
    if ":" in host:
        return  # IPv6 has one spelling that resolves at all
    labels = host.rstrip(".").split(".")
    if _NUMBER.fullmatch(labels[-1]) and not _DOTTED.fullmatch(host.rstrip(".")):
        raise ReadError(
            "bad-address",
            f"{host!r} is a network address in an unusual spelling.",
            "Give the address of the article as a reader sees it in the browser.",
        )


async def public_addresses(host: str, port: int, *, any_network: bool = False) -> list[str]:
    """The addresses of ``host``, all of them checked; one private one refuses the host.

    Raises ReadError (``private-address``, ``no-such-host``).
    """
    check_spelling(host)
    try:
        found = await _resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise ReadError(
            "no-such-host",
            f"There is no site called {host}.",
            "Check the address for a typing error.",
        ) from error
    for address in found:
        # A zone ("fe80::1%eth0") names an interface of this machine.
        if not any_network and not is_public(ipaddress.ip_address(address.partition("%")[0])):
            raise ReadError(
                "private-address",
                f"{host} leads to a private network address, which is never fetched.",
                "Give a public address, or paste the article's text instead.",
            )
    return found


async def _resolve(host: str, port: int) -> list[str]:
    """``getaddrinfo`` in a thread that nobody waits for: it cannot be cancelled."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def look_up() -> None:
        result: list[str] | Exception
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            result = list(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as error:
            result = error
        try:
            loop.call_soon_threadsafe(_settle, answer, result)
        except RuntimeError:
            return  # the loop gave up waiting and is closed

    threading.Thread(target=look_up, name="resolve", daemon=True).start()
    return await answer


def _settle(answer: "asyncio.Future[list[str]]", result: list[str] | Exception) -> None:
    if answer.done():
        return
    if isinstance(result, Exception):
        answer.set_exception(result)
    else:
        answer.set_result(result)
