"""The paragraphs of an article in its page."""

import logging
import re

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from rostra.articles.reading.blocks import tidy
from rostra.articles.reading.page.markup import simplify
from rostra.articles.reading.words import word_set

_BLOCKS = word_set(
    """
    p div section article aside header footer main nav ul ol li dl dt dd table thead tbody tr td th
    h1 h2 h3 h4 h5 h6 blockquote figure figcaption form fieldset pre hr address details summary
    body html center button label
    """
)
_NO_TEXT = word_set(
    "figure figcaption nav form button select option label h1 h2 h3 h4 h5 h6 footer aside header"
)
_BREAK = "\x00"
_ENOUGH = 250  # characters of an extraction that can be trusted


def parse(markup: str) -> HtmlElement:
    """The tree of ``markup``, which ``simplify`` made harmless; hidden elements left out."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=parser)
    except lxml.etree.ParserError:  # there is nothing in it
        tree = lxml.html.document_fromstring(b"<html><body></body></html>", parser=parser)
    for element in tree.xpath("//*[@hidden or @aria-hidden='true']"):
        if element.getparent() is not None and element.tag not in {"html", "body"}:
            element.drop_tree()
    return tree


def texts_of(element: HtmlElement, *, skip: frozenset[str] = _NO_TEXT) -> list[str]:
    """The pieces of text in ``element``, parted at block tags and at double line breaks."""
    parts: list[str] = []
    _walk(element, parts, skip, is_root=True)
    pieces = re.split(r"\x00+|\n(?:[ \t]*\n)+", "".join(parts))
    return [piece for piece in map(tidy, pieces) if piece]


def _walk(
    element: HtmlElement, parts: list[str], skip: frozenset[str], *, is_root: bool = False
) -> None:
    if not isinstance(element.tag, str) or (element.tag in skip and not is_root):
        return
    block = element.tag in _BLOCKS
    if block:
        parts.append(_BREAK)
    elif element.tag == "br":
        parts.append("\n")
    parts.append((element.text or "").replace("\n", " "))
    for child in element:
        _walk(child, parts, skip)
        parts.append((child.tail or "").replace("\n", " "))
    if block:
        parts.append(_BREAK)


def paragraphs(tree: HtmlElement, stated: str | None) -> list[str]:
    """The body's paragraphs: marked up as such, stated in JSON-LD, or told from the page."""
    for element in tree.xpath("//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]"):
        found = texts_of(element)
        if len(" ".join(found)) > 100:
            return found
    written = _stated(stated)
    if len(written) > 1:
        return written
    marked = _marked_up(tree)  # before the extraction, which takes the tree apart
    extracted = _extracted(tree)
    if len(extracted) < 2 or sum(map(len, extracted)) < _ENOUGH:
        extracted = marked or extracted
    if not written:
        return extracted
    # One blob without paragraphs: the page shows where they end, if it shows the same text.
    blob = _letters(written[0])
    same = [text for text in extracted if _letters(text)[:60] in blob]
    return same if sum(map(len, same)) * 10 > len(written[0]) * 6 else written


def _marked_up(tree: HtmlElement) -> list[str]:
    """The texts of the page's article or main part: for pages too short to be told by size."""
    for path in ("//article", "//main", "//*[@role='main']", "//body"):
        found = [text for element in tree.xpath(path)[:1] for text in texts_of(element)]
        if found:
            return found
    return []


def _stated(body: str | None) -> list[str]:
    if not body:
        return []
    if re.search(r"<(?:p|br|div)\b", body, re.IGNORECASE):
        return texts_of(parse(simplify(body).html))
    parts = re.split(r"\n\s*\n", body) if re.search(r"\n\s*\n", body) else body.split("\n")
    return [text for text in map(tidy, parts) if text]


def _extracted(tree: HtmlElement) -> list[str]:
    import trafilatura  # 170 ms to load, and many pages state their body

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what fails here, we tell
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=False, with_metadata=False
    )
    body = getattr(found, "body", None)
    if body is None:
        return []
    return [text for element in body for text in _piece(element)]


def _piece(element: HtmlElement) -> list[str]:
    if element.tag in {"head", "title", "graphic", "table"}:
        return []
    if element.tag == "list":
        return [text for item in element for text in _piece(item)]
    parts: list[str] = []
    for node in element.iter():
        if node.tag == "lb":
            parts.append("\n")
        parts.append(node.text or "")
        if node is not element:
            parts.append(node.tail or "")
    pieces = re.split(r"\n[ \t]*\n", "".join(parts))
    return [text for text in map(tidy, pieces) if text]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
