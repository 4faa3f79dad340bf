"""A reporting verb in its place: noun or verb, its helpers, whether it is denied."""

from __future__ import annotations

from dataclasses import dataclass

from rostra.articles.statements.classes import Items
from rostra.articles.statements.grammar import Cue, Grammar
from rostra.articles.statements.text import MARK, QUOTE, WORD, Item

_LONGEST_GROUP = 8  # words


@dataclass(slots=True)
class VerbGroup:
    """The words from `first` that make one verb: [has not yet said], [went on to say]."""

    first: int
    passive: bool = False
    negated: bool = False  # denied, declined, or no more than possible
    infinitive: bool = False
    modal: bool = False


def verb_group(items: Items, k: int, g: Grammar) -> VerbGroup:
    """Return the verb group that ends at `k`."""
    group = VerbGroup(k)
    while group.first > 0 and k - group.first < _LONGEST_GROUP:
        item = items[group.first - 1]
        if item.kind != WORD or not _belongs(item, group, g):
            break
        low = item.low
        group.passive |= low in g.passives
        group.negated |= low in g.negations or low in g.negative_verbs
        group.negated |= low in g.modals and low not in g.futures
        group.modal |= low in g.modals
        group.infinitive |= low in g.infinitives
        group.first -= 1
    return group


def _belongs(item: Item, group: VerbGroup, g: Grammar) -> bool:
    """Helpers and adverbs belong to a verb; before "to" another verb does: declined to say."""
    low = item.low
    helper = low in g.auxiliaries or low in g.negations or low in g.modals
    if helper or low in g.infinitives or low in g.adverbs:
        return True
    if low in g.closed:
        return False
    verb = low in g.verbs or low in g.cues or low.endswith(g.verb_endings)
    return g.is_adverb(low) or (group.infinitive and verb)


def reads_as_noun(items: Items, k: int, cue: Cue, g: Grammar) -> bool:
    """Say whether a form that may be a noun is one here: the reports, of claims, his calls."""
    if k == 0:
        return k + 1 < len(items) and items[k + 1].kind == WORD
    before = items[k - 1]
    if before.kind != WORD:
        return before.text not in (",", ")") and before.kind != QUOTE
    low = before.low
    if low in g.auxiliaries or low in g.modals or low in g.negations or low in g.infinitives:
        return False
    if low in g.relatives or (low in g.pronouns and low not in g.determiners):
        return False
    if low in g.determiners or low in g.possessives or low.endswith(("'s", "s'")):
        return True
    if low in g.prepositions:
        return cue.form != "ing"
    if before.capital:
        return _reports_nothing(items, k, cue, g)
    plural = low.endswith("s") or low in g.roles
    return not (plural or g.is_adverb(low) or low in g.conjunctions)


def _reports_nothing(items: Items, k: int, cue: Cue, g: Grammar) -> bool:
    """After a name, a form that nothing reported follows is a noun: the Democratic volunteers."""
    if k + 1 >= len(items):
        return False
    following = items[k + 1]
    if following.kind == MARK:
        return following.text not in (",", ":")
    return following.low in g.prepositions and cue.form in ("present", "plural")
