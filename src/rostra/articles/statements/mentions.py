"""Reading a mention of a speaker: its name, its description, or the pronoun it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from rostra.articles.statements.grammar import Gender, Grammar
from rostra.articles.statements.names import personal_name, plain

Being = Literal["person", "body", "unclear"]

_BRACKETS = re.compile(r"\s*[(\[][^)\]]{0,200}[)\]]")
_SEGMENTS = re.compile(r",\s+|\s*—\s*|\s+(?:–|--?)\s+")
_LONGEST = 300  # characters read of a mention


@dataclass(slots=True)
class Mention:
    """What the words of a source say about the speaker."""

    text: str  # the description, cleaned
    name: list[str] = field(default_factory=list)  # words of a proper name; [] without one
    pronoun: str = ""  # he, she, it, they …
    gender: Gender = "any"
    heads: set[str] = field(default_factory=set)  # nouns that may take it up: minister, source
    words: set[str] = field(default_factory=set)  # all its words, for "the Syrian minister"
    definite: bool = False  # the source, not a source
    plural: bool = False
    being: Being = "unclear"


def read_mention(raw: str, g: Grammar) -> Mention:
    """Take a source's words apart: the Kremlin's chief of staff, Sergei Ivanov → Sergei Ivanov."""
    text = _BRACKETS.sub("", raw[:_LONGEST]).strip(" ,;:—–-")
    low = text.lower().replace("’", "'")
    if low in g.pronouns or low in g.possessives:
        return Mention(text, pronoun=g.subjective.get(low, low))
    segments = _segments(text, g)
    words = segments[0].split() if segments else [text]
    while len(words) > 1 and words[-1] in g.relatives:
        words.pop()
    while len(words) > 2 and words[-1].endswith(g.verb_endings) and words[-1].islower():
        words.pop()  # a poll released
    words[-1] = plain(words[-1])
    name = _name_in(words, g)
    titled = len(name) < len(words)
    if not name:
        name, titled = _name_among(segments, g), True
    heads = {head for part in segments for head in _heads(part.split(), name, g)}
    lows = {word.lower() for part in segments for word in part.split()}
    genders: list[Gender] = [g.role_genders[word] for word in lows if word in g.role_genders]
    first = words[0].lower()
    return Mention(
        text=_lower_start(words, name, g),
        name=name,
        gender=genders[0] if len(genders) == 1 else "any",
        heads=heads,
        words=lows,
        definite=first in g.determiners - g.indefinite - g.possessives,
        plural=_is_plural(words, name, g),
        being=_being(name, titled, heads, words, g),
    )


def _segments(text: str, g: Grammar) -> list[str]:
    """Split at commas and dashes, a suffix such as Jr. kept with its name."""
    segments = [part for part in _SEGMENTS.split(text) if part]
    if len(segments) > 1 and segments[1].lower() in g.suffixes:
        return [f"{segments[0]}, {segments[1]}", *segments[2:]]
    return segments


def _name_among(segments: list[str], g: Grammar) -> list[str]:
    """Return the name that an apposition adds to a description: her husband, Moussa."""
    role = bool(segments) and any(g.is_role(head) for head in _heads(segments[0].split(), [], g))
    for part in segments[1:]:
        words = part.split()
        name = _name_in(words, g)
        whole = all(map(_capital, words))
        if name and whole and (len(name) > 1 or role):
            return name
    return []


def _name_in(words: list[str], g: Grammar) -> list[str]:
    """Return the personal name that ends a phrase; [] if a preposition leads to it."""
    start = len(words)
    while start > 0 and _capital(words[start - 1]):
        start -= 1
    if start == 0 and words[0].lower() in g.determiners:
        start = 1
    if start == len(words):
        return []
    if start == 0 and all(_common(word.lower(), g) for word in words):
        return []  # a capital for the sentence's sake: Officials, Police
    name = personal_name(words[start:], g)
    before = words[start - 1].lower() if start else ""
    titled = len(name) > 1 and len(name) < len(words) - start
    if before in g.linking and start > 1 and words[start - 2].lower() in g.titles:
        person = words[start].lower() in g.roles  # adviser of President Smith
        return name if titled and not person else []
    if before in g.prepositions or before in g.genitives:
        return []
    if _complement(words[:start], g):
        return []
    if (start and g.capital_nouns) or (before in g.determiners and start == 1):
        return name if titled else []
    return [] if before in g.conjunctions else name


def _complement(words: list[str], g: Grammar) -> bool:
    """Say whether what follows belongs to a preposition: a spokesman for the opposition Greens."""
    lows = [word.lower() for word in words]
    last = max((k for k, low in enumerate(lows) if k and low in g.prepositions), default=None)
    return last is not None and any(low in g.determiners for low in lows[last:])


def _common(low: str, g: Grammar) -> bool:
    return g.is_role(low) or low in g.plurals


def _heads(words: list[str], name: list[str], g: Grammar) -> list[str]:
    """Return the nouns a phrase can be taken up by: the last before a name or a preposition."""
    lows = [word.lower() for word in words]
    end = next((k for k, low in enumerate(lows) if k and low in g.prepositions), len(lows))
    if name and words[-len(name) :] == name:
        end = min(end, len(words) - len(name))
    heads = [low for low in lows[:end] if low in g.titles and low in g.roles]
    if end > 0 and lows[end - 1] not in g.determiners:
        heads.append(plain(lows[end - 1]))
    return heads


def _being(name: list[str], titled: bool, heads: set[str], words: list[str], g: Grammar) -> Being:
    if name:
        return "person" if len(name) > 1 or titled else "unclear"
    if heads & (g.bodies | g.documents):
        return "body"
    named = any(_capital(word) for word in words[1:])
    return "unclear" if named and not any(map(g.is_role, heads)) else "person"


def _is_plural(words: list[str], name: list[str], g: Grammar) -> bool:
    lows = [word.lower() for word in words]
    if any(low in g.conjunctions for low in lows):
        return True
    if name or not lows:
        return False
    head = next((k for k, low in enumerate(lows) if k and low in g.prepositions), len(lows))
    noun = lows[head - 1]
    return noun in g.plurals or (noun.endswith("s") and not noun.endswith("ss"))


def _lower_start(words: list[str], name: list[str], g: Grammar) -> str:
    """Undo the capital that only the sentence's beginning gave: The ministry, Officials."""
    first = words[0].lower()
    article = first in g.determiners and len(words) > 1 and not words[0].isupper()
    common = not name and not g.capital_nouns and first not in g.demonyms and _common(first, g)
    if words[0] == "A" or article or common:
        words = [first, *words[1:]]
    return " ".join(words)


def _capital(word: str) -> bool:
    return word[0].isupper() or (
        len(word) > 3 and "-" in word and word.split("-")[-1][:1].isupper()
    )
