"""The way in: bytes, text, a file or an address → an article."""

import re
from datetime import date, datetime
from pathlib import Path

from rostra.articles.reading.article import ReadArticle
from rostra.articles.reading.decode import check_size, to_text
from rostra.articles.reading.errors import ReadError
from rostra.articles.reading.fields import read_json
from rostra.articles.reading.html import read_html
from rostra.articles.reading.text import read_text

_HTML = re.compile(
    r"^<(?:!doctype|html|head|body|article|main|div|section|p|h1|meta|title|script|!--|\?xml)\b|<html\b"
    r"|</(?:p|div|h1|article|head|title|script)>"
)
KINDS = ("text", "html", "json")


def read_article(
    source: bytes | str,
    *,
    kind: str | None = None,
    url: str | None = None,
    today: date | None = None,
) -> ReadArticle:
    """Read one article out of ``source``.

    ``kind`` is one of ``KINDS``, or None to tell it from the text; ``url`` is where the source
    was found; ``today`` (a date or a datetime) is what a notice's "until 3 March" counts from.
    Raises ReadError.
    """
    return _read(source, kind, None, url, today)


def _read(
    source: bytes | str, kind: str | None, charset: str | None, url: str | None, today: date | None
) -> ReadArticle:
    today = today or datetime.now().astimezone()
    text = to_text(source, charset)
    kind = kind or tell_kind(text)
    if kind == "html":
        return read_html(text, today=today, url=url)
    if kind == "json":
        return read_json(text, today=today, url=url)
    if kind != "text":
        raise ReadError("bad-kind", f"There is no kind {kind!r}.", f"One of: {', '.join(KINDS)}.")
    return read_text(text, today=today, url=url)


def tell_kind(text: str) -> str:
    """Is this text, HTML or JSON fields? By what it begins with."""
    start = text[:2000].lstrip().lower()
    if start.startswith("{") and re.match(r"\{\s*(?:\"|\})", start):
        return "json"
    return "html" if _HTML.search(start) else "text"


def read_path(path: Path, *, url: str | None = None, today: date | None = None) -> ReadArticle:
    """Read the article in the file ``path``. Raises ReadError (``no-file`` and all others)."""
    try:
        check_size(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            "no-file",
            f"The file {path} cannot be read: {error.strerror or error}.",
            "Give the path of a text, HTML or JSON file.",
        ) from error
    return read_article(data, url=url, today=today)


def read_url(
    url: str, *, today: date | None = None, allow_private: frozenset[str] = frozenset()
) -> ReadArticle:
    """Fetch and read the article at ``url``. Raises ReadError, see ``fetch`` too.

    ``allow_private``: the "host:port" on a private network that may be fetched all the same.
    """
    from rostra.articles.reading.fetch import Wish, fetch  # loads httpx: a fifth of a second

    found = fetch(url, Wish(allow_private=allow_private))
    kind = {"text/plain": "text", "application/json": "json"}.get(found.content_type)
    return _read(found.body, kind, found.charset, found.url, today)
