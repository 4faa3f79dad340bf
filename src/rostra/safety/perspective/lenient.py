"""JSON as some clients write it: keys without quotes, texts put in without escaping.

Commento++ sends `{comment: {text: "…"}, languages: ["de"], requestedAttributes: {TOXICITY:{}}}` and
pastes the comment between the quotes as it is. So the text ends at the last quote that leaves
something readable: a writer who types `"}` into a comment stays inside it.
"""

import json
import re
from typing import Any

MAX_DEPTH = 32
TRIES = 32
"""Quotes looked at from the end of the document; what Commento++ sends after the text has two."""
AROUND = 4_096
"""Characters before the text, and after it, within which this is tried."""

_SPACE = re.compile(r"\s*")
_NAME = re.compile(r"[A-Za-z_$][\w$@.\-]*")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'', re.DOTALL)
_TEXT = re.compile(r'\bcomment"?\s*:\s*\{\s*"?text"?\s*:\s*"')
_WORDS = {"true": True, "false": False, "null": None}


def loads(document: str) -> Any:
    """The value that `document` means. Raises `ValueError` where nothing can be made of it."""
    opening = _TEXT.search(document)
    if opening is None or opening.end() > AROUND:
        return _Reader(document).document()
    start, end = opening.end(), len(document)
    for _ in range(TRIES):
        end = document.rfind('"', start, end)
        if end < 0 or len(document) - end > AROUND:
            break
        try:
            value = _Reader(document[:start] + document[end:]).document()
        except ValueError:
            continue
        value["comment"]["text"] = unescaped(document[start:end])
        return value
    raise ValueError("Expected a text that ends with a quote.")


def unescaped(text: str) -> str:
    """`text` with its escapes read, where it has proper ones; else as it is."""
    try:
        value = json.loads(f'"{text}"', strict=False)
    except ValueError:
        return text
    return str(value)


class _Reader:
    """Reads objects, arrays, texts, numbers and words, one after the other, in linear time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def document(self) -> Any:
        value = self.value()
        if self.next():
            raise ValueError(f"Unexpected token at {self.at}.")
        return value

    def next(self) -> str:
        """The next character that is no space, "" at the end; it is not taken."""
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def takes(self, sign: str) -> bool:
        """Whether `sign` comes next; then it is taken."""
        if self.next() != sign:
            return False
        self.at += 1
        return True

    def expect(self, sign: str) -> None:
        if not self.takes(sign):
            raise ValueError(f"Expected {sign} at {self.at}.")

    def value(self) -> Any:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ValueError("Nested too deeply.")
        sign = self.next()
        value = self.object() if sign == "{" else self.array() if sign == "[" else self.scalar()
        self.depth -= 1
        return value

    def object(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self.expect("{")
        while not self.takes("}"):
            name = self.name()
            self.expect(":")
            found[name] = self.value()
            if not self.takes(",") and self.next() != "}":
                raise ValueError(f"Expected , or }} at {self.at}.")
        return found

    def array(self) -> list[Any]:
        found: list[Any] = []
        self.expect("[")
        while not self.takes("]"):
            found.append(self.value())
            if not self.takes(",") and self.next() != "]":
                raise ValueError(f"Expected , or ] at {self.at}.")
        return found

    def name(self) -> str:
        if self.next() in {'"', "'"}:
            return self.string()
        return self.matched(_NAME)

    def scalar(self) -> Any:
        sign = self.next()
        if sign in {'"', "'"}:
            return self.string()
        if sign == "-" or sign.isdigit():
            return float(self.matched(_NUMBER))
        word = self.matched(_NAME)
        if word not in _WORDS:
            raise ValueError(f"Unexpected word {word[:20]}.")
        return _WORDS[word]

    def string(self) -> str:
        self.next()
        found = _STRING.match(self.text, self.at)
        if found is None:
            raise ValueError(f"A text without end at {self.at}.")
        self.at = found.end()
        return unescaped(found[1] if found[1] is not None else found[2])

    def matched(self, pattern: re.Pattern[str]) -> str:
        self.next()
        found = pattern.match(self.text, self.at)
        if found is None:
            raise ValueError(f"Unexpected token at {self.at}.")
        self.at = found.end()
        return found[0]
