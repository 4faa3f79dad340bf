"""What a page states of its article: JSON-LD first, then microdata, OpenGraph and plain tags."""

import email.utils
import html
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from rostra.articles.reading.agencies import is_known
from rostra.articles.reading.byline import read_byline
from rostra.articles.reading.caption import Caption
from rostra.articles.reading.language import tidy_tag
from rostra.articles.reading.page import jsonld
from rostra.articles.reading.published import read_moment

_SITE_TAIL = re.compile(r"\s+[|–—·»-]\s+([^|–—·»]{2,40})$")
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields stated; None where the page does not say."""

    headline: str | None = None
    byline: str | None = None
    agency: str | None = None
    place: str | None = None
    published: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    picture: Caption | None = None


def read_metadata(tree: HtmlElement, scripts: list[str], url: str | None) -> Metadata:
    """Everything stated in ``tree`` and in the JSON-LD ``scripts`` of the page at ``url``."""
    nodes = jsonld.article_nodes(scripts)
    node = nodes[0] if nodes else {}
    tags = _tags(tree)
    byline, agency = _authors(node, tree, tags)
    return Metadata(
        headline=_headline(node, tree, tags),
        byline=byline,
        agency=agency,
        place=_place(node),
        published=_published(node, tree, tags),
        section=_section(node, tree, tags, scripts),
        url=_address(node, tree, tags, url),
        language=_language(node, tree, tags),
        body=_body(node),
        picture=_picture(node),
    )


def _tags(tree: HtmlElement) -> dict[str, str]:
    """<meta> by name or property, in lower case; of several the first."""
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            tags.setdefault(name, content)
    return tags


def _first(tags: dict[str, str], *names: str) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _item(tree: HtmlElement, name: str) -> str | None:
    """A microdata property's text, or its machine-readable value."""
    for element in tree.xpath(f"//*[@itemprop='{name}']")[:5]:
        value = element.get("content") or element.get("datetime") or element.text_content()
        if value and value.strip():
            return " ".join(value.split())
    return None


def _headline(node: jsonld.Node, tree: HtmlElement, tags: dict[str, str]) -> str | None:
    title = " ".join("".join(tree.xpath("string(//title)")).split())
    titles = [_first(tags, "og:title", "twitter:title", "dc.title"), title]
    stated = jsonld.text(node.get("headline")) or _item(tree, "headline")
    if stated:
        return html.unescape(stated)
    site = (_first(tags, "og:site_name") or "").lower()
    short = [_without_site(name, site) for name in titles if name]
    for heading in tree.xpath("//article//h1 | //main//h1 | //h1")[:5]:
        text = " ".join(heading.text_content().split())
        if text and (any(text in name or name in text for name in short) or not short):
            return text
    heading = tree.xpath("//article//h1 | //main//h1")
    own = " ".join(heading[0].text_content().split()) if heading else ""
    lone = tree.xpath("//h1[not(ancestor::header)]")
    if not own and len(lone) == 1:
        own = " ".join(lone[0].text_content().split())
    return own or next((name for name in short if name), None)


def _without_site(title: str, site: str) -> str:
    tail = _SITE_TAIL.search(title)
    if tail and (tail[1].lower() in {site, site.removeprefix("the ")} or not site):
        return title[: tail.start()]
    return title


def _authors(
    node: jsonld.Node, tree: HtmlElement, tags: dict[str, str]
) -> tuple[str | None, str | None]:
    """The by-line and, where an agency is the author or the source, the agency."""
    found = jsonld.names(node.get("author")) or jsonld.names(node.get("creator"))
    publisher = jsonld.text(node.get("publisher")) or tags.get("og:site_name")
    if not found:
        found = _tagged_authors(tree, tags)
    people = [name for name in found if not is_known(name) and name != publisher]
    agencies = [name for name in found if is_known(name)]
    for key in ("sourceOrganization", "provider", "copyrightHolder", "publisher"):
        agencies += [name for name in jsonld.names(node.get(key)) if is_known(name)]
    return _joined(people), next(iter(agencies), None)


