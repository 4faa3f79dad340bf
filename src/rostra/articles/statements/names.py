"""The full names of a body, and which of them a mention such as "Ivanov" is short for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rostra.articles.statements.grammar import Gender, Grammar
from rostra.articles.statements.text import WORD, Item, Sentence

_PARTICLES = frozenset(
    [
        "al",
        "el",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "zu",
        "y",
        "e",
    ]
)
_DEMONYMS = ("ian", "ish", "ese", "ean", "ican")
_MORE_DEMONYMS = frozenset(
    [
        "french",
        "dutch",
        "greek",
        "swiss",
        "german",
        "turkish",
        "thai",
        "iraqi",
        "israeli",
        "us",
        "u.s.",
        "uk",
    ]
)
_LONGEST_NAME = 6  # words


@dataclass(slots=True)
class Name:
    """A full name and where it is first written."""

    words: tuple[str, ...]
    position: int
    count: int
    gender: Gender

    @property
    def text(self) -> str:
        return " ".join(self.words)


def bare(word: str) -> str:
    """Return a word of a name in lower case, possessive and Arabic article taken off."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    return low.split("-", 1)[1] if low.startswith(("al-", "el-", "as-", "an-")) else low


class Names:
    """All full names of a body, findable by any of their words."""

    def __init__(self, sentences: Iterable[Sentence], g: Grammar) -> None:
        self.g = g
        self._by_text: dict[str, Name] = {}
        self._by_word: dict[str, list[Name]] = {}
        for sentence in sentences:
            for run in capital_runs(sentence.items):
                self._add(run)

    def _add(self, run: Sequence[Item]) -> None:
        words = personal_name([item.text for item in run], self.g)
        if len(words) < 2 or len(words) > _LONGEST_NAME:
            return
        words = [*words[:-1], _plain(words[-1])]
        text = " ".join(words)
        known = self._by_text.get(text)
        if known is not None:
            known.count += 1
            return
        titled = next((self.g.role_genders.get(item.low) for item in run), None)
        gender = titled or self.g.given_names.get(words[0].lower(), "any")
        name = Name(tuple(words), run[0].start, 1, gender)
        self._by_text[text] = name
        for word in {bare(word) for word in words}:
            self._by_word.setdefault(word, []).append(name)

    def full(self, words: Sequence[str], position: int, gender: Gender = "any") -> Name | None:
        """Return the fullest name that these words of a mention at `position` stand for, or None.

        Names introduced before the mention come first, then the most frequent.
        """
        if not words:
            return None
        wanted = {bare(word) for word in words}
        fitting = [
            name
            for name in self._by_word.get(bare(words[-1]), ())[:50]
            if wanted <= {bare(word) for word in name.words}
            and (gender == "any" or name.gender in ("any", gender))
            and self._may_stand_alone(words, name)
        ]
        if not fitting:
            return None
        return max(
            fitting, key=lambda name: (name.position <= position, name.count, -name.position)
        )

    def _may_stand_alone(self, words: Sequence[str], name: Name) -> bool:
        """A last name stands for its name; another word of it only if it is a given name."""
        last = name.words[-1]
        if last.lower() in self.g.suffixes and len(name.words) > 1:
            last = name.words[-2]
        return (
            bare(words[-1]) == bare(last)
            or len(words) > 1
            or bare(words[-1]) in self.g.given_names
            or (bare(words[0]) == bare(name.words[0]) and name.count > 1)
        )


def capital_runs(items: Sequence[Item]) -> list[list[Item]]:
    """Return the runs of capitalised words of a sentence, particles between them included."""
    runs: list[list[Item]] = []
    run: list[Item] = []
    for k, item in enumerate(items):
        if item.kind == WORD and item.capital and not item.text[0].isdigit():
            run.append(item)
            if item.low.endswith(("'s", "s'")):
                runs.append(run)
                run = []
            continue
        particle = item.low in _PARTICLES and k + 1 < len(items) and items[k + 1].capital
        if run and particle:
            run.append(item)
            continue
        if run:
            runs.append(run)
        run = []
    if run:
        runs.append(run)
    return runs


def personal_name(words: Sequence[str], g: Grammar) -> list[str]:
    """Strip titles, offices and demonyms from a run of capitalised words.

    Syrian President Bashar al-Assad → Bashar al-Assad. Returns [] for institutions.
    """
    words = list(words)
    lows = [word.lower() for word in words]
    end = len(words)
    while end > 1 and lows[end - 1] in g.suffixes:
        end -= 1
    cut = 0
    for k in range(end - 1):
        if lows[k] in g.titles or lows[k].endswith(("'s", "’s")):
            cut = k + 1
    while cut < end - 1 and lows[cut] in g.openers:
        cut += 1
    if cut == 0 and end > 2 and _is_demonym(lows[0], g):
        cut = 1
    words, lows = words[cut:], lows[cut:]
    if any(low in g.bodies for low in lows[1:]) or (lows and lows[0] in g.closed):
        return []
    if any(low in g.times for low in lows):
        return []
    return words


def _is_demonym(low: str, g: Grammar) -> bool:
    return (low.endswith(_DEMONYMS) or low in _MORE_DEMONYMS) and low not in g.given_names


def _plain(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")
