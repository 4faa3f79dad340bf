"""Lists of words as editors write them: read, checked, and those that Rostra brings along."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rostra.safety.characters import NO_SPACES
from rostra.safety.normalise import normalise

LISTS = Path(__file__).parent / "lists"
MOST_ENTRIES = 50_000
LONGEST_ENTRY = 100
SHORTEST_STEM = 3

_PATTERN_SIGNS = re.compile(r"[\\^$()\[\]{}|+?]")


class ListKind(enum.Enum):
    """What an entry does: refuse the text, hold it, or clear what another entry found."""

    BANNED = "banned"
    SUSPECT = "suspect"
    ALLOWED = "allowed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: words as written, and ``stem``, the same without its ``*``, normalised.

    A ``*`` at the end takes in every ending (``troll*``: trolls, trolling), one at the start every
    beginning. ``source`` says where it comes from ("site", "en").
    """

    written: str
    kind: ListKind
    stem: str
    open_start: bool = False
    open_end: bool = False
    source: str = "site"


@dataclass(frozen=True, slots=True)
class BadEntry:
    """A line that cannot be used: its number (from 1), the line, why, and what to do."""

    line: int
    written: str
    text: str


@dataclass(frozen=True, slots=True)
class WordLists:
    """Entries of all three kinds, in any order; an allowed one wins over the others."""

    entries: tuple[Entry, ...] = ()

    def __add__(self, other: WordLists) -> WordLists:
        return WordLists(self.entries + other.entries)


def parse(
    text: str, kind: ListKind, source: str = "site"
) -> tuple[tuple[Entry, ...], tuple[BadEntry, ...]]:
    """The entries of a pasted list, one a line, and the lines that cannot be used.

    ``#`` begins a comment. Entries that say the same twice are kept once. A list has 50,000
    entries at most; the rest is reported.
    """
    entries: dict[tuple[str, bool, bool], Entry] = {}
    bad: list[BadEntry] = []
    for number, line in enumerate(text.splitlines(), start=1):
        written = line.split("#", 1)[0].strip()
        if not written:
            continue
        if len(entries) >= MOST_ENTRIES:
            sentence = f"A list holds {MOST_ENTRIES:,} entries. Leave out this line and the rest."
            bad.append(BadEntry(number, written[:LONGEST_ENTRY], sentence))
            break
        if problem := _problem(written):
            bad.append(BadEntry(number, written[:LONGEST_ENTRY], problem))
            continue
        entry = _entry(written, kind, source)
        entries.setdefault((entry.stem, entry.open_start, entry.open_end), entry)
    return tuple(entries.values()), tuple(bad)


def _entry(written: str, kind: ListKind, source: str) -> Entry:
    return Entry(
        written=written,
        kind=kind,
        stem=normalise(written.strip("*")).words.strip(),
        open_start=written.startswith("*"),
        open_end=written.endswith("*"),
        source=source,
    )


def _problem(written: str) -> str:
    """Why an entry cannot be used and what to do, or nothing."""
    if len(written) > LONGEST_ENTRY:
        return f"An entry has {LONGEST_ENTRY} characters at most. Shorten it."
    if _PATTERN_SIGNS.search(written):
        return "Entries are words, not patterns. Write the words themselves, with * for an ending."
    if "*" in written.strip("*"):
        return "A * stands at the start or the end only. Write each word out."
    stem = normalise(written.strip("*")).words.strip()
    if not stem:
        return "There is no letter or number in this entry. Write a word, or delete the line."
    # A Hangul syllable counts as its letters; a sign of Han or kana is a word.
    letters = len(unicodedata.normalize("NFD", stem))
    if "*" in written and letters < SHORTEST_STEM and not NO_SPACES.search(stem):
        return (
            f"With a * an entry needs {SHORTEST_STEM} letters at least, or it finds too much. "
            "Write the words out."
        )
    return ""


@cache
def shipped_languages() -> tuple[str, ...]:
    """The languages that Rostra brings lists for, as codes in order."""
    return tuple(sorted({path.name.split(".")[0] for path in LISTS.glob("*.suspect.txt")}))


@cache
def shipped(language: str) -> WordLists:
    """The lists that Rostra brings for a language ("en"); empty for one that it has none for."""
    found: list[Entry] = []
    for kind in ListKind:
        path = LISTS / f"{language}.{kind.value}.txt"
        if language in shipped_languages() and path.exists():
            found.extend(parse(path.read_text(encoding="utf-8"), kind, source=language)[0])
    return WordLists(tuple(found))


@cache
def ordinary_lines() -> tuple[str, ...]:
    """Lines of everyday language to try entries on, with words that crude lists hit."""
    lines = (LISTS / "ordinary.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def site_lists(
    languages: Iterable[str], *, banned: str = "", suspect: str = "", allowed: str = ""
) -> WordLists:
    """The shipped lists of ``languages`` with a site's own; lines that cannot be used are left out.

    They were reported when the list was saved (``parse``).
    """
    lists = WordLists()
    for language in languages:
        lists += shipped(language)
    for kind, text in (
        (ListKind.BANNED, banned),
        (ListKind.SUSPECT, suspect),
        (ListKind.ALLOWED, allowed),
    ):
        lists += WordLists(parse(text, kind)[0])
    return lists
