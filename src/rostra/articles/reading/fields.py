"""An article given as JSON fields, by the names that it is printed with."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from rostra.articles.reading.article import ReadArticle
from rostra.articles.reading.blocks import tidy, to_blocks
from rostra.articles.reading.errors import ReadError
from rostra.articles.reading.language import detect_language, tidy_tag
from rostra.articles.reading.notice import read_notice, take_notice
from rostra.store.states import STATES

_LINES = ("headline", "agency", "byline", "place", "caption", "credit", "section")
_LONGEST_LINE = {"headline": 500, "caption": 5_000, "credit": 300, "byline": 300}
_LONGEST = 120
_MOST_PARAGRAPHS = 5_000
_ADDED = {"body", "statements", "topics", "id", "path"}  # printed by us, so met again
_KNOWN = frozenset(ReadArticle.__dataclass_fields__) | _ADDED


def read_json(text: str, *, today: date, url: str | None = None) -> ReadArticle:
    """Read one JSON object of fields. Raises ReadError (``bad-json``, ``bad-field``, …)."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(
            "bad-json", f"This is not JSON: {error}.", "Give one JSON object with the fields."
        ) from error
    if not isinstance(data, Mapping):
        raise ReadError("bad-json", "This is JSON, but no object.", "Give one JSON object.")
    return read_fields(data, today=today, url=url)


def read_fields(data: Mapping[str, Any], *, today: date, url: str | None = None) -> ReadArticle:
    """Read a mapping of fields: ``headline`` and ``paragraphs`` (or ``body``) at least.

    What is left out is understood from the paragraphs where it can be: the language, and a
    notice standing among them. Raises ReadError (``bad-field``, ``no-headline``, ``no-body``).
    """
    for name in data:
        if name not in _KNOWN:
            raise _bad(str(name)[:60], "is not a field of an article", _names())
    lines = {name: _line(data, name) for name in _LINES}
    if not lines["headline"]:
        raise ReadError("no-headline", "The article has no headline.", "Give it a headline.")
    paragraphs = _paragraphs(data)
    notice = _text(data, "notice")
    commenting, until = _commenting(data), _moment(data, "until")
    if "notice" in data:
        found = read_notice(notice, today) if notice else None
    else:
        found, rest = take_notice([lines["headline"], *paragraphs], today, first=1)
        paragraphs = [text for text in rest[1:] if text]
    if not paragraphs:
        raise ReadError("no-body", "The article has no text.", "Give its paragraphs.")
    return ReadArticle(
        headline=lines.pop("headline") or "",
        **lines,
        paragraphs=tuple(paragraphs),
        published=_moment(data, "published"),
        language=_language(data) or detect_language("\n".join(paragraphs)),
        url=_address(data) or url,
        notice=found.text if found else None,
        commenting=commenting or (found.commenting if found else "open"),
        until=until or (found.until if found else None),
    )


def _text(data: Mapping[str, Any], name: str) -> str | None:
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _bad(name, "must be text", "Give it in quotation marks, or leave it out.")
    return value.strip() or None


def _line(data: Mapping[str, Any], name: str) -> str | None:
    value = _text(data, name)
    if value is None:
        return None
    longest = _LONGEST_LINE.get(name, _LONGEST)
    if len(value) > longest:
        raise _bad(name, f"is longer than {longest} characters", "Shorten it.")
    return tidy(value) or None


def _paragraphs(data: Mapping[str, Any]) -> list[str]:
    value = data.get("paragraphs")
    if value is None:
        body = _text(data, "body")
        return [block.text for block in to_blocks(body)] if body else []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _bad("paragraphs", "must be a list of texts", "Give one text for each paragraph.")
    if len(value) > _MOST_PARAGRAPHS:
        raise _bad("paragraphs", f"are more than {_MOST_PARAGRAPHS}", "Give one article at a time.")
    return [text for text in map(tidy, value) if text]


def _commenting(data: Mapping[str, Any]) -> str | None:
    value = _text(data, "commenting")
    if value is not None and value not in STATES:
        raise _bad("commenting", f"cannot be {value!r}", f"One of: {', '.join(STATES)}.")
    return value


def _moment(data: Mapping[str, Any], name: str) -> str | None:
    value = _text(data, name)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise _bad(name, f"is no date: {value[:40]!r}", "Give it as 2026-03-03T09:00Z.") from error
    return value if len(value) == 10 else moment.isoformat()


def _language(data: Mapping[str, Any]) -> str | None:
    value = _text(data, "language")
    if value is None:
        return None
    tag = tidy_tag(value)
    if tag is None:
        raise _bad("language", f"is no language: {value[:40]!r}", "Give a code, as en or de.")
    return tag


def _address(data: Mapping[str, Any]) -> str | None:
    value = _text(data, "url")
    if value is None:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(value) > 1000:
        raise _bad("url", "is no web address", "Give a full address, or leave it out.")
    return value


def _bad(name: str, what: str, todo: str) -> ReadError:
    return ReadError("bad-field", f"The field {name!r} {what}.", todo)


def _names() -> str:
    return f"The fields are: {', '.join(ReadArticle.__dataclass_fields__)}."
