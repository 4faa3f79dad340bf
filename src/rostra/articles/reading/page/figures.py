"""Pictures of a page: their captions and credits."""

import re

from lxml.html import HtmlElement

from rostra.articles.reading.blocks import tidy
from rostra.articles.reading.caption import Caption, read_caption

_CREDIT_CLASS = re.compile(r"credit|copyright|source|author|photographer|byline|agency", re.I)


def take_picture(tree: HtmlElement) -> Caption | None:
    """The first figure's caption and credit. Every figure is taken out of the tree."""
    found: Caption | None = None
    for figure in tree.xpath("//figure | //*[contains(@class, 'wp-caption')]"):
        caption = None if found else _figure_caption(figure)
        found = found or caption
        if figure.getparent() is not None:
            figure.drop_tree()
    return found


def _figure_caption(figure: HtmlElement) -> Caption | None:
    texts = figure.xpath(".//figcaption | .//*[contains(@class, 'caption')]")
    if not texts:
        return None
    box = texts[0]
    credit = None
    for part in box.xpath(".//*[@class or @itemprop]"):
        mark = f"{part.get('class') or ''} {part.get('itemprop') or ''}"
        text = tidy(part.text_content())
        if _CREDIT_CLASS.search(mark) and text and part.getparent() is not None:
            inner = read_caption(text)
            credit = (inner.credit if inner else None) or text.strip("()[] ")
            part.drop_tree()
            break
    text = tidy(box.text_content())
    whole = read_caption(text) if text and credit is None else None
    if whole:
        return whole
    return Caption(text or None, credit) if text or credit else None
