"""A comment's source as HTML that is safe to put into any page.

The source is a small part of Markdown (CommonMark 0.31 where it is the same): paragraphs, line
breaks as typed, emphasis, quotations, lists, code and links. There are no images, headings, tables
or HTML; whatever is not markup is shown as typed, so that nothing of a comment is ever lost.
markdown-it-py writes the HTML, and nh3 then lets through an allow-list and nothing else.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from rostra.comments.plain import HOST_CLASS, plain_text
from rostra.safety.addresses import bare_links, host_of, is_disguised, is_sound
from rostra.safety.characters import is_visible

DEEPEST = 12
"""Levels of quotations and lists (a list has two a step); what lies deeper is shown as typed."""
LONGEST_LABEL = 80

_DIRECTIONS = {"auto", "ltr", "rtl"}
_CONTAINERS = {"blockquote_open", "bullet_list_open", "ordered_list_open"}
_SCHEME = re.compile(r"https?$", re.IGNORECASE)
_SURROGATES = re.compile("[\ud800-\udfff]")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_cleaner = nh3.Cleaner(
    tags={"p", "blockquote", "ul", "ol", "li", "pre", "br", "em", "strong", "code", "a", "span"},
    attributes={"a": {"href"}, "ol": {"start"}},
    tag_attribute_values={
        **{block: {"dir": _DIRECTIONS} for block in ("p", "blockquote", "ul", "ol", "pre")},
        "span": {"class": {HOST_CLASS}, "dir": {"ltr"}},
    },
    url_schemes={"http", "https"},
    link_rel="nofollow ugc noopener",
    strip_comments=True,
)


def render(source: str) -> str:
    """The HTML of a comment: blocks with ``dir``, links with their host beside the label.

    Takes any string and never fails; markup without an end, or nested too deep to be read, is
    shown as it was typed.
    """
    source = _SURROGATES.sub("\ufffd", source)
    tokens = _markdown.parse(source)
    too_deep = any(token.nesting == 1 and token.level >= DEEPEST - 1 for token in tokens)
    if not too_deep:
        written = _cleaner.clean(_markdown.renderer.render(tokens, _markdown.options, {}))
        if any(map(is_visible, plain_text(written))):
            return written.strip()
    return _as_typed(source)


def _as_typed(source: str) -> str:
    """Paragraphs and line breaks alone, with bare addresses linked."""
    blocks = [block for block in _PARAGRAPHS.split(source) if block.strip()]
    paragraphs = (f'<p dir="auto">{_typed_block(block.strip())}</p>' for block in blocks)
    return _cleaner.clean("\n".join(paragraphs))


def _typed_block(block: str) -> str:
    parts: list[str] = []
    at = 0
    for link in bare_links(block):
        start, end = link.span
        if is_linkable(link.target):
            label = html.escape(_short(block[start:end]))
            parts.append(html.escape(block[at:start]))
            parts.append(f'<a href="{html.escape(link.target)}">{label}</a>')
            at = end
    parts.append(html.escape(block[at:]))
    return "".join(parts).replace("\n", "<br>\n")


def is_linkable(url: str) -> bool:
    """Whether an address may become a link: http(s), a host, and nothing that misleads."""
    known = url[:7].lower() == "http://" or url[:8].lower() == "https://"
    return known and url.isprintable() and is_sound(url) and not is_disguised(url, host_of(url))


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"


def _bare_address(state: StateInline, silent: bool) -> bool:
    """An inline rule: a bare address becomes a link before its ``_`` and ``*`` become emphasis.

    The text before it stands in ``state.pending`` already, so the rule wakes at the colon, as the
    rule ``linkify`` of markdown-it does.
    """
    if state.src[state.pos] != ":" or state.linkLevel > 0:
        return False
    scheme = _SCHEME.search(state.pending[-5:])
    if scheme is None or not state.src.startswith("://", state.pos):
        return False
    start = state.pos - len(scheme.group())
    link = next(bare_links(state.src[start : start + 2_100]), None)
    if link is None or link.span[0] != 0 or not is_linkable(link.target):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme.group())]
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": link.target}
        opening.markup = "linkify"
        state.push("text", "", 0).content = _short(link.target)
        state.push("link_close", "a", -1)
    state.pos = start + link.span[1]
    return True


def _finish(state: StateCore) -> None:
    """A core rule: directions for blocks, links that show where they lead, images as links."""
    undecided: list[Token] = []
    for token in state.tokens:
        if token.type == "paragraph_open":
            token.attrSet("dir", "auto")
        elif token.type in _CONTAINERS:
            token.attrSet("dir", "auto")
            undecided.append(token)
        elif token.content and undecided and (direction := _direction(token.content)):
            for container in undecided:
                container.attrSet("dir", direction)
            undecided.clear()
        if token.children:
            token.children = list(_with_hosts(_linked(token.children), state.src))


def _direction(text: str) -> str:
    """The direction of the first letter that has one ("ltr", "rtl"), or nothing.

    A browser's "auto" looks past blocks that have a direction of their own, so it cannot tell for
    a quotation or a list where its rule or its numbers belong.
    """
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return ""


def _linked(tokens: Iterable[Token]) -> Iterator[Token]:
    """Inline tokens with images as links and addresses that begin with www. linked."""
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type.startswith("link_") else 0
        if token.type == "image":
            yield from _image_link(token, inside_link=depth > 0)
        elif token.type == "text" and depth == 0 and "www." in token.content.lower():
            yield from _www_links(token.content)
        else:
            yield token


def _image_link(token: Token, *, inside_link: bool) -> Iterator[Token]:
    target = str(token.attrs.get("src", ""))
    label = _text(token.content or target)
    yield from [label] if inside_link else _link(target, label)


def _www_links(text: str) -> Iterator[Token]:
    at = 0
    for link in bare_links(text):
        if is_linkable(link.target):
            yield _text(text[at : link.span[0]])
            written = text[slice(*link.span)]
            yield from _link(link.target, _text(_short(written)), bare=True)
            at = link.span[1]
    yield _text(text[at:])


def _with_hosts(tokens: Iterable[Token], source: str) -> Iterator[Token]:
    """Each labelled link with its host after it; one whose target nobody could read, unlinked.

    Markdown lets a target be written with entities and backslashes. The checks read the source as
    it stands, so a target that does not stand in it is not linked.
    """
    opened: Token | None = None
    is_empty = False
    for token in tokens:
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            written = token.markup == "linkify" or target in source
            opened = token if is_linkable(target) and written else None
            is_empty = True
            if opened is not None:
                opened.attrs = {"href": target}
                yield opened
        elif token.type == "link_close":
            if opened is not None:
                yield from _end_of_link(opened, token, is_empty=is_empty)
            opened = None
        else:
            is_empty = is_empty and not token.content.strip()
            yield token


def _end_of_link(opened: Token, closing: Token, *, is_empty: bool) -> Iterator[Token]:
    target = str(opened.attrs["href"])
    if is_empty:
        yield _text(_short(target))
    yield closing
    if not is_empty and opened.markup not in ("linkify", "autolink"):
        yield from _host(target)


def _code_block(
    renderer: object, tokens: Sequence[Token], at: int, options: object, env: object
) -> str:
    """A render rule: a block of code, its language left out."""
    return f'<pre dir="auto"><code>{html.escape(tokens[at].content)}</code></pre>\n'


def _link(target: str, label: Token, *, bare: bool = False) -> list[Token]:
    opening = Token("link_open", "a", 1, attrs={"href": target}, markup="linkify" if bare else "")
    return [opening, label, Token("link_close", "a", -1)]


def _host(target: str) -> list[Token]:
    opening = Token("span_open", "span", 1, attrs={"class": HOST_CLASS, "dir": "ltr"})
    return [
        _text(" "),
        opening,
        _text(f"({host_of(target)})"),
        Token("span_close", "span", -1),
    ]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"breaks": True, "maxNesting": DEEPEST})
    parser.enable(["blockquote", "list", "fence", "newline", "escape", "backticks", "emphasis"])
    parser.enable(["link", "image", "autolink"])
    parser.inline.ruler.before("emphasis", "bare_address", _bare_address)
    parser.core.ruler.push("finish", _finish)
    parser.add_render_rule("fence", _code_block)
    # Targets stay as written: what is no plain web address is never linked, in the rule `finish`.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    parser.validateLink = is_linkable  # type: ignore[method-assign]
    return parser


_markdown = _parser()
