"""Finds the quotations of an article: where a quotation mark opens and where its partner closes.

Handles straight and curly double marks, doubled apostrophes (''so''), guillemets in both
directions, low-high marks, corner brackets, and single marks where they are not apostrophes.
Only outermost quotations are reported; what is quoted inside them belongs to them.
Work grows linearly with the length of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

SEPARATOR = "\n\n"

# Opening mark → the marks that may close it.
_DOUBLE: dict[str, tuple[str, ...]] = {
    '"': ('"', "”"),
    "“": ("”", '"', "“"),
    "„": ("“", "”", '"'),
    "”": ("”",),
    "«": ("»",),
    "»": ("«",),
    "''": ("''",),
    "``": ("''", '"'),
    "‹": ("›",),
    "「": ("」",),
    "『": ("』",),
    "＂": ("＂",),
}
_SINGLE: dict[str, tuple[str, ...]] = {"‘": ("’", "'"), "'": ("'", "’"), "‚": ("‘", "’")}
_CLOSERS = _DOUBLE | _SINGLE
_OPENING = re.compile("''|``|[" + "".join(m for m in _CLOSERS if len(m) == 1) + "]")
_CLOSING = {
    mark: re.compile("|".join(map(re.escape, (*closers, mark))))
    for mark, closers in _CLOSERS.items()
}
_SPACED = frozenset("«»‹›")  # French sets a space inside these
_NESTING = frozenset("«„「『")
_STRAIGHT = frozenset(['"', "'", "”", "''"])
_TURNING = frozenset(['"', "“", "''", "＂"])  # closers that also open
_ELISIONS = frozenset(["tis", "twas", "twill", "til", "till", "em", "cause", "bout", "n", "round"])
_CLOSING_PUNCTUATION = frozenset(".,!?;)]")
_LONGEST = 20_000  # characters: a mark without a partner this near stands alone


@dataclass(slots=True)
class Quotation:
    """One quotation, or one paragraph's part of a longer one. Offsets count body characters.

    `open` and `close` include the marks, `start` and `end` are the words between them.
    """

    open: int
    start: int
    end: int
    close: int
    paragraph: int
    single: bool = False  # set in single marks
    continued: bool = False  # goes on from the paragraph before
    continues: bool = False  # goes on in the next paragraph


def find_quotations(paragraphs: Sequence[str]) -> list[Quotation]:
    """Return the outermost quotations of the paragraphs, in order, one per paragraph they touch."""
    found: list[Quotation] = []
    base = 0
    carried: str | None = None
    for number, text in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        reader = _Reader(text, base, number, following)
        carried = reader.read(carried)
        found.extend(reader.found)
        base += len(text) + len(SEPARATOR)
    return found


class _Reader:
    """Reads one paragraph from left to right."""

    def __init__(self, text: str, base: int, number: int, following: str) -> None:
        self.text, self.base, self.number, self.following = text, base, number, following
        self.found: list[Quotation] = []
        self.alone: set[str] = set()  # marks known to have no partner in the rest

    def read(self, carried: str | None) -> str | None:
        """Collect quotations; return the mark left open for the next paragraph, if any."""
        if carried is None:
            return self._read_from(0)
        size, lead = len(self.text), len(self.text) - len(self.text.lstrip())
        repeated = self.text.startswith(carried, lead)
        inside = lead + (len(carried) if repeated else 0)
        if partner := self._partner(carried, inside):
            self._add(lead, inside, *partner, carried, continued=True)
            return self._read_from(partner[1])
        if _goes_on(carried, self.following):
            self._add(lead, inside, size, size, carried, continued=True, continues=True)
            return carried
        if repeated:
            self._add(lead, inside, size, size, carried, continued=True)
            return None
        return self._read_from(0)

    def _read_from(self, position: int) -> str | None:
        text, size = self.text, len(self.text)
        while match := _OPENING.search(text, position):
            opened, inside, mark = match.start(), match.end(), match.group()
            position = inside
            if not self._opens(mark, opened, inside):
                continue
            if partner := self._partner(mark, inside):
                self._add(opened, inside, *partner, mark)
                position = partner[1]
            elif _goes_on(mark, self.following):
                self._add(opened, inside, size, size, mark, continues=True)
                return mark
            elif mark in _DOUBLE and not text[:opened].strip():
                self._add(opened, inside, size, size, mark)
                return None
        return None

    def _opens(self, mark: str, start: int, end: int) -> bool:
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < len(self.text) else " "
        if before.isalnum() or (after.isspace() and mark not in _SPACED):
            return False
        if before in _CLOSING_PUNCTUATION and mark in _STRAIGHT and not after.isalnum():
            return False
        if mark not in _SINGLE:
            return True
        if not (after.isalnum() or after in '[“"…¿¡'):
            return False
        word = self.text[end : end + 8].split(" ")[0].lower().strip(".,’'!?")
        decade = word[:2].isdigit() and word[2:3] in ("", "s")
        return not (decade or word in _ELISIONS)

    def _partner(self, mark: str, start: int) -> tuple[int, int] | None:
        """Return (start, end) of the mark that closes `mark`, opened before `start`, or None."""
        if mark in self.alone:
            return None
        search = self._single_partner if mark in _SINGLE else self._double_partner
        found = search(mark, start)
        if found is None:
            self.alone.add(mark)
        return found

    def _double_partner(self, mark: str, start: int) -> tuple[int, int] | None:
        depth = 0
        for match in _CLOSING[mark].finditer(self.text, start, start + _LONGEST):
            if mark in _NESTING and match.group() == mark:
                depth += 1
            elif not self._closes(match, mark):
                continue
            elif depth == 0:
                return match.span()
            else:
                depth -= 1
        return None

    def _closes(self, match: re.Match[str], mark: str) -> bool:
        """Tell a closing mark from one that opens a quotation inside this one."""
        if match.group() not in _TURNING or mark == "„":
            return True
        before = self.text[match.start() - 1] if match.start() else " "
        after = self.text[match.end() : match.end() + 1] or " "
        return not before.isspace() or not after.isalnum()

    def _single_partner(self, mark: str, start: int) -> tuple[int, int] | None:
        first = None
        for match in _CLOSING[mark].finditer(self.text, start, start + _LONGEST):
            before = self.text[match.start() - 1]
            after = self.text[match.end() : match.end() + 1] or " "
            if (
                before.isspace()
                or after.isalnum()
                or after == "'"
                or (match.group() == "‘" and mark != "‚")
            ):
                continue
            if before != "s" or not after.isspace():
                return match.span()
            first = first or match.span()  # perhaps a plural's apostrophe: the workers' demands
        return first

    def _add(
        self,
        opened: int,
        start: int,
        end: int,
        close: int,
        mark: str,
        *,
        continued: bool = False,
        continues: bool = False,
    ) -> None:
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if end > start:
            base, single = self.base, mark in _SINGLE
            places = (base + opened, base + start, base + end, base + close)
            self.found.append(Quotation(*places, self.number, single, continued, continues))


def _goes_on(mark: str, following: str) -> bool:
    """Say whether the next paragraph goes on with a quotation opened by `mark`."""
    following = following.lstrip()
    if mark in _SINGLE:
        return mark == "‘" and following.startswith("‘")
    if following.startswith(mark):
        return True
    # Without a repeated mark, the next mark of this family there must be a closing one.
    match = _CLOSING[mark].search(following)
    if match is None or match.start() == 0 or (match.group() == mark and mark not in _TURNING):
        return False
    after = following[match.end() : match.end() + 1]
    return not following[match.start() - 1].isspace() and not after.isalnum()
