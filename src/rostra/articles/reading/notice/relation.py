"""What a sentence does to commenting, and who does it: the publisher, nobody named, another."""

import re
from dataclasses import dataclass

from rostra.articles.reading.notice.wording import Wording
from rostra.articles.reading.words import word_set

_NEAR = 90  # characters between commenting and what is done to it
_OBJECT_REACH = 30  # characters between a verb and its object
_SUBJECT_REACH = 70  # characters between "we" and what we do
_MOST_ACTS = 4
_LEAD = 12  # characters before a subject: "Because of this, "
_FREE_LEAD = 2  # words before "comments" that can hold no doer: "All the reader"


_DETERMINERS = word_set(
    """
    the all every any each your die der alle jeder ihr les tous toutes chaque votre los todos cada
    su os i tutti ogni il de elke uw
    """
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The mention of commenting that is meant; a plain one says so in as many words."""

    span: tuple[int, int]
    is_plain: bool


def acts(plain: str, wording: Wording) -> list[tuple[str, re.Match[str]]]:
    """The first state asked for near a mention of commenting, and each wording that asks."""
    mentions = [*wording.topic.finditer(plain), *wording.weak_topic.finditer(plain)]
    for name, pattern in wording.states:
        found = [
            (name, act)
            for act in pattern.finditer(plain)
            if any(_distance(act, mention) <= _NEAR for mention in mentions)
        ]
        if found:
            return found[:_MOST_ACTS]
    return []


def subject_of(plain: str, wording: Wording, act: re.Match[str]) -> Subject:
    """The mention that ``act`` is about: what stands right after a verb ("disabled comments"),
    else the first."""
    mentions = [*wording.topic.finditer(plain)]
    is_plain = bool(mentions)
    mentions = mentions or [*wording.weak_topic.finditer(plain)]
    if not wording.passive.search(plain[: act.start()]):
        for mention in mentions:
            if 0 <= mention.start() - act.end() <= _OBJECT_REACH:
                return Subject(mention.span(), is_plain)
    return Subject(mentions[0].span(), is_plain)


def who(plain: str, wording: Wording, subject: tuple[int, int], act: re.Match[str]) -> list[str]:
    """The reasons that speak of the doer, of this page, and of how the sentence begins."""
    reasons = [_doer(plain, wording, subject, act)]
    if wording.here.search(plain):
        reasons.append("here")
    if wording.reader.search(plain):
        reasons.append("reader addressed")
    courtesies = {hit[0].lower() for hit in wording.courtesy.finditer(plain)}
    reasons += ["courtesy"] * min(3, len(courtesies))
    if min(subject[0], act.start()) <= 15:
        reasons.append("begins with it")
    if _is_parted(plain, wording, subject, act):
        reasons.append("another subject")
    return reasons


def _doer(plain: str, wording: Wording, subject: tuple[int, int], act: re.Match[str]) -> str:
    speakers = list(wording.publisher.finditer(plain, 0, max(act.start(), subject[0])))
    if speakers and act.start() - speakers[-1].end() <= _SUBJECT_REACH:
        return "publisher does it"
    if wording.publisher.search(plain):
        return "publisher speaks"
    if wording.third_person.search(plain):
        return "somebody else does it"
    spans_it = act.start() < subject[0] < act.end()  # "first comments are held"
    if spans_it and set(plain[: act.start()].lower().split()) <= _DETERMINERS:
        return "nobody named does it"
    if act.start() < subject[0]:
        return _active_doer(plain, wording, act)
    lead = plain[: subject[0]]
    return "nobody named does it" if _is_free(lead, wording) else "somebody leads"


def _active_doer(plain: str, wording: Wording, act: re.Match[str]) -> str:
    """ "… has disabled comments": who stands before the verb?"""
    before = plain[: act.start()].strip(" ,*_-–—([")
    tail = plain[max(0, act.start() - _SUBJECT_REACH) : act.start()]
    if not before or wording.impersonal.search(plain[: act.end()]):
        return "nobody named does it"
    if _is_leading(wording.reader, before) or wording.here.search(tail):
        return "nobody named does it"
    now = wording.present.search(before) and wording.here.search(plain)
    return "somebody does it here and now" if now else "somebody else does it"


def _is_free(lead: str, wording: Wording) -> bool:
    """Do the words before "comments are closed" leave its doer open?"""
    if len(lead.split()) <= _FREE_LEAD or lead.rstrip().endswith((",", ":", ";", "-", "–", "—")):
        return True
    if wording.until.match(lead) or _is_leading(wording.reader, lead):
        return True
    return any(p.search(lead) for p in (wording.here, wording.courtesy, wording.impersonal))


def _is_leading(pattern: re.Pattern[str], text: str) -> bool:
    """Does ``pattern`` stand where a subject does: near the start, or after a comma?"""
    found = pattern.search(text)
    return found is not None and (
        found.start() <= _LEAD or text[: found.start()].endswith((", ", ": "))
    )


def _is_parted(plain: str, wording: Wording, subject: tuple[int, int], act: re.Match[str]) -> bool:
    """Does another clause begin between commenting and what is done?"""
    between = plain[subject[1] : act.start()]
    if "," not in between or wording.here.search(plain) or wording.publisher.search(plain):
        return False
    return len(between.rpartition(",")[2].split()) > 1


def _distance(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start() - other.end(), other.start() - one.end(), 0)
