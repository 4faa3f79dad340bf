"""The boundary for text that people write: what comes in is made clean, or refused with a reason.

What is stored afterwards is in Unicode's composed form (NFC), has ``\\n`` for every line end, no
control characters, and at least one character that can be seen. Markup is not looked at here.
"""

from __future__ import annotations

import re
import unicodedata

from rostra.safety.characters import (
    BIDI_EMBEDDINGS,
    BIDI_ISOLATES,
    BIDI_OVERRIDES,
    has_stack,
    is_visible,
)
from rostra.safety.subject import Kind
from rostra.safety.verdict import Action, Finding
from rostra.store.problems import Problem, invalid

MOST_CHARACTERS = 10_000
NAME_MOST = 60
BIOGRAPHY_MOST = 500

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_OVERRIDE = re.compile(f"[{BIDI_OVERRIDES}]")
_DIRECTIONS = re.compile(f"[{BIDI_EMBEDDINGS}{BIDI_ISOLATES}]")
_EMBEDDINGS = BIDI_EMBEDDINGS[:2]
_ISOLATES, _POP_ISOLATE = BIDI_ISOLATES[:3], BIDI_ISOLATES[3]
_LINE_TAILS = re.compile(r"[^\S\n]+$", re.MULTILINE)
_MANY_EMPTY_LINES = re.compile(r"\n{4,}")


def clean(text: str, *, kind: Kind = Kind.COMMENT, most: int | None = None) -> str:
    """``text`` as it may be stored. Raises ``Problem`` (422) with its reasons where it may not.

    Refused: more than ``most`` characters (10,000 for a comment, 60 for a name, 500 for a
    biography; a text of many times that length before any work is done on it), nothing visible
    (but a biography may be empty), characters that override the writing direction, more than
    thirty marks on a letter. Repaired without a word: line ends, control characters, halves of
    surrogate pairs, direction marks that are opened and never closed, spaces at line ends, gaps.
    """
    limit = most or _limit(kind)
    if len(text) > 4 * limit:
        raise _refused("long", kind, length=len(text), most=limit)
    if match := _OVERRIDE.search(text):
        raise _refused("override", kind, at=match.start())
    text = _SURROGATES.sub("\ufffd", text)
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    if _DIRECTIONS.search(text):
        text = "\n".join(_balanced(line) for line in text.split("\n"))
    if has_stack(text):
        raise _refused("marks", kind)
    text = unicodedata.normalize("NFC", text)
    text = _LINE_TAILS.sub("", text)
    text = _MANY_EMPTY_LINES.sub("\n\n\n", text).strip("\n")
    if kind is Kind.NAME:
        text = " ".join(text.split())
    if len(text) > limit:
        raise _refused("long", kind, length=len(text), most=limit)
    if kind is not Kind.BIOGRAPHY and not any(map(is_visible, text)):
        raise _refused("empty", kind)
    return text


def _limit(kind: Kind) -> int:
    if kind is Kind.NAME:
        return NAME_MOST
    return BIOGRAPHY_MOST if kind is Kind.BIOGRAPHY else MOST_CHARACTERS


def _refused(what: str, kind: Kind, *, at: int | None = None, **params: int) -> Problem:
    """The problem for a text that is too long, empty, or full of tricks."""
    check = "unicode" if what in ("override", "marks") else "length"
    finding = Finding(
        check=check,
        code=f"{check}.{what}",
        action=Action.REFUSE,
        params={"noun": kind.noun, **params},
        spans=() if at is None else ((at, at + 1),),
    )
    detail, todo = finding.sentences
    return invalid(detail, todo, reasons=[finding.to_json()])


def _balanced(line: str) -> str:
    """``line`` without embeddings and isolates that it opens and never closes, or the reverse."""
    if not _DIRECTIONS.search(line):
        return line
    opened: list[int] = []
    dropped: set[int] = set()
    for match in _DIRECTIONS.finditer(line):
        at, sign = match.start(), match.group()
        if sign in _EMBEDDINGS or sign in _ISOLATES:
            opened.append(at)
        elif opened and (line[opened[-1]] in _ISOLATES) == (sign == _POP_ISOLATE):
            opened.pop()
        else:
            dropped.add(at)
    dropped.update(opened)
    return "".join(char for at, char in enumerate(line) if at not in dropped)
