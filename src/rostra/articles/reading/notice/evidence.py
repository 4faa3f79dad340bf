"""Is this sentence the publisher speaking about commenting here? Evidence, weighed.

A notice and a story about comments use the same words. What parts them is who speaks, about
whose page, in which voice, and where it stands; each of these counts for or against, and a
sentence whose sum reaches ``ENOUGH`` is the heart of a notice. The weights were set on texts
written for the purpose (``tests/articles/reading/``); each stands here under its name.
"""

import re
from dataclasses import dataclass, field

from rostra.articles.reading.notice.relation import acts, subject_of, who
from rostra.articles.reading.notice.sentences import quoted
from rostra.articles.reading.notice.wording import Wording

ENOUGH = 5.0
_LONGEST = 600  # characters; no sentence of a notice is longer, and it bounds the work
_SHORT = 5  # words: "The discussion is now closed" needs no more
_BARE = 9  # words: a longer sentence of a notice says more than that it is closed

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
    "somebody leads": -2.0,  # "Supporters found the comments disabled"
    "another subject": -3.0,  # "After the comments, the player was suspended"
    "about something else": -5.0,  # "the comments, made at a closed meeting"
    "weak topic alone": -4.0,
    "bare": -1.5,  # many words, and none that a notice would choose
    "somebody is quoted": -6.0,
    "in quotation marks": -6.0,
    "somebody else's page": -4.0,
    "told as past": -2.5,
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
        for state, act in acts(plain, wording)
    ]
    return max(found, key=lambda evidence: evidence.score, default=None)


def _reasons(plain: str, wording: Wording, position: Position, act: re.Match[str]) -> list[str]:
    subject = subject_of(plain, wording, act)
    reasons = ["topic" if subject.is_plain else "weak topic", "state"]
    reasons += who(plain, wording, subject.span, act)
    reasons += _against(plain, wording, subject.span, act)
    reasons += _where(position)
    voiced = {"here", "publisher does it", "publisher speaks", "reader addressed", "courtesy"}
    words = len(plain.split())
    if not subject.is_plain and words > _SHORT and not {"here", "publisher does it"} & set(reasons):
        reasons.append("weak topic alone")
    if words > _BARE and not voiced & set(reasons) and not wording.until.search(plain):
        reasons.append("bare")
    if position.in_story_about_comments and "here" not in reasons:
        reasons.append("story about comments")
    if words > 45:
        reasons.append("long")
    return reasons


def _against(
    plain: str, wording: Wording, subject: tuple[int, int], act: re.Match[str]
) -> list[str]:
    reasons = []
    spans = quoted(plain)
    inside = any(start <= act.start() < end for start, end in spans)
    if inside or any(start <= subject[0] < end for start, end in spans):
        reasons.append("in quotation marks")
    if wording.told.search(_outside(plain, spans)):
        reasons.append("somebody is quoted")
    if wording.others.search(plain):
        reasons.append("somebody else's page")
    if wording.long_past.search(plain):
        reasons.append("told as long past")
    elif wording.past.search(plain[: act.end()]):
        reasons.append("told as past")
    after = act.start() > subject[0] and " " not in act[0]
    if after and wording.attributive.match(plain, act.end()):
        reasons.append("about something else")
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
