"""The text of an HTML comment, and where each of its characters stood."""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass

# Tags that comments are written with; anything else between angle brackets is what somebody typed.
_TAGS = (
    "a|abbr|b|big|blockquote|br|cite|code|dd|del|dfn|div|dl|dt|em|figure|figcaption|font|h[1-6]|hr"
    "|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|sup|table|tbody|td|th"
    "|thead|tr|tt|u|ul|var|wbr"
)
_BREAKS = "br|p|div|li|blockquote|h[1-6]|hr|tr|td|th|dd|dt|pre|figure|figcaption"
_PART = re.compile(
    rf"<(?:/?(?P<tag>{_TAGS})\b(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*/?|!--.{{0,500}}?--)>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(_BREAKS, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its markup; `starts` and `shifts` lead back to where it came from."""

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def source(self, at: int) -> int:
        """The place in the original of the character at `at`."""
        return at + self.shifts[bisect_right(self.starts, at) - 1]


def plain(source: str) -> Plain:
    """The text that a reader of the HTML `source` sees, a line for each of its blocks."""
    parts: list[str] = []
    starts, shifts = [0], [0]
    length = taken = 0
    for found in _PART.finditer(source):
        before = source[taken : found.start()]
        shown = _shown(found)
        parts += (before, shown)
        length += len(before) + len(shown)
        taken = found.end()
        starts.append(length)
        shifts.append(taken - length)
    parts.append(source[taken:])
    return Plain("".join(parts), tuple(starts), tuple(shifts))


def _shown(found: re.Match[str]) -> str:
    tag = found["tag"]
    if tag is not None:
        return "\n" if _BREAK.fullmatch(tag) else ""
    return html.unescape(found[0]) if found[0].startswith("&") else ""