def _tagged_authors(tree: HtmlElement, tags: dict[str, str]) -> list[str]:
    stated = _first(
        tags, "author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author"
    )
    if stated and "://" not in stated:
        return _plain_names(stated)
    links = tree.xpath("//*[@itemprop='author' or @rel='author' or contains(@class, 'byline')]")
    for element in links[:5]:
        text = " ".join(element.text_content().split())
        if 2 < len(text) <= 120:
            return _plain_names(text)
    return []


def _plain_names(text: str) -> list[str]:
    found = read_byline(text) or read_byline(f"By {text}")
    if found is None:
        return []
    return [name for name in (found.names, found.agency) if name]


def _joined(people: list[str]) -> str | None:
    if len(people) < 2:
        return people[0] if people else None
    return f"{', '.join(people[:-1])} and {people[-1]}"


def _place(node: jsonld.Node) -> str | None:
    for key in ("locationCreated", "contentLocation"):
        place = jsonld.text(node.get(key))
        if place and len(place) <= 120:
            return place
    return None


def _published(node: jsonld.Node, tree: HtmlElement, tags: dict[str, str]) -> str | None:
    stated = (
        jsonld.text(node.get("datePublished")),
        _first(tags, "article:published_time", "og:published_time"),
        _item(tree, "datePublished"),
        _first(tags, "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
               "dcterms.created", "dc.date", "pubdate", "publishdate", "publish_date", "date"),
        next(iter(tree.xpath("//article//time[1]/@datetime | //time[@pubdate]/@datetime")), None),
    )  # fmt: skip
    return next((moment for moment in map(read_date, stated) if moment), None)


def read_date(stated: str | None) -> str | None:
    """A machine's date (ISO 8601, RFC 5322, or as printed) as ISO 8601, or None."""
    if not stated:
        return None
    plain = stated.strip()
    try:
        if _ISO_DAY.fullmatch(plain):
            return datetime.fromisoformat(plain).date().isoformat()
        return datetime.fromisoformat(plain).isoformat()
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(plain).isoformat()
    except (ValueError, TypeError, IndexError):
        return read_moment(plain[:120])


def _section(
    node: jsonld.Node, tree: HtmlElement, tags: dict[str, str], scripts: list[str]
) -> str | None:
    trail = jsonld.breadcrumbs(scripts)
    return (
        jsonld.text(node.get("articleSection"))
        or _first(tags, "article:section", "section", "parsely-section", "og:section")
        or _item(tree, "articleSection")
        or (trail[1] if len(trail) >= 3 else None)
    )


def _address(
    node: jsonld.Node, tree: HtmlElement, tags: dict[str, str], url: str | None
) -> str | None:
    """The canonical address. Where the page was fetched, only one of the same site counts: a
    page must not pass for another publisher's."""
    stated: list[Any] = [
        next(iter(tree.xpath("//link[@rel='canonical']/@href")), None),
        node.get("url"),
        node.get("mainEntityOfPage"),
        tags.get("og:url"),
    ]
    for value in stated:
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if not isinstance(value, str) or not value.strip():
            continue
        full = urljoin(url or "", value.strip())
        parts = urlsplit(full)
        if (
            parts.scheme in {"http", "https"}
            and parts.hostname
            and (url is None or _same_site(parts.hostname, urlsplit(url).hostname or ""))
        ):
            return full.partition("#")[0]
    return url


def _same_site(one: str, other: str) -> bool:
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _language(node: jsonld.Node, tree: HtmlElement, tags: dict[str, str]) -> str | None:
    root = tree.get("lang") or next(iter(tree.xpath("//body/@lang | //article/@lang")), None)
    stated = (root, node.get("inLanguage"), tags.get("og:locale"), tags.get("content-language"))
    return next((tag for tag in (tidy_tag(jsonld.text(value)) for value in stated) if tag), None)


def _body(node: jsonld.Node) -> str | None:
    body = node.get("articleBody") or node.get("text")
    return body if isinstance(body, str) and len(body) > 100 else None


def _picture(node: jsonld.Node) -> Caption | None:
    images = node.get("image")
    for image in images if isinstance(images, list) else [images]:
        if isinstance(image, dict):
            caption = jsonld.text(image.get("caption")) or jsonld.text(image.get("description"))
            credit = jsonld.text(image.get("creditText")) or _joined(
                jsonld.names(image.get("author") or image.get("creator"))
            )
            if caption or credit:
                return Caption(caption, credit)
    return None
