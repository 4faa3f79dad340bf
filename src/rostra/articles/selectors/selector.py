"""What is kept of a passage, and what is accepted as one from others.

A passage is kept as a TextQuoteSelector (its words and a little of what stands around them) and a
TextPositionSelector (where it stood). Both are defined in the Web Annotation Data Model, W3C
Recommendation of 23 February 2017, sections 4.2.4 and 4.2.5. Offsets count Unicode code points in
the body, which is the article's paragraphs joined by one blank line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CONTEXT = 32  # characters kept on each side of a passage
LONGEST_EXACT = 4_000  # characters of a passage
LONGEST_CONTEXT = 200  # characters of context accepted from others
LAST_OFFSET = 50_000_000  # characters; no body is longer

QUOTE_TYPE = "TextQuoteSelector"
POSITION_TYPE = "TextPositionSelector"


class SelectorError(ValueError):
    """A selector that cannot be used; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage: its words, what stood around them, and where (None where that is not known)."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None

    def as_json(self) -> list[dict[str, Any]]:
        """Return the selectors as the Web Annotation Data Model writes them."""
        quote = {
            "type": QUOTE_TYPE,
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }
        if self.start is None:
            return [quote]
        return [quote, {"type": POSITION_TYPE, "start": self.start, "end": self.end}]


def describe(body: str, start: int, end: int) -> Selector:
    """Return the selector of `body[start:end]`. Raises SelectorError for an empty or wrong span."""
    if not 0 <= start < end <= len(body):
        raise SelectorError(
            f"{start}–{end} is no passage of an article of {len(body)} characters: "
            "give 0 ≤ start < end ≤ its length."
        )
    if end - start > LONGEST_EXACT:
        raise SelectorError(
            f"The passage has {end - start} characters: choose one of at most {LONGEST_EXACT}."
        )
    before, after = body[max(0, start - CONTEXT) : start], body[end : end + CONTEXT]
    return Selector(body[start:end], before, after, start, end)


def validate(data: object) -> Selector:
    """Return the selector in untrusted JSON data.

    Takes one object with exact, and optionally prefix, suffix, start and end; a W3C selector; a
    list of W3C selectors; or an annotation target with such a `selector`. Raises SelectorError.
    """
    fields: dict[str, object] = {}
    for part in _parts(data):
        if not isinstance(part, Mapping):
            raise SelectorError("A selector must be an object, like {“exact”: “the words”}.")
        kind = part.get("type", "")
        if kind not in ("", QUOTE_TYPE, POSITION_TYPE):
            raise SelectorError(f"Only {QUOTE_TYPE} and {POSITION_TYPE} are understood.")
        wanted = ("exact", "prefix", "suffix", "start", "end")
        fields |= {name: part[name] for name in wanted if part.get(name) is not None}
    exact = _text(fields, "exact", LONGEST_EXACT)
    if not exact.strip():
        raise SelectorError("The passage is empty: give its words as “exact”.")
    start, end = _offsets(fields, len(exact))
    return Selector(
        exact,
        _text(fields, "prefix", LONGEST_CONTEXT),
        _text(fields, "suffix", LONGEST_CONTEXT),
        start,
        end,
    )


def _parts(data: object) -> Sequence[object]:
    if isinstance(data, Mapping) and "selector" in data:
        data = data["selector"]
    if isinstance(data, list):
        if not 1 <= len(data) <= 4:
            raise SelectorError("Give one to four selectors for a passage.")
        return data
    return [data]


def _text(fields: Mapping[str, object], name: str, longest: int) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise SelectorError(f"“{name}” must be text.")
    if len(value) > longest:
        raise SelectorError(f"“{name}” has {len(value)} characters: give at most {longest}.")
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise SelectorError(f"“{name}” holds characters that are no text.")
    return value


def _offsets(fields: Mapping[str, object], length: int) -> tuple[int | None, int | None]:
    start, end = fields.get("start"), fields.get("end")
    if start is None and end is None:
        return None, None
    first, last = _offset("start", start), _offset("end", end)
    if last - first != length:
        raise SelectorError(
            f"“start” and “end” span {last - first} characters, “exact” has {length}: "
            "count Unicode code points, not UTF-16 units."
        )
    return first, last


def _offset(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise SelectorError(f"“{name}” must be a whole number, given with its partner.")
    if not 0 <= value <= LAST_OFFSET:
        raise SelectorError(f"“{name}” must lie between 0 and {LAST_OFFSET}.")
    return value
