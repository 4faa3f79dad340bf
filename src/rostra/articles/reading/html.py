"""A publisher's page → an article."""

from dataclasses import replace
from datetime import date

from rostra.articles.reading.article import ReadArticle
from rostra.articles.reading.blocks import Block
from rostra.articles.reading.errors import ReadError
from rostra.articles.reading.language import agreed_language
from rostra.articles.reading.notice import find_boxed
from rostra.articles.reading.page.body import paragraphs, parse
from rostra.articles.reading.page.boxes import boxes
from rostra.articles.reading.page.figures import take_picture
from rostra.articles.reading.page.markup import simplify
from rostra.articles.reading.page.metadata import read_metadata
from rostra.articles.reading.sorter import Draft
from rostra.articles.reading.text import read_blocks


def read_html(text: str, *, today: date, url: str | None = None) -> ReadArticle:
    """Read an HTML page. Raises ReadError (``empty``, ``no-body``, ``too-complex``)."""
    markup = simplify(text)
    tree = parse(markup.html)
    stated = read_metadata(tree, markup.data, url)
    picture = take_picture(tree) or stated.picture
    boxes_of = parse(markup.html)  # extraction below takes the tree apart
    body = paragraphs(tree, stated.body)
    if not body:
        raise ReadError(
            "no-body",
            "No article was found on this page.",
            "Give the address of one article, or paste its text.",
        )
    draft = Draft(
        headline=stated.headline,
        byline=stated.byline,
        published=stated.published,
        section=stated.section,
        url=stated.url,
        language=agreed_language(stated.language, "\n".join(body)),
        captions=[picture] if picture else [],
        signed=stated.agency,
        byline_place=stated.place,
    )
    article = read_blocks([Block(piece, n) for n, piece in enumerate(body)], draft, today=today)
    if article.notice:
        return article
    boxed = find_boxed(boxes(boxes_of, body), today)
    if boxed is None:
        return article
    return replace(article, notice=boxed.text, commenting=boxed.commenting, until=boxed.until)
