"""Reading a mention of a speaker: its name, its description, or the pronoun it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rostra.articles.statements.grammar import Gender, Grammar
from rostra.articles.statements.names import personal_name

_BRACKETS = re.compile(r"\s*[(\[][^)\]]{0,200}[)\]]")
_SEGMENTS = re.compile(r",\s+|\s+[—–]\s+|\s*—\s*|\s+--?\s+")
_LONGEST = 300  # characters read of a mention


@dataclass(slots=True)
class Mention:
    """What the words of a source say about the speaker."""

    text: str  # the description, cleaned
    name: list[str]  # words of a proper name; [] where there is none
    pronoun: str  # he, she, it, they …; "" where it is none
    gender: Gender
    heads: set[str]  # nouns that may take it up again: minister, source
    definite: bool  # the source, not a source
    plural: bool
    person: bool


def read_mention(raw: str, g: Grammar) -> Mention:
    """Take a source's words apart: the Kremlin's chief of staff, Sergei Ivanov → Sergei Ivanov."""
    text = _BRACKETS.sub("", raw[:_LONGEST]).strip(" ,;:—–-")
    low = text.lower().replace("’", "'")
    if low in g.pronouns or low in g.possessives:
        return Mention(text, [], _subjective(low), "any", set(), False, False, False)
    segments = [part for part in _SEGMENTS.split(text) if part]
    segments = _rejoin_suffix(segments, g)
    text = segments[0] if segments else text
    words = text.split()
    while len(words) > 1 and words[-1].lower() in g.relatives:
        words.pop()
    words[-1:] = [_plain(word) for word in words[-1:]]
    heads = {word.lower() for part in segments for word in _head_words(part, g)}
    name = _name_in(words, g)
    if not name:
        for part in segments[1:]:
            candidate = _name_in(part.split(), g)
            if len(candidate) > 1 and len(candidate) == len(part.split()):
                name = candidate
                break
    definite = bool(words) and words[0].lower() not in g.indefinite
    gender: Gender = next(
        (g.role_genders[low] for low in text.lower().split() if low in g.role_genders), "any"
    )
    return Mention(
        text=_lower_article(" ".join(words), g),
        name=name,
        pronoun="",
        gender=gender,
        heads=heads,
        definite=definite,
        plural=_is_plural(words, name, g),
        person=bool(name),
    )


def _subjective(low: str) -> str:
    return {"his": "he", "her": "she", "their": "they", "its": "it"}.get(low, low)


def _rejoin_suffix(segments: list[str], g: Grammar) -> list[str]:
    if len(segments) > 1 and segments[1].lower() in g.suffixes:
        return [f"{segments[0]}, {segments[1]}", *segments[2:]]
    return segments


def _name_in(words: list[str], g: Grammar) -> list[str]:
    """Return the personal name that ends a phrase; [] if a preposition leads to it."""
    start = len(words)
    while start > 0 and _capital(words[start - 1]):
        start -= 1
    if start == len(words):
        return []
    if start > 0 and words[start - 1].lower() in g.prepositions:
        run = personal_name(words[start:], g)
        titled = len(run) < len(words) - start
        return run if titled and len(run) > 1 else []
    if start > 0 and words[start - 1].lower() in g.conjunctions:
        return []
    if start > 0 and words[start - 1].lower() in g.determiners and start == 1:
        return _named(words[start:], g)
    return personal_name(words[start:], g)


def _named(words: list[str], g: Grammar) -> list[str]:
    """After an article a title is needed to make a person: the Rev. John Smith."""
    name = personal_name(words, g)
    return name if len(name) < len(words) and len(name) > 1 else []


def _head_words(part: str, g: Grammar) -> list[str]:
    """Return the nouns by which a description can be taken up: its words before a preposition."""
    words: list[str] = []
    for word in part.split():
        low = word.lower()
        if low in g.prepositions and words:
            break
        if low not in g.determiners and low not in g.closed:
            words.append(_plain(word))
    return words


def _is_plural(words: list[str], name: list[str], g: Grammar) -> bool:
    lows = [word.lower() for word in words]
    if any(low in g.conjunctions for low in lows):
        return True
    if name or not lows:
        return False
    head = next((k for k, low in enumerate(lows) if k and low in g.prepositions), len(lows))
    return lows[head - 1].endswith("s") and not lows[head - 1].endswith("ss")


def _lower_article(text: str, g: Grammar) -> str:
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in g.determiners else text


def _capital(word: str) -> bool:
    return word[0].isupper() or (
        len(word) > 3 and "-" in word and word.split("-")[-1][:1].isupper()
    )


def _plain(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")
