"""What a publisher's page says about the article that it shows (pure)."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from rostra.articles.rules import canonical_url
from rostra.store.problems import Problem, invalid

LONGEST = {
    "url": 1000,
    "headline": 500,
    "byline": 300,
    "section": 120,
    "language": 35,
    "published": 40,
}
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][\w-]*)?")
# Controls, half surrogates, private and unassigned characters; overrides of the direction.
HIDDEN = frozenset({"Cc", "Cs", "Co", "Cn"})
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class PageData:
    """An article as a page describes it; "" for what it does not say. url: in its one spelling."""

    url: str
    headline: str
    byline: str = ""
    section: str = ""
    language: str = ""
    published: str = ""

    @property
    def origin(self) -> str:
        """Scheme and host of the article's address."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


def page_data(sent: object) -> PageData:
    """What was sent as a JSON object, checked. Raises a 422 Problem that names the field."""
    if not isinstance(sent, dict):
        raise invalid("This is no description of a page.", "Send one JSON object.")
    if unknown := sorted(set(sent) - set(LONGEST)):
        raise wrong(str(unknown[0])[:60], "is not known", f"Send {', '.join(LONGEST)}.")
    fields = {name: line(sent, name) for name in LONGEST}
    if not fields["headline"]:
        raise wrong("headline", "is missing", "Give the page a title.")
    fields["url"] = address(fields["url"])
    fields["language"] = language(fields["language"])
    check_moment(fields["published"])
    return PageData(**fields)


def line(sent: dict[str, Any], name: str) -> str:
    """A field as one line of visible text."""
    value = sent.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise wrong(name, "must be text", "Send a string, or leave it out.")
    if len(value) > LONGEST[name]:
        raise wrong(name, f"is longer than {LONGEST[name]} characters", "Shorten it.")
    seen = (" " if c.isspace() else c for c in value)
    return " ".join("".join(c for c in seen if not is_hidden(c)).split())


def is_hidden(character: str) -> bool:
    """Whether a character has no place in a line of a page."""
    return unicodedata.category(character) in HIDDEN or character in OVERRIDES


def address(url: str) -> str:
    """The one spelling of a web address."""
    try:
        found = canonical_url(url)
    except ValueError:
        found = ""
    if not found:
        raise wrong("url", "is no web address", "Give article-url a full address: https://…")
    return found


def language(tag: str) -> str:
    """The code of a language tag: "en-GB" → "en"."""
    if not tag:
        return ""
    found = LANGUAGE.fullmatch(tag)
    if found is None:
        raise wrong("language", "is no language", "Send a code, as en or de-CH.")
    return found[1].lower()


def check_moment(text: str) -> None:
    """Raise a 422 Problem where `text` is neither empty nor ISO 8601."""
    if not text:
        return
    try:
        dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise wrong("published", "is no date", "Send it as 2026-03-03T09:00Z.") from error


def wrong(name: str, what: str, todo: str) -> Problem:
    """The 422 Problem of a field."""
    return invalid(f"The field {name!r} {what}.", todo, field=name)
