"""A rendered comment as plain text: for excerpts, mails, feeds and search."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

from rostra.safety.characters import INVISIBLE

HOST_CLASS = "link-host"
"""The class of the host that stands after a labelled link; plain text leaves it out."""

JOINER = "\u200d"
_BREAKS = frozenset({"p", "br", "li", "blockquote", "pre", "ul", "ol"})


def plain_text(html: str) -> str:
    """The text of a rendered comment in one line, without markup and hosts beside links."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


def excerpt(html: str, most: int = 200) -> str:
    """The beginning of a rendered comment, ``most`` characters at most, cut between words."""
    text = plain_text(html)
    if len(text) <= most:
        return text
    end = most - 1
    space = text.rfind(" ", 0, end + 1)
    if space > end // 3:
        end = space
    else:
        while end > 1 and (_continues(text[end]) or text[end - 1] == JOINER):
            end -= 1
    return text[:end].rstrip() + "…"


def _continues(char: str) -> bool:
    """Whether ``char`` belongs to the character before it: a mark, joiner or selector."""
    return bool(unicodedata.combining(char) or INVISIBLE.match(char))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._in_host = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span" and (self._in_host or ("class", HOST_CLASS) in attrs):
            self._in_host += 1
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._in_host:
            self._in_host -= 1
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._in_host:
            self.parts.append(data)
