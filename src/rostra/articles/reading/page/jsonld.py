"""The article in a page's JSON-LD (schema.org NewsArticle and its relatives).

Publishers nest it in lists and ``@graph``, leave trailing commas and raw line breaks, and refer
to people by ``@id``; what cannot be read is passed over.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

_KINDS = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*(?:News)?Article|BlogPosting|LiveBlogPosting|Report"
    r"|SocialMediaPosting|Review|CreativeWork)",
)
_MAX_NODES = 5_000
_MAX_DEPTH = 12
_TRAILING = re.compile(r",\s*([}\]])")
_RAW_CONTROL = re.compile(r"[\x00-\x1f]")

Node = dict[str, Any]


def article_nodes(scripts: Sequence[str]) -> list[Node]:
    """The nodes that describe an article, the fullest first, references filled in."""
    nodes = [node for script in scripts for node in _nodes(_load(script))][:_MAX_NODES]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    found = [_filled(node, by_id) for node in nodes if _is_article(node)]
    return sorted(found, key=_fullness, reverse=True)


def breadcrumbs(scripts: Sequence[str]) -> list[str]:
    """The names of the page's trail of sections, without the page itself."""
    for script in scripts:
        for node in _nodes(_load(script)):
            if node.get("@type") == "BreadcrumbList":
                items = node.get("itemListElement")
                names = (
                    [text(_item_name(item)) for item in items if isinstance(item, dict)]
                    if (isinstance(items, list))
                    else []
                )
                return [name for name in names if name]
    return []


def text(value: Any) -> str | None:
    """A value as one line of text: of several the first, of a thing its name."""
    if isinstance(value, list):
        return next((found for found in map(text, value[:20]) if found), None)
    if isinstance(value, dict):
        return text(value.get("name") or value.get("@value"))
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return None


def names(value: Any) -> list[str]:
    """The names of people or organisations, however they are given."""
    items = value if isinstance(value, list) else [value]
    found = [text(item) for item in items[:20]]
    return list(dict.fromkeys(name for name in found if name))


def _item_name(item: Node) -> Any:
    inner = item.get("item")
    return item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)


def _load(script: str) -> Any:
    script = script.strip().removeprefix("<!--").removeprefix("//<![CDATA[").strip()
    script = script.removesuffix("-->").removesuffix("//]]>").strip().rstrip(";")
    for attempt in (script, _RAW_CONTROL.sub(" ", _TRAILING.sub(r"\1", script))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value[:500]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "author", "publisher"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _KINDS.fullmatch(kind) for kind in kinds)


def _filled(node: Node, by_id: dict[str, Node]) -> Node:
    """``node`` with its references to authors, publisher and image resolved, one step deep."""
    return {key: _resolved(value, by_id) for key, value in node.items()}


def _resolved(value: Any, by_id: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value[:50]]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return by_id.get(str(value.get("@id")), value)
    return value


def _fullness(node: Node) -> int:
    fields = ("headline", "articleBody", "datePublished", "author", "articleSection", "image")
    return sum(bool(node.get(name)) for name in fields) + 2 * bool(node.get("headline"))
