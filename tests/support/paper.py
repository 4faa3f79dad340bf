"""A publisher's site: pages of another origin, served by a process that knows nothing of Rostra."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,">{head}</head>
<body><main><h1>{title}</h1><p>The story itself.</p>
<script>
window.heard = [];
for (const name of ["rostra:ready", "rostra:posted", "rostra:sign-in"])
  addEventListener(name, (event) => heard.push([name, event.detail]));
</script>
{body}
<p>What stands below.</p>
</main></body></html>
"""


@dataclass
class Paper:
    """A publisher's pages at http://localhost, which for a browser is another site than
    http://127.0.0.1, where Rostra runs: its cookies would be a third party's."""

    port: int
    embeds: str
    pages: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def publish(
        self, path: str, *, title: str = "Tern Bay", head: str = "", attributes: str = ""
    ) -> str:
        """Put a page at `path` with the two lines that embed its thread; its address."""
        address = f"{self.url}{path}"
        body = (
            f'<rostra-thread article-url="{address}" {attributes}>'
            f'<a href="{self.embeds}/embed/page?url={address}">Read the conversation</a>'
            f'</rostra-thread>\n<script src="{self.embeds}/embed.js" async></script>'
        )
        self.pages[path] = PAGE.format(title=title, head=head, body=body)
        return address


@contextmanager
def printed(embeds: str) -> Iterator[Paper]:
    """A paper whose pages embed threads of the server at the address `embeds`."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = paper.pages.get(self.path.partition("?")[0])
            self.send_response(200 if page or self.path == "/cookie" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if self.path == "/cookie":
                self.send_header("Set-Cookie", "seen=1; SameSite=None; Secure")
                self.send_header("Access-Control-Allow-Origin", self.headers.get("Origin", "*"))
                self.send_header("Access-Control-Allow-Credentials", "true")
            self.end_headers()
            self.wfile.write((page or "").encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        paper = Paper(server.server_address[1], embeds)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield paper
        server.shutdown()
        thread.join()
