"""Who a source is: he, Ivanov, the source → the fullest form the article gave before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rostra.articles.statements.clauses import first_phrase
from rostra.articles.statements.grammar import Gender, Grammar
from rostra.articles.statements.mentions import Being, Mention, read_mention
from rostra.articles.statements.model import Attribution
from rostra.articles.statements.names import Names
from rostra.articles.statements.phrases import with_apposition
from rostra.articles.statements.text import QUOTE, Sentence

_MEMORY = 60  # speakers and subjects looked back at
_RECENT = 8  # subjects a pronoun may mean


@dataclass(slots=True)
class Speaker:
    """Somebody who has been heard or seen in the article."""

    text: str
    gender: Gender
    heads: set[str]
    words: set[str]
    being: Being
    plural: bool
    position: int
    cue: str = ""


def resolve_speakers(
    found: Sequence[Attribution], body: str, sentences: Sequence[Sentence], g: Grammar
) -> None:
    """Fill in every attribution's speaker, in reading order."""
    resolver = _Resolver(body, sentences, g)
    for one in sorted(found, key=lambda one: (one.content[0][0], one.content[-1][1])):
        one.speaker = resolver.speaker(one)


class _Resolver:
    """Remembers who was heard and whom sentences were about."""

    def __init__(self, body: str, sentences: Sequence[Sentence], g: Grammar) -> None:
        self.body, self.g = body, g
        self.names = Names(sentences, g)
        self.heard: list[Speaker] = []
        self.subjects = self._subjects(sentences)
        self.places = [subject.position for subject in self.subjects]

    def speaker(self, one: Attribution) -> str:
        """Return the speaker of an attribution, "" where the article does not say."""
        if one.source is None:
            return self.heard[-1].text if one.cue is not None and self.heard else ""
        start, end = one.source
        mention = read_mention(self.body[start:end], self.g)
        if mention.pronoun:
            known = self._of_pronoun(mention.pronoun, start)
        else:
            known = self._of_words(mention, start)
        if known is None:
            return mention.text
        self.heard.append(replace(known, position=start, cue=one.cue_text.lower()))
        return known.text

    def _subjects(self, sentences: Sequence[Sentence]) -> list[Speaker]:
        """Return the people and bodies that sentences are about, in order."""
        found = []
        for sentence in sentences:
            items = sentence.items
            if items[0].kind == QUOTE:
                continue
            phrase = first_phrase(items, 0, len(items), self.g)
            if phrase is None:
                continue
            last = with_apposition(items, phrase[1], self.g)
            start, end = items[phrase[0]].start, items[last].end
            mention = read_mention(self.body[start:end], self.g)
            if not mention.pronoun and (mention.name or any(map(self.g.is_role, mention.heads))):
                found.append(self._described(mention, start))
        return found

    def _described(self, mention: Mention, position: int) -> Speaker:
        """Who a name or description means by what was introduced, nobody having been heard."""
        known = self._known(mention, position)
        if mention.name or not mention.definite or mention.plural:
            return known
        holder = self.names.holder(mention.heads, mention.words, position)
        if holder is not None:
            return replace(known, text=holder.text, being="person", gender=holder.gender)
        body = self.names.institution(mention.heads, mention.words, position)
        return replace(known, text=body) if body else known

    def _known(self, mention: Mention, position: int) -> Speaker:
        text, gender, being = mention.text, mention.gender, mention.being
        if mention.name:
            full = self.names.full(mention.name, position, gender)
            text = full.text if full else " ".join(mention.name)
            if full:
                being, gender = "person", full.gender if gender == "any" else gender
            if gender == "any":
                gender = self.g.given_names.get(mention.name[0].lower(), "any")
        else:
            text = self.names.spelt_out(self.names.uncapitalised(text))
        heads, words = mention.heads, mention.words
        return Speaker(text, gender, heads, words, being, mention.plural, position)

    def _of_pronoun(self, pronoun: str, position: int) -> Speaker | None:
        """The subject of a sentence since the last speaker, else the last speaker that fits."""
        gender = self.g.pronouns.get(pronoun, "he")
        if gender == "any":
            return None
        index = bisect_right(self.places, position)
        recent = self.subjects[max(0, index - _RECENT) : index][::-1]
        heard = self.heard[-_MEMORY:][::-1]
        last = heard[0].position if heard else -1
        since = [subject for subject in recent if subject.position > last]
        for sure in (True, False):
            for known in (*since, *heard, *recent):
                if _fits(known, gender, sure=sure, person=not pronoun):
                    if known.gender == "any" and pronoun and gender in ("he", "she"):
                        known.gender = gender
                    return known
        return None

    def _of_words(self, mention: Mention, position: int) -> Speaker:
        known = self._known(mention, position)
        if mention.name or not mention.definite or not mention.heads:
            return known
        index = bisect_right(self.places, position - 1)
        before = self.subjects[max(0, index - _MEMORY) : index]
        for earlier in (*self.heard[-_MEMORY:][::-1], *before[::-1]):
            again = earlier.text != known.text and _takes_up(mention, earlier)
            if again or _issued(mention, earlier, self.g):
                return earlier
        if not mention.plural and all(head.endswith(self.g.epithets) for head in mention.heads):
            return self._of_pronoun("", position - 1) or known
        return self._described(mention, position)


def _fits(known: Speaker, gender: Gender, *, sure: bool, person: bool) -> bool:
    """Say whether a pronoun's gender can mean somebody; `sure` asks for a certain person."""
    human = ("person",) if sure else ("person", "unclear")
    if person:
        return known.being in human and not known.plural
    if gender == "they":
        return known.plural or known.being == "body"
    if gender == "it":
        return not known.plural and known.being in (("body",) if sure else ("body", "unclear"))
    return not known.plural and known.being in human and known.gender in ("any", gender)


def _takes_up(mention: Mention, earlier: Speaker) -> bool:
    """Say whether a description repeats an earlier one: the source, after a military source."""
    if earlier.plural != mention.plural or not mention.heads & earlier.heads:
        return False
    own = {word for word in mention.words if word not in mention.heads}
    return len(own) <= 1 or own - {"the", "der", "die", "das", "le", "la", "el"} <= earlier.words


def _issued(mention: Mention, earlier: Speaker, g: Grammar) -> bool:
    """Say whether a document is the one somebody spoke in: said in a statement … the statement."""
    return any(head in g.documents and head in earlier.cue for head in mention.heads)
