"""What a page says in and around its comment box."""

import re

from lxml.html import HtmlElement

from rostra.articles.reading.clutter import is_clutter
from rostra.articles.reading.page.body import texts_of

_COMMENTING = re.compile(
    r"comment|discuss|disqus|coral|notice|kommentar|coment|reaction|reacties|forum|respond|opinion"
    r"|conversation|talkback|moderat|closed",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"comment[-_]{0,2}(?:body|text|content|item|list|card|entry)|bypostauthor", re.IGNORECASE
)
_BOXES = ("div", "section", "aside", "p", "footer", "span", "h2", "h3", "h4")
_MARKS = ("id", "class", "data-component", "aria-label")
_CONTROLS = frozenset({"form", "button"})
_LONGEST = 1_500
_MOST = 100


def boxes(tree: HtmlElement, body: list[str]) -> list[list[str]]:
    """The texts of each of the page's comment boxes and notices.

    The comments that readers wrote are taken out of ``tree`` first; the article's own ``body``
    counts for nothing.
    """
    for element in [
        element for element in tree.iter("li", "div", "article") if _is_written(element)
    ]:
        if element.getparent() is not None:
            element.drop_tree()
    known = set(body)
    found: list[list[str]] = []
    for element in tree.iter(*_BOXES):
        mark = " ".join(element.get(key) or "" for key in _MARKS)
        if element.tag != "aside" and not _COMMENTING.search(mark):
            continue
        texts = [text for text in texts_of(element, skip=_CONTROLS) if _counts(text, known)]
        if texts and sum(map(len, texts)) <= _LONGEST and texts not in found:
            found.append(texts)
        if len(found) >= _MOST:
            break
    return found


def _counts(text: str, known: set[str]) -> bool:
    return text not in known and not is_clutter(text)


def _is_written(element: HtmlElement) -> bool:
    """Is this a reader's comment?"""
    mark = f"{element.get('class') or ''} {element.get('itemtype') or ''}"
    return bool(_WRITTEN.search(mark)) or "schema.org/Comment" in mark
