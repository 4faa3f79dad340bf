"""Finding thousands of entries in one pass over a text.

Aho and Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18 (1975), as
pyahocorasick implements it: the work grows with the text, never with the number of entries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import ahocorasick

from rostra.safety.characters import NO_SPACES
from rostra.safety.disguise import Disguised, bend, disguised
from rostra.safety.normalise import Normal, normalise
from rostra.safety.verdict import Span
from rostra.safety.wordlists import Entry, ListKind, WordLists

MOST_HITS = 200
"""More hits than these in one text change nothing in its verdict."""
MOST_MASKS = 50
_SHORTEST_BENT = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found: where in the original text, and whether it was written in disguise."""

    entry: Entry
    span: Span
    in_disguise: bool = False


class Matcher:
    """Word lists made ready to search; building takes about a millisecond per thousand entries."""

    def __init__(self, lists: WordLists) -> None:
        self.version = _version(lists)
        plain: dict[str, Entry] = {}
        bent: dict[str, Entry] = {}
        self._masked: dict[str, list[tuple[str, Entry]]] = {}
        for entry in lists.entries:
            _add(plain, _edged(entry, entry.stem), entry)
            for form in {bend(entry.stem), bend(entry.stem.replace(" ", ""))}:
                if len(form) >= _SHORTEST_BENT:
                    _add(bent, _edged(entry, form), entry)
            if " " not in entry.stem and not entry.open_start:
                self._masked.setdefault(entry.stem[0], []).append((entry.stem, entry))
        self._has_phrases = any(" " in entry.stem for entry in lists.entries)
        self._plain = _automaton(plain)
        self._bent = _automaton(bent)

    def find(self, text: Normal) -> list[Hit]:
        """What the lists say of ``text``: banned and suspect entries, those allowed left out."""
        found: dict[tuple[Entry, Span], Hit] = {}
        for hit in islice(self._find(text), MOST_HITS):
            found.setdefault((hit.entry, hit.span), hit)
        cleared = [hit.span for hit in found.values() if hit.entry.kind is ListKind.ALLOWED]
        return [
            hit
            for hit in found.values()
            if hit.entry.kind is not ListKind.ALLOWED
            and not any(start <= hit.span[0] and hit.span[1] <= end for start, end in cleared)
        ]

    def _find(self, text: Normal) -> Iterator[Hit]:
        yield from self._whole_words(text)
        masks = 0
        bent = text.plain
        for place in disguised(text):
            entries = [entry for form in place.forms for entry in self._read(form)]
            if place.mask and masks < MOST_MASKS:
                masks += 1
                entries.extend(self._unmask(place))
            if entries:
                span = text.span(place.start, place.end)
                yield from (Hit(entry, span, in_disguise=True) for entry in entries)
            elif self._has_phrases and place.forms and not place.hyphenated:
                bent = _bent_in(bent, place)
        if bent != text.plain:
            for hit in self._whole_words(text.rewritten(bent)):
                yield Hit(hit.entry, hit.span, in_disguise=True)

    def _whole_words(self, text: Normal) -> Iterator[Hit]:
        words = text.words
        for end, (length, entry) in _search(self._plain, words):
            start, stop = end + 1 - length, end + 1
            if entry.open_start and not NO_SPACES.match(words[start]):
                start = words.rfind(" ", 0, start + 1)
            if entry.open_end and not NO_SPACES.match(words[stop - 1]):
                stop = words.find(" ", stop - 1)
            yield Hit(entry, text.word_span(start, stop))

    def _read(self, form: str) -> Iterator[Entry]:
        return (entry for _, (_, entry) in _search(self._bent, f" {form} "))

    def _unmask(self, place: Disguised) -> Iterator[Entry]:
        """Entries that fit a word with some of its letters hidden, most of them shown."""
        mask = place.mask
        for stem, entry in self._masked.get(mask[0], ()):
            if len(stem) == len(mask) or (entry.open_end and len(stem) < len(mask)):
                pairs = list(zip(stem, mask, strict=False))
                shown = sum(sign != "*" for _, sign in pairs)
                if shown >= 2 and all(sign in (letter, "*") for letter, sign in pairs):
                    yield entry


def _bent_in(plain: str, place: Disguised) -> str:
    """``plain`` with a disguised word in plain letters, padded to the same length."""
    form = place.forms[0][: place.end - place.start]
    return plain[: place.start] + form.ljust(place.end - place.start) + plain[place.end :]


def _edged(entry: Entry, stem: str) -> str:
    """The stem with a space at each end where a word has to end there."""
    first = "" if entry.open_start or NO_SPACES.match(stem[0]) else " "
    last = "" if entry.open_end or NO_SPACES.match(stem[-1]) else " "
    return f"{first}{stem}{last}"


_RANK = {ListKind.ALLOWED: 2, ListKind.BANNED: 1, ListKind.SUSPECT: 0}


def _add(table: dict[str, Entry], pattern: str, entry: Entry) -> None:
    """The same words on several lists count once: allowed before banned before suspect."""
    other = table.get(pattern)
    if other is None or _RANK[entry.kind] > _RANK[other.kind]:
        table[pattern] = entry


def _automaton(table: Mapping[str, Entry]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for pattern, entry in table.items():
        automaton.add_word(pattern, (len(pattern), entry))
    automaton.make_automaton()
    return automaton


def _search(automaton: ahocorasick.Automaton, text: str) -> Iterable[tuple[int, tuple[int, Entry]]]:
    found: Iterable[tuple[int, tuple[int, Entry]]] = automaton.iter(text) if len(automaton) else ()
    return found


def _version(lists: WordLists) -> str:
    """A short name of these very entries."""
    lines = sorted(f"{entry.kind.value} {entry.written}" for entry in lists.entries)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Warned:
    """An entry that would have hit ordinary text, with the passages that it hits."""

    entry: Entry
    examples: tuple[str, ...]

    @property
    def text(self) -> str:
        """The warning to the editor and what to do."""
        shown = "”, “".join(self.examples)
        return (
            f"“{self.entry.written}” also finds ordinary text, such as “{shown}”. "
            "Make it longer, or add those words to the allowed list."
        )


def warnings(
    entries: Iterable[Entry], ordinary: Iterable[str], *, allowed: Iterable[Entry] = ()
) -> list[Warned]:
    """The entries that hit any of the ``ordinary`` texts, with three examples each at most.

    ``ordinary`` are lines of everyday language (``ordinary_lines``) or a site's published comments.
    """
    matcher = Matcher(WordLists((*entries, *allowed)))
    examples: dict[Entry, list[str]] = {}
    for line in ordinary:
        for hit in matcher.find(normalise(line)):
            seen = examples.setdefault(hit.entry, [])
            start, end = hit.span
            passage = line[max(0, line.rfind(" ", 0, start) + 1) : _word_end(line, end)]
            if len(seen) < 3 and passage not in seen:
                seen.append(passage)
    return [Warned(entry, tuple(found)) for entry, found in examples.items()]


def _word_end(line: str, at: int) -> int:
    space = line.find(" ", at)
    return len(line) if space < 0 else space
