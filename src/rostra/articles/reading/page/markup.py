"""HTML is taken apart and written anew before any parser builds a tree of it.

What comes in may be hostile: a hundred thousand nested or attributed tags, on which libxml2
needs minutes; scripts; comments without end. Here one pass, which only ever moves forward,
keeps text, tags and the few attributes that reading needs, to a depth that every page keeps
within, and sets JSON-LD aside. Tags are told as in the HTML standard's tokenizer (13.2.5).
"""

import html
import re
from dataclasses import dataclass, field

from rostra.articles.reading.errors import ReadError
from rostra.articles.reading.words import word_set

MAX_TAGS = 150_000
MAX_DEPTH = 150
_MAX_ATTRIBUTES = 60
_LONGEST_VALUE = 20_000

_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})[^\s/>]*+")
_NAME = re.compile(r"[\s/]*+([^\s/>=]?[^\s/>=]*+)\s*+(=?)\s*+")
_UNQUOTED = re.compile(r"[^\s>]*+")
_KEPT = word_set(
    """
    id class itemprop itemtype itemscope property name content href rel lang datetime role type
    hidden aria-hidden aria-label data-testid data-component data-type
    """
)
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_DROPPED = word_set(
    "script style textarea xmp iframe noembed noframes template object svg math noscript"
)
_RAW = _DROPPED | {"title"}
_BLOCKS = word_set(
    """
    p div section article aside header footer main nav ul ol li dl dt dd table tr h1 h2 h3 h4 h5 h6
    blockquote figure figcaption form fieldset pre hr address details
    """
)
_ENDED_BY = {  # tags whose closing may be left out, and what then closes them
    "p": _BLOCKS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "option": frozenset({"option"}),
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Markup:
    """A page in few, closed, shallow tags, and the text of its JSON-LD scripts."""

    html: str
    data: list[str]


@dataclass(slots=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    skipped: int = 0  # tags opened beyond the depth, still to be closed
    tags: int = 0


def simplify(text: str) -> Markup:
    """``text`` as harmless markup. Raises ReadError (``too-complex``) for too many tags."""
    writer = _Writer()
    place = 0
    while True:
        start = text.find("<", place)
        if start < 0:
            writer.parts.append(_escape(text[place:]))
            break
        writer.parts.append(_escape(text[place:start]))
        place = _markup(text, start, writer)
    writer.parts.extend(f"</{name}>" for name in reversed(writer.open))
    return Markup("".join(writer.parts), writer.data)


def _markup(text: str, start: int, writer: _Writer) -> int:
    """Take what begins with the "<" at ``start``; where to go on."""
    if text.startswith("<!--", start):
        return _behind(text, "-->", start + 4)
    if text.startswith(("<!", "<?"), start):
        return _behind(text, ">", start + 2)
    tag = _TAG.match(text, start + 1)
    if not tag:
        if text.startswith("</", start):
            return _behind(text, ">", start + 2)
        writer.parts.append("&lt;")
        return start + 1
    attributes, end = _attributes(text, tag.end())
    name = tag[2].lower()
    writer.tags += 1
    if writer.tags > MAX_TAGS:
        raise ReadError(
            "too-complex",
            f"The page has more than {MAX_TAGS:,} tags, which no article has.",
            "Paste the article's text instead.",
        )
    if tag[1]:
        _close(name, writer)
        return end
    if name in _RAW:
        return _raw(text, end, name, attributes, writer)
    _open(name, attributes, writer)
    return end


def _behind(text: str, sign: str, start: int) -> int:
    found = text.find(sign, start)
    return len(text) if found < 0 else found + len(sign)


def _attributes(text: str, place: int) -> tuple[dict[str, str], int]:
    """The attributes kept, and where the tag ends."""
    kept: dict[str, str] = {}
    while place < len(text):
        name = _NAME.match(text, place)
        if name is None or name.end() == place:
            return kept, place + 1  # the ">" that ends the tag
        place = name.end()
        value = ""
        if name[2]:
            value, place = _value(text, place)
        key = name[1].lower()
        if key == "style" and _HIDDEN.search(value[:500]):
            key = "hidden"
        if key == "xml:lang":
            key = "lang"
        if key in _KEPT and key not in kept and len(kept) < _MAX_ATTRIBUTES:
            kept[key] = html.unescape(value[:_LONGEST_VALUE])
    return kept, len(text)


def _value(text: str, place: int) -> tuple[str, int]:
    quote = text[place : place + 1]
    if quote in {'"', "'"}:
        end = text.find(quote, place + 1)
        return (text[place + 1 :], len(text)) if end < 0 else (text[place + 1 : end], end + 1)
    found = _UNQUOTED.match(text, place)
    return ("", place) if found is None else (found[0], found.end())


def _raw(text: str, start: int, name: str, attributes: dict[str, str], writer: _Writer) -> int:
    """Elements whose inside is no markup: scripts, styles, the title. Only the title is kept."""
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, start)
    inside = text[start : closing.start()] if closing else text[start:]
    if name == "script" and "ld+json" in attributes.get("type", "").lower():
        writer.data.append(inside)
    if name not in _DROPPED:
        writer.parts.append(f"<{name}>{_escape(inside[:2000])}</{name}>")
    return _behind(text, ">", closing.end()) if closing else len(text)


def _open(name: str, attributes: dict[str, str], writer: _Writer) -> None:
    while writer.open and name in _ENDED_BY.get(writer.open[-1], ()):
        writer.parts.append(f"</{writer.open.pop()}>")
    if name not in _VOID and len(writer.open) >= MAX_DEPTH:
        writer.skipped += 1
        writer.parts.append(" ")
        return
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    writer.parts.append(f"<{name}{written}>")
    if name not in _VOID:
        writer.open.append(name)


def _close(name: str, writer: _Writer) -> None:
    """Close ``name`` and what stands open inside it, unless it was never opened."""
    if writer.skipped:
        writer.skipped -= 1
        return
    if name not in writer.open:
        return
    while writer.open:
        last = writer.open.pop()
        writer.parts.append(f"</{last}>")
        if last == name:
            return


def _escape(text: str) -> str:
    """Text as markup: its own entities are read here, so that none is left to expand."""
    return html.escape(html.unescape(text), quote=False)
