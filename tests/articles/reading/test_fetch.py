"""Fetching, against a real server that misbehaves."""

import asyncio
import gzip
import ipaddress
import socket
import threading
from typing import Any

import pytest

from rostra.articles.reading import ReadError, read_url
from rostra.articles.reading.addresses import is_public
from rostra.articles.reading.fetch import MAX_REDIRECTS, Fetched, Wish, fetch
from tests.articles.reading.site import Answer, Site, drip, http, site

PAGE = (
    b"<html><body><article><h1>Ferry sails</h1><p>" + b"The ferry sailed. " * 20 + b"</p></article>"
)


def get(running: Site, path: str, timeout_s: float = 10.0, **more: Any) -> Fetched:
    wish = Wish(allow_private=frozenset({running.origin}), timeout_s=timeout_s, **more)
    return fetch(running.url(path), wish)


def refused(answers: dict[str, Answer | bytes], path: str, **more: Any) -> ReadError:
    with site(answers) as running, pytest.raises(ReadError) as caught:
        get(running, path, **more)
    assert caught.value.sentence
    assert caught.value.todo
    return caught.value


def test_a_page_is_fetched_and_read() -> None:
    with site({"/a": http(PAGE)}) as running:
        article = read_url(running.url("/a"), allow_private=frozenset({running.origin}))
    assert article.headline == "Ferry sails"
    assert article.url == running.url("/a")


def test_a_page_is_fetched_from_within_a_running_loop() -> None:
    async def inside() -> Fetched:
        return get(running, "/a")

    with site({"/a": http(PAGE)}) as running:
        assert asyncio.run(inside()).body == PAGE


def test_the_host_is_named_while_the_connection_goes_to_the_address_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def noting(host: str, *rest: Any, **more: Any) -> Any:
        asked.append(host)
        return real("127.0.0.1" if host == "name.test" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", noting)
    with site({"/a": http(PAGE)}) as running:
        name = f"name.test:{running.port}"
        fetch(f"http://{name}/a", Wish(allow_private=frozenset({name})))
    assert asked.count("name.test") == 1  # a second answer would be a way round the check
    assert f"Host: {name}" in running.requests[0]


def test_a_name_that_leads_to_a_private_address_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(*_: Any, **__: Any) -> Any:
        # One public address beside a private one does not make the name safe.
        return [(2, 1, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(ReadError) as caught:
        fetch("http://rebind.test/")
    assert caught.value.code == "private-address"


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://127.0.0.1:8000/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[ff02::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(ReadError) as caught:
        fetch(url)
    assert caught.value.code == "private-address"


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0x7f.1/",
        "ftp://example.org/a",
        "file:///etc/hostname",
        "gopher://example.org/",
        "javascript:alert(1)",
        "http://",
        "",
        "example.org/story",
        "http://user:secret@example.org/",
        "http://exa\nmple.org/",
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(ReadError) as caught:
        fetch(url)
    assert caught.value.code == "bad-address"


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_an_exception_holds_for_its_port_alone() -> None:
    with site({"/": http(PAGE)}) as running, pytest.raises(ReadError) as caught:
        fetch(running.url("/"), Wish(allow_private=frozenset({"127.0.0.1:1"})))
    assert caught.value.code == "private-address"


def test_redirects_are_followed() -> None:
    answers = {
        "/a": http(status="302 Found", location="/b?x=1#part"),
        "/b": http(PAGE),
    }
    with site(answers) as running:
        assert get(running, "/a").url == running.url("/b?x=1")


def test_a_redirect_to_a_private_address_is_refused() -> None:
    answers: dict[str, Answer | bytes] = {
        "/a": http(status="301 Moved", location="http://127.0.0.1:9/secret")
    }
    assert refused(answers, "/a").code == "private-address"


def test_a_redirect_to_another_scheme_is_refused() -> None:
    answers: dict[str, Answer | bytes] = {
        "/a": http(status="302 Found", location="file:///etc/hostname")
    }
    assert refused(answers, "/a").code == "bad-address"


def test_a_redirect_loop_is_told() -> None:
    answers: dict[str, Answer | bytes] = {
        "/a": http(status="302 Found", location="/b"),
        "/b": http(status="302 Found", location="/a"),
    }
    assert refused(answers, "/a").code == "redirect-loop"


def test_too_many_redirects_are_told() -> None:
    answers: dict[str, Answer | bytes] = {
        f"/{n}": http(status="307 Temporary", location=f"/{n + 1}")
        for n in range(MAX_REDIRECTS + 2)
    }
    assert refused(answers, "/0").code == "too-many-redirects"


@pytest.mark.parametrize(
    "answer",
    [
        drip(b"", b"H"),
        drip(b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n", b"a"),
        lambda connection, _: threading.Event().wait(5) and None,
    ],
    ids=["first line", "headers", "body", "silence"],
)
def test_a_slow_server_is_given_up(answer: Answer) -> None:
    assert refused({"/a": answer}, "/a", timeout_s=0.4).code == "time-out"


def test_a_body_without_end_is_cut_off() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    assert refused({"/a": drip(head, b"a" * 1_000_000)}, "/a").code == "too-large"


def test_a_packed_bomb_is_cut_off() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert refused({"/a": http(bomb, content_encoding="gzip")}, "/a").code == "too-large"


def test_a_packed_page_is_unpacked() -> None:
    with site({"/a": http(gzip.compress(PAGE), content_encoding="gzip")}) as running:
        assert get(running, "/a").body == PAGE


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (http(b"x", content_encoding="br"), "bad-answer"),
        (http(b"not gzip", content_encoding="gzip"), "bad-answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "bad-answer"),
        (b"I speak no HTTP\r\n\r\n", "bad-answer"),
        (http(b"\x89PNG", kind="image/png"), "wrong-type"),
        (http(status="404 Not Found"), "not-found"),
        (http(status="410 Gone"), "gone"),
        (http(status="403 Forbidden"), "forbidden"),
        (http(status="500 Oops"), "server-error"),
        (http(status="302 Found"), "server-error"),
    ],
)
def test_a_bad_answer_is_told(answer: bytes, code: str) -> None:
    assert refused({"/a": answer}, "/a").code == code


def test_a_server_that_asks_for_patience_is_heard() -> None:
    error = refused({"/a": http(status="429 Slow down", retry_after="120")}, "/a")
    assert (error.code, error.retry_after) == ("too-many-requests", 120.0)


def test_nobody_listening_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        origin = f"127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(ReadError) as caught:
        fetch(f"http://{origin}/", Wish(allow_private=frozenset({origin})))
    assert caught.value.code == "no-connection"


def test_a_page_is_decoded_as_its_server_says() -> None:
    page = PAGE.replace(b"Ferry sails", "Паром отходит".encode("cp1251"))
    with site({"/a": http(page, kind="text/html; charset=windows-1251")}) as running:
        article = read_url(running.url("/a"), allow_private=frozenset({running.origin}))
    assert article.headline == "Паром отходит"
