"""Is this sentence the publisher speaking about commenting here? Evidence, weighed.

A notice and a story about comments use the same words. What parts them is who speaks, about
whose page, in which voice, and where it stands; each of these counts for or against, and a
sentence whose sum reaches ``ENOUGH`` is the heart of a notice. The weights were set on texts
written for the purpose (``tests/articles/reading/``); each stands here under its name.
"""

import re
from dataclasses import dataclass, field

from rostra.articles.reading.notice.sentences import quoted
from rostra.articles.reading.notice.wording import Wording

ENOUGH = 5.0
_LONGEST = 600  # characters; no sentence of a notice is longer, and it bounds the work
_NEAR = 90  # characters between commenting and what is done to it
_OBJECT_REACH = 30  # characters between a verb and its object
_SUBJECT_REACH = 70  # characters between "we" and what we do

WEIGHTS = {
    "topic": 2.0,
    "weak topic": 0.5,
    "state": 2.0,
    "here": 2.0,
    "publisher does it": 3.0,
    "publisher speaks": 1.0,
    "reader addressed": 1.0,
    "courtesy": 0.5,  # each, up to three
    "nobody named does it": 1.5,
    "begins with it": 1.0,
    "stands alone": 1.0,
    "last block": 1.0,
    "next to last block": 0.5,
    "first block": 0.5,
    "comment box": 2.0,
    "somebody else does it": -4.0,
    "somebody does it here and now": -1.5,  # a paper that names itself: "The Courier has closed …"
    "weak topic alone": -1.0,
    "somebody is quoted": -6.0,
    "in quotation marks": -6.0,
    "somebody else's page": -4.0,
    "told as past": -1.0,
    "told as long past": -3.0,
    "unsure": -2.0,
    "amid other sentences": -1.5,
    "story about comments": -2.0,
    "long": -1.0,
}


