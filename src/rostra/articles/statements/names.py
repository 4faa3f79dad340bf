"""The full names of a body, and which of them a mention such as "Ivanov" is short for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from rostra.articles.statements.grammar import Gender, Grammar
from rostra.articles.statements.grammar import words as word_set
from rostra.articles.statements.text import Item, Sentence

_PARTICLES = word_set(
    "al el de del della der den di da do dos du la le van von bin ibn ben ter ten zu y e"
)
_ARABIC = ("al-", "el-", "as-", "an-")
_LONGEST_NAME = 6  # words
_MOST_NAMESAKES = 50
_MOST_HOLDERS = 200


@dataclass(slots=True)
class Name:
    """A full name and where it is first written."""

    words: tuple[str, ...]
    position: int
    count: int
    gender: Gender
    roles: set[str]  # justice, minister

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(slots=True)
class Institution:
    """An institution's name, as first written."""

    text: str
    words: frozenset[str]
    position: int


class Names:
    """All full names of a body, findable by any of their words."""

    def __init__(self, sentences: Iterable[Sentence], g: Grammar) -> None:
        self.g = g
        self._by_text: dict[str, Name] = {}
        self._by_word: dict[str, list[Name]] = {}
        self._institutions: dict[str, list[Institution]] = {}
        self._acronyms: dict[str, str] = {}
        self._lower: set[str] = set()
        for sentence in sentences:
            self._lower.update(item.text for item in sentence.items if item.text.islower())
            for first, run in capital_runs(sentence.items, g):
                self._add(sentence.items, first, run)
                self._add_institution(sentence.items, first, run)

    def _add(self, items: Sequence[Item], first: int, run: Sequence[Item]) -> None:
        words = personal_name([item.text for item in run], self.g)
        if not 2 <= len(words) <= _LONGEST_NAME:
            return
        roles = {item.low for item in run[: len(run) - len(words)]}
        if first > 0 and self.g.is_role(items[first - 1].low):
            roles.add(items[first - 1].low)
        words = [*words[:-1], plain(words[-1])]
        text = " ".join(words)
        known = self._by_text.get(text)
        if known is not None:
            known.count += 1
            known.roles |= roles
            return
        titled = next(
            (self.g.role_genders[item.low] for item in run if item.low in self.g.role_genders),
            None,
        )
        gender = titled or self.g.given_names.get(words[0].lower(), "any")
        name = Name(tuple(words), run[0].start, 1, gender, roles)
        self._by_text[text] = name
        for word in {bare(word) for word in words}:
            self._by_word.setdefault(word, []).append(name)

    def _add_institution(self, items: Sequence[Item], first: int, run: Sequence[Item]) -> None:
        """Keep "the Foreign Ministry", "Ministry of Transport", and what WHO stands for."""
        after = first + len(run)
        words = [item.text for item in run]
        if first > 0 and items[first - 1].low in self.g.determiners:
            words.insert(0, items[first - 1].low)
        elif words[0].lower() in self.g.determiners:
            words[0] = words[0].lower()
        head = plain(run[-1].low)
        joined = after + 1 < len(items) and items[after].low in self.g.naming_joins
        if joined and items[after + 1].capital:
            words += [items[after].text, items[after + 1].text]
            after += 2
        text = plain(" ".join(words))
        if len(words) > 1 and head in self.g.bodies:
            lows = frozenset(word.lower() for word in words)
            found = self._institutions.setdefault(head, [])
            found.append(Institution(text, lows, run[0].start))
        if after + 2 < len(items) and items[after].text == "(" and items[after + 2].text == ")":
            short = items[after + 1].text
            if short.isupper() and 2 <= len(short) <= _LONGEST_NAME and len(run) > 1:
                self._acronyms.setdefault(short, text)

    def holder(self, heads: set[str], words: set[str], position: int) -> Name | None:
        """Return whom "the justice minister" at `position` means by an office given before."""
        wanted = words - self.g.determiners
        holders = [
            name
            for name in islice(self._by_text.values(), _MOST_HOLDERS)
            if name.position < position and heads & name.roles and wanted <= name.roles
        ]
        return max(holders, key=lambda name: name.position, default=None)

    def institution(self, heads: set[str], words: set[str], position: int) -> str | None:
        """Return the institution that "the ministry" at `position` means, or None."""
        wanted = words - heads
        for head in heads:
            for one in reversed(self._institutions.get(head, ())[-_MOST_NAMESAKES:]):
                if one.position < position and wanted - self.g.determiners <= one.words:
                    return one.text
        return None

    def uncapitalised(self, text: str) -> str:
        """Undo a capital that only opened a sentence, where the body has the word without it."""
        first, _, rest = text.partition(" ")
        common = first.istitle() and first.lower() in self._lower and rest[:1].islower()
        return f"{first.lower()} {rest}" if common else text

    def spelt_out(self, text: str) -> str:
        """Return what an acronym stands for: the WHO → the World Health Organization."""
        article, _, short = text.rpartition(" ")
        full = self._acronyms.get(short)
        if full is None or (article and article not in self.g.determiners):
            return text
        return full if full.split(" ")[0] in self.g.determiners else f"{article} {full}".strip()

    def full(self, words: Sequence[str], position: int, gender: Gender = "any") -> Name | None:
        """Return the fullest name that these words of a mention at `position` stand for, or None.

        Names introduced before the mention come first, then the most frequent.
        """
        if not words:
            return None
        wanted = {bare(word) for word in words}
        fitting = [
            name
            for name in self._by_word.get(bare(words[-1]), ())[:_MOST_NAMESAKES]
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


def bare(word: str) -> str:
    """Return a word of a name in lower case, possessive and Arabic article taken off."""
    low = plain(word.lower().replace("’", "'"))
    return low.split("-", 1)[1] if low.startswith(_ARABIC) else low


def plain(word: str) -> str:
    """Return a word without its possessive ending."""
    return word.removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")


def capital_runs(items: Sequence[Item], g: Grammar) -> list[tuple[int, list[Item]]]:
    """Return (index, words) of each run of capitalised words, particles between them included."""
    runs: list[tuple[int, list[Item]]] = []
    run: list[Item] = []
    start = 0
    for k, item in enumerate(items):
        if not item.capital or item.text[0].isdigit() or (not run and item.low in g.function):
            if run and _ties(items, k, g):
                run.append(item)
                continue
            if run:
                runs.append((start, run))
            run = []
            continue
        start = start if run else k
        run.append(item)
        if item.low.endswith(("'s", "s'")):
            runs.append((start, run))
            run = []
    if run:
        runs.append((start, run))
    return runs


def _ties(items: Sequence[Item], k: int, g: Grammar) -> bool:
    """Say whether the particle at `k` goes on with a name: Ursula von der Leyen."""
    if items[k].low not in _PARTICLES:
        return False
    article = g.capital_nouns and items[k].low in g.determiners
    if article and items[k - 1].low not in _PARTICLES:
        return False
    return any(items[j].capital for j in range(k + 1, min(k + 3, len(items))))


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
    if cut == 0 and end > 2 and (g.is_demonym(lows[0]) or lows[0] in g.roles - g.bodies):
        cut = 1
    words, lows = words[cut:], lows[cut:]
    own = lows if g.capital_nouns else lows[1:]  # English: Bishop Hall is a man, Hall a house
    institution = any(low in g.bodies for low in own)
    timed = any(low in g.times and low not in g.seasons for low in lows)
    if institution or timed or (lows and lows[0] in g.closed):
        return []
    return words
