"""Every block of an article goes where it belongs.

A block is clutter, a labelled field, a date, a by-line, a credit, a caption, a section, a
dateline standing alone, or else a paragraph. What is in doubt is a paragraph: no text is lost.
"""

import re
from dataclasses import dataclass, field, replace

from rostra.articles.reading.agencies import agencies_in, is_known
from rostra.articles.reading.blocks import Block
from rostra.articles.reading.byline import (
    Byline,
    cut_glued_credit,
    is_reporting_credit,
    read_bare_byline,
    read_byline,
    reporters,
)
from rostra.articles.reading.caption import Caption, looks_like_caption, read_caption
from rostra.articles.reading.clutter import is_clutter, is_copyright
from rostra.articles.reading.dateline import read_dateline
from rostra.articles.reading.published import is_labelled, read_published
from rostra.articles.reading.section import read_field, read_section

_URL = re.compile(
    r"(?:(?:source|url|link|original|quelle|fuente)\s?:\s?)?(https?://[^\s<>\"]{4,1000})",
    re.IGNORECASE,
)
_SENTENCE_END = tuple('.!?。！？…"”»')
_SIGN_OFF = re.compile(r"(?<=[.!?\"”»])\s{0,2}(?:[—–-]{1,2}\s?|\()([A-Za-zА-Я][\w .&-]{1,25})\)?$")
_NEAR_END = 4  # blocks from the end in which by-lines and dates still stand


@dataclass(slots=True)
class Draft:
    """What is known of an article so far. What the source stated elsewhere is set before."""

    headline: str | None = None
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    published: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    captions: list[Caption] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    signed: str | None = None
    """The agency by which the text is signed elsewhere than in its dateline."""
    reporters: str | None = None
    byline_place: str | None = None
    has_dateline: bool = False
    in_body: bool = False
    is_transcript: bool = False
    """Several paragraphs begin with a speaker's name and a colon."""
    left: int = 0
    """Blocks after the one that is being looked at."""
    last_group: int = -1
    """The group of the paragraph taken last."""


def sort_block(block: Block, draft: Draft, from_end: int) -> None:
    """Put ``block`` where it belongs in ``draft``; ``from_end`` counts the blocks after it."""
    draft.left = from_end
    at_edge = not draft.in_body or from_end < _NEAR_END
    everywhere = (_furniture, _credit, _caption)
    steps = (_furniture, _label, _date, _byline, _credit, _caption, _section)
    if not any(take(block, draft) for take in (steps if at_edge else everywhere)):
        _paragraph(block, draft)


def _furniture(block: Block, draft: Draft) -> bool:
    text = block.text
    if is_copyright(text):
        draft.signed = draft.signed or next(iter(agencies_in(text.strip("©() "))), None)
        return True
    link = _URL.fullmatch(text)
    if link:
        draft.url = draft.url or link[1]
        return True
    return is_clutter(text) or text == draft.headline


def _label(block: Block, draft: Draft) -> bool:
    found = read_field(block.text)
    if not found or draft.in_body:
        return False
    name, value = found
    if getattr(draft, name) is None:
        setattr(draft, name, value)
    return True


def _date(block: Block, draft: Draft) -> bool:
    text = block.text
    head, bar, rest = text.partition(" | ")
    if bar and is_known(head):
        draft.signed, text = draft.signed or head, rest
    is_date, published = read_published(text, draft.language)
    if is_date and draft.in_body and not is_labelled(block.text):
        return False
    if is_date:
        draft.published = draft.published or published
    return is_date


def _byline(block: Block, draft: Draft) -> bool:
    found = read_byline(block.text)
    if found is None and not draft.in_body and draft.byline is None:
        found = read_bare_byline(block.text) if not read_section(block.text) else None
    if found is None and is_known(block.text):
        found = Byline(None, agency=block.text.strip(" ."))
    if found is None:
        return False
    draft.byline = draft.byline or found.names
    draft.byline_place = draft.byline_place or found.place
    draft.signed = draft.signed or found.agency
    draft.published = draft.published or found.published
    return True


def _credit(block: Block, draft: Draft) -> bool:
    if not is_reporting_credit(block.text):
        return False
    draft.reporters = draft.reporters or reporters(block.text)
    return True


def _caption(block: Block, draft: Draft) -> bool:
    found = read_caption(block.text)
    if found is None:
        return False
    text = block.text
    # An agency alone in brackets signs the last paragraph of an article, and no other.
    amid = draft.in_body and draft.left > 2
    if not (found.is_sure or looks_like_caption(text, before_body=amid or not draft.in_body)):
        return False
    if found.text is None:
        found = replace(found, text=_caption_before(block, draft))
    last = draft.captions[-1] if draft.captions else None
    if last and last.credit is None and found.text is None:
        draft.captions[-1] = replace(last, credit=found.credit)
    elif last and last.text is None and found.credit is None:
        draft.captions[-1] = replace(last, text=found.text)
    else:
        draft.captions.append(found)
    return True


def _caption_before(block: Block, draft: Draft) -> str | None:
    """The caption that stands above a lone credit, taken back from the paragraphs."""
    if not draft.paragraphs:
        return None
    beside = draft.last_group == block.group
    before_body = not draft.has_dateline and len(draft.paragraphs) == 1
    if looks_like_caption(draft.paragraphs[-1], before_body=before_body or beside):
        return draft.paragraphs.pop()
    return None


def _section(block: Block, draft: Draft) -> bool:
    if draft.in_body:
        return False
    section = read_section(block.text)
    if section is None:
        return False
    draft.section = draft.section or section
    return True


def _paragraph(block: Block, draft: Draft) -> None:
    text = block.text
    if not draft.has_dateline and len(draft.paragraphs) < 4:
        line = None if draft.is_transcript and ":" in text[:60] else read_dateline(text)
        if line and (line.is_signed or len(draft.paragraphs) < 3):
            draft.has_dateline = True
            draft.place = draft.place or line.place
            draft.agency = draft.agency or line.agency
            if draft.published is None and line.published:
                draft.published = line.published.isoformat()
            if not text[line.end :].strip(" -–—:."):
                return
    text, credit = cut_glued_credit(text)
    if credit:
        draft.reporters = draft.reporters or reporters(credit)
    text = _without_sign_off(text, draft)
    if not text:
        return
    draft.paragraphs.append(text)
    draft.last_group = block.group
    draft.in_body = draft.in_body or draft.has_dateline or _is_prose(text)


def _without_sign_off(text: str, draft: Draft) -> str:
    """ "… on Monday. (AFP)": the agency signs, and the words are no part of the paragraph."""
    tail = _SIGN_OFF.search(text, max(0, len(text) - 40))
    if tail and is_known(tail[1]):
        draft.signed = draft.signed or tail[1].strip(" .")
        return text[: tail.start()].rstrip()
    return text


def _is_prose(text: str) -> bool:
    return len(text) > 120 or (len(text) > 40 and text.endswith(_SENTENCE_END))