@dataclass(frozen=True, slots=True)
class Position:
    """Where a sentence stands: its block among ``total``, and its neighbours in that block."""

    block: int
    total: int
    is_alone: bool
    is_amid: bool = False
    in_comment_box: bool = False
    in_story_about_comments: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The gate state a sentence asks for, and why we think that it does."""

    state: str
    wording: Wording
    reasons: tuple[str, ...]
    score: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "score", sum(WEIGHTS[reason] for reason in self.reasons))

    @property
    def is_enough(self) -> bool:
        return self.score >= ENOUGH


def weigh(sentence: str, wording: Wording, position: Position) -> Evidence | None:
    """The evidence of one sentence in one language; None if it does not speak of commenting."""
    if len(sentence) > _LONGEST:
        return None
    plain = wording.idle.sub(lambda hit: "·" * len(hit[0]), sentence)
    if not (wording.topic.search(plain) or wording.weak_topic.search(plain)):
        return None
    found = [
        Evidence(state, wording, tuple(_reasons(plain, wording, position, act)))
        for state, act in _acts(plain, wording)
    ]
    return max(found, key=lambda evidence: evidence.score, default=None)


def _reasons(
    plain: str,
    wording: Wording,
    position: Position,
    act: re.Match[str],
) -> list[str]:
    subject = _subject(plain, wording, act)
    is_weak = wording.topic.search(plain) is None
    reasons = ["weak topic" if is_weak else "topic", "state"]
    reasons += _who(plain, wording, subject, act)
    reasons += _against(plain, wording, subject, act)
    reasons += _where(position)
    if is_weak and not {"here", "publisher does it"} & set(reasons):
        reasons.append("weak topic alone")
    if position.in_story_about_comments and "here" not in reasons:
        reasons.append("story about comments")
    if len(plain.split()) > 45:
        reasons.append("long")
    return reasons


def _acts(plain: str, wording: Wording) -> list[tuple[str, re.Match[str]]]:
    """The first state asked for near a mention of commenting, and each wording that asks."""
    mentions = [*wording.topic.finditer(plain), *wording.weak_topic.finditer(plain)]
    for name, pattern in wording.states:
        acts = [
            (name, act)
            for act in pattern.finditer(plain)
            if any(_distance(act, mention) <= _NEAR for mention in mentions)
        ]
        if acts:
            return acts[:4]
    return []


def _subject(plain: str, wording: Wording, act: re.Match[str]) -> re.Match[str]:
    """The mention of commenting that the act is about: right after it where that is what is
    done ("disabled comments"), else the first."""
    mentions = [*wording.topic.finditer(plain)] or [*wording.weak_topic.finditer(plain)]
    if not wording.passive.search(plain[: act.start()]):
        for mention in mentions:
            if 0 <= mention.start() - act.end() <= _OBJECT_REACH:
                return mention
    return mentions[0]


def _distance(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start() - other.end(), other.start() - one.end(), 0)


def _who(plain: str, wording: Wording, subject: re.Match[str], act: re.Match[str]) -> list[str]:
    """Who does it: the publisher, nobody named, or somebody else; and about what."""
    reasons = []
    speaker = list(wording.publisher.finditer(plain, 0, max(act.start(), subject.start())))
    if speaker and act.start() - speaker[-1].end() <= _SUBJECT_REACH:
        reasons.append("publisher does it")
    elif wording.publisher.search(plain):
        reasons.append("publisher speaks")
    elif _somebody_else(plain, wording, subject, act):
        now = wording.present.search(plain[: act.start()]) and wording.here.search(plain)
        reasons.append("somebody does it here and now" if now else "somebody else does it")
    else:
        reasons.append("nobody named does it")
    if wording.here.search(plain):
        reasons.append("here")
    if wording.reader.search(plain):
        reasons.append("reader addressed")
    courtesies = {hit[0].lower() for hit in wording.courtesy.finditer(plain)}
    reasons += ["courtesy"] * min(3, len(courtesies))
    if subject.start() <= 15 or act.start() <= 15:
        reasons.append("begins with it")
    return reasons


def _somebody_else(
    plain: str, wording: Wording, subject: re.Match[str], act: re.Match[str]
) -> bool:
    """A third party acts where a verb form says so, or where the act comes before its object."""
    if wording.third_person.search(plain):
        return True
    if act.start() >= subject.start() or act.end() >= subject.end():
        return False
    before = plain[: act.start()].strip(" ,*_-–—([")
    if not before:
        return False
    tail = before[-_SUBJECT_REACH:]
    speakers = (wording.impersonal, wording.reader, wording.here)
    return not any(pattern.search(tail) for pattern in speakers)


def _against(plain: str, wording: Wording, subject: re.Match[str], act: re.Match[str]) -> list[str]:
    reasons = []
    spans = quoted(plain)
    inside = any(start <= act.start() < end for start, end in spans)
    if inside or any(start <= subject.start() < end for start, end in spans):
        reasons.append("in quotation marks")
    if wording.told.search(_outside(plain, spans)):
        reasons.append("somebody is quoted")
    if wording.others.search(plain):
        reasons.append("somebody else's page")
    if wording.long_past.search(plain):
        reasons.append("told as long past")
    elif wording.past.search(plain[: act.start()]):
        reasons.append("told as past")
    if plain.rstrip().endswith("?") or wording.unsure.search(plain[: act.start()]):
        reasons.append("unsure")
    return reasons


def _outside(plain: str, spans: list[tuple[int, int]]) -> str:
    kept, last = [], 0
    for start, end in spans:
        kept.append(plain[last:start])
        last = end
    return " ".join([*kept, plain[last:]])


def _where(position: Position) -> list[str]:
    reasons = []
    if position.in_comment_box:
        reasons.append("comment box")
    if position.is_alone:
        reasons.append("stands alone")
    if position.is_amid:
        reasons.append("amid other sentences")
    if position.block == position.total - 1:
        reasons.append("last block")
    elif position.block == position.total - 2:
        reasons.append("next to last block")
    elif position.block == 0:
        reasons.append("first block")
    return reasons
