"""Who a source is: he, Ivanov, the source → the fullest form the article gave before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rostra.articles.statements.grammar import Gender, Grammar
from rostra.articles.statements.mentions import Mention, read_mention
from rostra.articles.statements.model import Attribution
from rostra.articles.statements.names import Names, capital_runs, personal_name
from rostra.articles.statements.phrases import first_phrase
from rostra.articles.statements.text import Sentence

_MEMORY = 60  # speakers looked back at


@dataclass(slots=True)
class Speaker:
    """Somebody who has been heard or seen in the article."""

    text: str
    gender: Gender
    heads: set[str]
    person: bool
    plural: bool
    position: int


def resolve_speakers(
    found: Sequence[Attribution], body: str, sentences: Sequence[Sentence], g: Grammar
) -> None:
    """Fill in every attribution's speaker, in reading order."""
    names = Names(sentences, g)
    resolver = _Resolver(body, names, _subjects(sentences, body, names, g), g)
    for one in sorted(found, key=lambda one: (one.content[0][0], one.content[-1][1])):
        one.speaker = resolver.speaker(one)


def _subjects(sentences: Sequence[Sentence], body: str, names: Names, g: Grammar) -> list[Speaker]:
    """Return the people and bodies that sentences are about, in order."""
    found = []
    for sentence in sentences:
        phrase = first_phrase(sentence.items, 0, len(sentence.items), g)
        if phrase is None:
            continue
        first, last = sentence.items[phrase[0]], sentence.items[phrase[1]]
        mention = read_mention(body[first.start : last.end], g)
        if mention.pronoun or not (mention.name or mention.heads & g.roles):
            continue
        found.append(_known(mention, first.start, names))
    return found


def _known(mention: Mention, position: int, names: Names) -> Speaker:
    text, gender = mention.text, mention.gender
    if mention.name:
        full = names.full(mention.name, position, gender)
        text = full.text if full else " ".join(mention.name)
        if gender == "any" and full:
            gender = full.gender
        if gender == "any":
            gender = names.g.given_names.get(mention.name[0].lower(), "any")
    return Speaker(text, gender, mention.heads, mention.person, mention.plural, position)


class _Resolver:
    def __init__(self, body: str, names: Names, subjects: list[Speaker], g: Grammar) -> None:
        self.body, self.names, self.subjects, self.g = body, names, subjects, g
        self.places = [subject.position for subject in subjects]
        self.heard: list[Speaker] = []

    def speaker(self, one: Attribution) -> str:
        """Return the speaker of an attribution, "" where the article does not say."""
        if one.source is None:
            return ""
        start, end = one.source
        mention = read_mention(self.body[start:end], self.g)
        if mention.pronoun:
            known = self._of_pronoun(mention.pronoun, start)
            if known is None:
                return mention.text
        else:
            known = self._of_words(mention, start)
        self.heard.append(known)
        return known.text

    def _of_pronoun(self, pronoun: str, position: int) -> Speaker | None:
        gender = self.g.pronouns.get(pronoun, "any")
        if gender == "any":
            return None
        last = self.heard[-1] if self.heard else None
        index = bisect_right(self.places, position) - 1
        recent = self.subjects[max(0, index - 8) : index + 1]
        for subject in reversed(recent):
            if last is not None and subject.position <= last.position:
                break
            if _fits(subject, gender):
                return _meant(subject, gender, position)
        for known in reversed(self.heard[-_MEMORY:]):
            if _fits(known, gender):
                return _meant(known, gender, position)
        for subject in reversed(recent):
            if _fits(subject, gender):
                return _meant(subject, gender, position)
        return None

    def _of_words(self, mention: Mention, position: int) -> Speaker:
        known = _known(mention, position, self.names)
        if mention.name or not mention.definite or mention.plural:
            return known
        before = [*self.subjects[: bisect_right(self.places, position - 1)][-_MEMORY:]]
        for earlier in (*reversed(self.heard[-_MEMORY:]), *reversed(before)):
            if _takes_up(mention, earlier):
                return Speaker(
                    earlier.text,
                    earlier.gender,
                    earlier.heads,
                    earlier.person,
                    earlier.plural,
                    position,
                )
        return known


def _meant(known: Speaker, gender: Gender, position: int) -> Speaker:
    if known.gender == "any" and gender in ("he", "she"):
        known.gender = gender
    return Speaker(known.text, known.gender, known.heads, known.person, known.plural, position)


def _fits(known: Speaker, gender: Gender) -> bool:
    if gender == "they":
        return known.plural or not known.person
    if gender == "it":
        return not known.person and not known.plural
    return not known.plural and known.gender in ("any", gender)


def _takes_up(mention: Mention, earlier: Speaker) -> bool:
    """Say whether a description repeats an earlier one: the source, after a military source."""
    if earlier.plural != mention.plural:
        return False
    return bool(mention.heads) and mention.heads <= {head.lower() for head in earlier.heads}


__all__ = ["Speaker", "capital_runs", "personal_name", "resolve_speakers"]
