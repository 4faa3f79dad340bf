"""Plain text as a reader saved it → an article."""

import re
from datetime import date

from rostra.articles.reading.article import ReadArticle
from rostra.articles.reading.blocks import Block, to_blocks
from rostra.articles.reading.byline import is_reporting_credit, read_byline
from rostra.articles.reading.caption import read_caption
from rostra.articles.reading.clutter import is_clutter
from rostra.articles.reading.dateline import read_dateline
from rostra.articles.reading.errors import ReadError
from rostra.articles.reading.language import detect_language, tidy_tag
from rostra.articles.reading.markdown import unmark
from rostra.articles.reading.notice import Notice, is_notice, take_notice
from rostra.articles.reading.notice.sentences import sentences
from rostra.articles.reading.published import read_published
from rostra.articles.reading.section import read_field, read_section
from rostra.articles.reading.sorter import Draft, sort_block

_MAX_BLOCKS = 20_000
_MAX_LENGTH = 1_000_000  # characters: a book, and more than any article
_SPEAKER = re.compile(r"(?:Q|A|[A-Z][A-Z.’' -]{2,40}):\s")
_HEADLINE_REACH = 12  # blocks from the top in which the headline must stand
_HEADING = re.compile(r"#{1,6}\s+|\*\*(?=.*\*\*$)")


def read_text(text: str, *, today: date, url: str | None = None) -> ReadArticle:
    """Read plain text. Raises ReadError (``empty``, ``no-body``, ``too-many-lines``)."""
    return read_blocks(to_blocks(unmark(text)), Draft(url=url), today=today)


def read_blocks(blocks: list[Block], draft: Draft, *, today: date) -> ReadArticle:
    """Sort ``blocks``, headline included, into ``draft``; its fields known already stay."""
    if not blocks:
        raise ReadError("empty", "There is no text in it.", "Give the article's text.")
    length = sum(len(block.text) for block in blocks)
    if length > _MAX_LENGTH:
        raise ReadError(
            "too-large",
            f"The article has {length:,} characters; at most {_MAX_LENGTH:,} are read.",
            "Give one article at a time.",
        )
    if len(blocks) > _MAX_BLOCKS:
        raise ReadError(
            "too-many-lines",
            f"The text has {len(blocks)} paragraphs; at most {_MAX_BLOCKS} are read.",
            "Give one article at a time.",
        )
    notice, blocks = _part_notice(blocks, draft, today)
    if draft.language is None:
        draft.language = detect_language("\n".join(block.text for block in blocks))
    if draft.headline is None:
        blocks = _take_headline(blocks, draft)
    draft.is_transcript = sum(bool(_SPEAKER.match(block.text)) for block in blocks) > 1
    for number, block in enumerate(blocks):
        sort_block(block, draft, len(blocks) - 1 - number)
    return finish(draft, notice)


def finish(draft: Draft, notice: Notice | None) -> ReadArticle:
    """The article that ``draft`` has become. Raises ReadError (``no-body``)."""
    if not draft.paragraphs:
        raise ReadError(
            "no-body",
            "There is no article text in it, only a headline or the page around it.",
            "Give the whole article: its headline, an empty line, then its paragraphs.",
        )
    captions = sorted(draft.captions, key=lambda caption: not (caption.text and caption.credit))
    picture = captions[0] if captions else None
    return ReadArticle(
        headline=draft.headline or _first_words(draft.paragraphs[0]),
        paragraphs=tuple(draft.paragraphs),
        agency=draft.agency or draft.signed,
        byline=draft.byline or draft.reporters,
        place=draft.place or draft.byline_place,
        published=draft.published,
        caption=picture.text if picture else None,
        credit=picture.credit if picture else None,
        language=tidy_tag(draft.language),
        section=draft.section,
        url=draft.url,
        notice=notice.text if notice else None,
        commenting=notice.commenting if notice else "open",
        until=notice.until if notice else None,
    )


def _part_notice(
    blocks: list[Block], draft: Draft, today: date
) -> tuple[Notice | None, list[Block]]:
    """The headline is news even where it speaks of comments, so it is only looked past."""
    at = _headline_place(blocks) if draft.headline is None else None
    texts = [block.text for block in blocks]
    if at is None:
        notice, kept = take_notice([draft.headline or "", *texts], today, first=1)
        kept = kept[1:]
    else:
        order = [at, *(number for number in range(len(texts)) if number != at)]
        notice, sorted_ = take_notice([texts[number] for number in order], today, first=1)
        kept = [text for _, text in sorted(zip(order, sorted_, strict=True))]
    return notice, [
        Block(text, block.group) for text, block in zip(kept, blocks, strict=True) if text
    ]


def _take_headline(blocks: list[Block], draft: Draft) -> list[Block]:
    at = _headline_place(blocks)
    if at is None:
        return blocks
    labelled = read_field(blocks[at].text)
    draft.headline = labelled[1] if labelled else _HEADING.sub("", blocks[at].text).strip(" *")
    return [block for number, block in enumerate(blocks) if number != at]


def _headline_place(blocks: list[Block]) -> int | None:
    """Which block is the headline: the first that is no label, and reads like no paragraph."""
    for number, block in enumerate(blocks[:_HEADLINE_REACH]):
        following = blocks[number + 1].text if number + 1 < len(blocks) else ""
        if _is_aside(block.text, following):
            continue
        return number if _may_be_headline(block.text) else None
    return None


def _is_aside(text: str, following: str) -> bool:
    if is_clutter(text) or text.startswith(("http://", "https://")) or read_published(text)[0]:
        return True
    if read_byline(text) or is_reporting_credit(text):
        return True
    if _is_title(following) and is_notice(text):
        return True
    found = read_field(text)
    if found:
        return found[0] != "headline"
    if read_section(text) and following and len(following.split()) > 2:
        return True
    caption = read_caption(text)
    return bool(caption and caption.is_sure)


def _is_title(text: str) -> bool:
    return (
        0 < len(text) <= 120 and not text.endswith((".", "!", "”", '"')) and not read_byline(text)
    )


def _may_be_headline(text: str) -> bool:
    if len(text) > 250:
        return False
    line = read_dateline(text)
    return (len(text) <= 120 or len(sentences(text)) == 1) and not (line and line.is_signed)


def _first_words(paragraph: str) -> str:
    """Where no headline is given: the first sentence, or as many words of it as fit a line."""
    line = read_dateline(paragraph)
    text = paragraph[line.end :].strip(" .") if line else paragraph
    text = text if any(map(str.isalnum, text)) else paragraph
    end = next((end for _, end in sentences(text[:300])), len(text))
    if end <= 120:
        return text[:end].rstrip(".") or text
    return text if len(text) <= 120 else text[:118].rpartition(" ")[0] + "…"
