"""Feeds polled from a real server on this machine."""

import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.server import rostra

STORY = """<html lang="en"><head><title>{title}</title><link rel="canonical" href="{url}">
<meta property="og:title" content="{title}"></head><body><article><h1>{title}</h1>
<p>The harbour office said on Monday that the quay will be widened by four metres.</p>
<p>Work begins in spring and lasts until the herring comes, the office said in a statement.</p>
<p>Boats may use the northern steps until then, and the ice house stays where it is.</p>
</article></body></html>"""


@dataclass
class Paper:
    """A little newspaper with a feed; `asked` lists what was requested with which ETag."""

    titles: list[str]
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    gone: bool = False
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def feed(self) -> str:
        items = "".join(
            f"<item><title>{title}</title><link>{self.url}/{number}</link></item>"
            for number, title in enumerate(self.titles)
        )
        return f'<rss version="2.0"><channel><title>The Quay</title>{items}</channel></rss>'


@pytest.fixture
def paper() -> Iterator[Paper]:
    made = Paper(["Quay is widened", "Ice house keeps its roof"])

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, self.headers.get("If-None-Match")))
            tag = f'"{len(made.titles)}"'
            if self.path == "/feed":
                status = 410 if made.gone else 304 if made.asked[-1][1] == tag else 200
                self.answer(status, "application/rss+xml", made.feed(), tag)
            else:
                title = made.titles[int(self.path[1:])]
                page = STORY.format(title=title, url=made.url + self.path)
                self.answer(200, "text/html", page, "")

        def answer(self, status: int, kind: str, body: str, tag: str) -> None:
            data = body.encode() if status == 200 else b""
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("ETag", tag)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


def polled(data: Path, paper: Paper) -> list[dict[str, object]]:
    allow = {"ROSTRA_ALLOW_PRIVATE": f"127.0.0.1:{paper.port}"}
    answer = rostra(data, "feeds", "poll", "--json", **allow)
    assert answer.returncode == 0, answer.stderr
    result: list[dict[str, object]] = json.loads(answer.stdout)
    return result


def test_new_entries_come_in_once(tmp_path: Path, paper: Paper) -> None:
    assert rostra(tmp_path, "feeds", "add", f"{paper.url}/feed").returncode == 0
    assert polled(tmp_path, paper)[0]["added"] == 2
    articles = json.loads(rostra(tmp_path, "articles", "list", "--json").stdout)
    assert {a["headline"] for a in articles} == set(paper.titles)

    paper.asked.clear()
    assert polled(tmp_path, paper)[0]["added"] == 0
    assert paper.asked == [("/feed", '"2"')], "the feed's ETag is sent, and no page asked again"

    paper.titles.append("Steps open at dawn")
    assert polled(tmp_path, paper)[0]["added"] == 1


def test_a_feed_that_is_gone_is_left_alone(tmp_path: Path, paper: Paper) -> None:
    rostra(tmp_path, "feeds", "add", f"{paper.url}/feed")
    paper.gone = True
    polled(tmp_path, paper)
    assert polled(tmp_path, paper) == []
    listed = json.loads(rostra(tmp_path, "feeds", "list", "--json").stdout)
    assert listed[0]["gone"] is True


def test_a_private_address_is_refused(tmp_path: Path, paper: Paper) -> None:
    rostra(tmp_path, "feeds", "add", f"{paper.url}/feed")
    answer = rostra(tmp_path, "feeds", "poll", "--json")
    assert answer.returncode == 1
    assert json.loads(answer.stdout)[0]["error"]
    assert paper.asked == []


@pytest.mark.parametrize("url", ["nonsense", "ftp://paper.example/feed", ""])
def test_what_is_no_address_is_refused(tmp_path: Path, url: str) -> None:
    answer = rostra(tmp_path, "feeds", "add", url)
    assert answer.returncode == 1
    assert "address" in answer.stderr
