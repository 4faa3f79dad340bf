"""The shape of a language's reporting speech: everything the finder must know about it is data.

One module in `languages/` per language fills a `Grammar`. A language without one still has its
quotations found, without speaker or cue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

_NOTHING: frozenset[str] = frozenset()


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set: the form in which the languages' lists are written."""
    return frozenset(text.split())


SAY, QUOTE, JUDGE = 3, 2, 1  # how surely a verb reports speech

Form = Literal["past", "present", "plural", "ing"]
Gender = Literal["he", "she", "it", "they", "any"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One inflected form of a reporting verb.

    SAY verbs report in quotations and in indirect speech, QUOTE verbs need a quotation, JUDGE
    verbs (praise, condemn) carry a quoted word or two. `noun` marks forms that are nouns too.
    """

    strength: int
    form: Form
    noun: bool = False
    addressee: bool = False  # tells somebody: "told reporters that"
    needs: frozenset[str] = _NOTHING  # a word that must follow: put [it]
    later: str = ""  # the verb's second half, later in the sentence: fügte … hinzu


@dataclass(frozen=True)
class Grammar:
    """The words of one language that show who is speaking. All entries are lower case."""

    language: str
    cues: Mapping[str, Cue]
    pronouns: Mapping[str, Gender]  # those that can be a speaker
    floating: frozenset[str]  # both, all: may follow the noun they go with
    relatives: frozenset[str]  # who, which
    determiners: frozenset[str]
    indefinite: frozenset[str]  # a, an, some: introduces somebody new
    possessives: frozenset[str]
    prepositions: frozenset[str]
    joining: frozenset[str]  # prepositions that tie two nouns: head of, officials in
    linking: frozenset[str]  # those that may follow a name: Smith of Leeds
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    complementizers: frozenset[str]  # that, whether
    that: tuple[str, ...]  # complementizers that are no part of what is said
    auxiliaries: frozenset[str]
    passives: frozenset[str]  # forms of to be
    negations: frozenset[str]
    modals: frozenset[str]
    futures: frozenset[str]  # those that assert: will, would
    infinitives: frozenset[str]  # to
    absolutes: frozenset[str]  # with: "with Smith calling it"
    agents: frozenset[str]  # by: the speaker of a passive
    adverbs: frozenset[str]
    times: frozenset[str]  # days, months, today
    nearing: frozenset[str]  # last, next: before a time
    according: tuple[tuple[str, ...], ...]  # phrases followed by a source
    genitives: frozenset[str] = _NOTHING  # articles that tie two nouns: Sprecher des Amts
    tagging: frozenset[str] = _NOTHING  # of these phrases, those that only follow a quotation
    seasons: frozenset[str] = _NOTHING  # times that are names where a name may stand: Klara Winter
    after_source: frozenset[str] = _NOTHING  # German: "dem Sprecher zufolge"
    relaying: frozenset[str] = _NOTHING  # quoted, cited: "was quoted as saying"
    relayed_as: frozenset[str] = _NOTHING  # as
    claims: frozenset[str] = _NOTHING  # nouns that carry a statement
    documents: frozenset[str] = _NOTHING  # "said in a statement"
    particles: Mapping[str, frozenset[str]] = field(default_factory=dict)  # point → out
    negative_verbs: frozenset[str] = _NOTHING  # declined to say
    titles: frozenset[str] = _NOTHING
    roles: frozenset[str] = _NOTHING  # common nouns for people who speak
    role_genders: Mapping[str, Gender] = field(default_factory=dict)
    bodies: frozenset[str] = _NOTHING  # last words of institutions' names
    given_names: Mapping[str, Gender] = field(default_factory=dict)
    demonyms: frozenset[str] = _NOTHING
    demonym_endings: tuple[str, ...] = ("\0",)
    suffixes: frozenset[str] = _NOTHING  # Jr., III
    plurals: frozenset[str] = _NOTHING  # people, police: plural without showing it
    subjective: Mapping[str, str] = field(default_factory=dict)  # his → he
    object_pronouns: frozenset[str] = _NOTHING  # one of [them]
    epithets: tuple[str, ...] = ("\0",)  # endings of nouns for whoever was named last: -year-old
    naming_joins: frozenset[str] = _NOTHING  # Ministry [of] Transport
    naming: frozenset[str] = _NOTHING  # so-called, titled: what follows is a name
    works: frozenset[str] = _NOTHING  # film, song: a quoted title follows
    abbreviations: frozenset[str] = _NOTHING
    clitic_hosts: frozenset[str] = _NOTHING  # he, that: a verb may lean on them (he's, that'll)
    openers: frozenset[str] = _NOTHING  # words that begin sentences, capital by that alone
    adverb_endings: tuple[str, ...] = ("\0",)
    not_adverbs: frozenset[str] = _NOTHING
    verbs: frozenset[str] = _NOTHING  # common verbs that are no cues, to bound noun phrases
    verb_endings: tuple[str, ...] = ("\0",)
    knows_verbs: bool = False  # most verbs are in the lists, so that a clause is recognised
    capital_nouns: bool = False  # German writes every noun with a capital
    verb_second: bool = False  # German: the subject follows when something else leads
    drops_subject: bool = False  # Spanish: a verb without subject goes on with the last one
    elisions: frozenset[str] = _NOTHING  # French: l', d', qu' lean on the next word
    enclitics: tuple[str, ...] = ()  # French: dit-il, a-t-elle

    def __post_init__(self) -> None:
        closed = (
            self.prepositions
            | self.conjunctions
            | self.subordinators
            | self.auxiliaries
            | self.negations
            | self.modals
            | self.adverbs
            | self.relatives
            | self.infinitives
            | self.complementizers
        )
        object.__setattr__(self, "closed", closed)
        function = closed | self.determiners | self.object_pronouns | frozenset(self.pronouns)
        object.__setattr__(self, "function", function)

    closed: frozenset[str] = field(init=False, default=_NOTHING)
    function: frozenset[str] = field(init=False, default=_NOTHING)

    def is_demonym(self, low: str) -> bool:
        """Say whether a capitalised word names a nationality or party before a person's name."""
        named = low in self.demonyms or low.endswith(self.demonym_endings)
        return named and low not in self.given_names

    def is_role(self, noun: str) -> bool:
        """Say whether a noun, singular or plural, means people or bodies that speak."""
        return noun in self.roles or noun.removesuffix("s") in self.roles

    def is_adverb(self, low: str) -> bool:
        """Say whether a word is an adverb, by list or by its ending."""
        if low in self.adverbs:
            return True
        return low.endswith(self.adverb_endings) and low not in self.not_adverbs
