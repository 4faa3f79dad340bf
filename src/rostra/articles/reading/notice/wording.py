"""What a language offers to speak of commenting: the material that evidence is weighed with.

Each language is one TOML file of phrases. A phrase is a regular expression of whole words, in
which ``…`` stands for up to four further words, ``‥`` for up to eight, and ``<name>`` for a part
defined once in the file. What every list means stands at ``Wording``.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

_WORD = r"(?:['’]?,?[ ][\w'’-]+)"
_SPACED = {"…": _WORD + "{0,4}?", "‥": _WORD + "{0,8}?"}
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The phrases of one language, each list as one pattern."""

    language: str
    stems: tuple[str, ...]
    """Lower-case beginnings, one of which every mention of commenting holds: a quick way out."""
    topic: re.Pattern[str]
    """Commenting itself."""
    states: tuple[tuple[str, re.Pattern[str]], ...]
    """What asks for a gate state, in the order to try. ``closing`` is open now, closed later."""
    weak_topic: re.Pattern[str]
    """Words that may mean commenting: "this thread"."""
    here: re.Pattern[str]
    """This article, this site."""
    publisher: re.Pattern[str]
    """The publisher speaks of itself."""
    reader: re.Pattern[str]
    """Readers are addressed or spoken of."""
    courtesy: re.Pattern[str]
    """What notices say and stories seldom do: reasons, regrets, "until further notice"."""
    impersonal: re.Pattern[str]
    """Something is done, and nobody named does it."""
    third_person: re.Pattern[str]
    """A verb form that says that somebody else did it."""
    present: re.Pattern[str]
    """A verb form of what holds now."""
    passive: re.Pattern[str]
    """The end of what stands before a passive verb: "have been"."""
    past: re.Pattern[str]
    long_past: re.Pattern[str]
    """Past before the past, or a year: a story is told."""
    attributive: re.Pattern[str]
    """What stands after a participle that describes something else: "closed meeting"."""
    pronoun: re.Pattern[str]
    """A word that stands for the comments spoken of before: "them"."""
    unsure: re.Pattern[str]
    """Questions, wishes, conditions."""
    told: re.Pattern[str]
    """Somebody is quoted."""
    others: re.Pattern[str]
    """Somebody else's page, site or comments."""
    idle: re.Pattern[str]
    """Phrases in which the topic's words mean something else: "declined to comment"."""
    until: re.Pattern[str]
    """What stands before the end of a state."""
    reopening: re.Pattern[str]
    """That commenting comes back."""
    community: re.Pattern[str]
    """The vocabulary of a notice's further sentences."""


def wordings_for(text: str) -> list[Wording]:
    """The languages in which ``text`` might speak of commenting."""
    lower = text.lower()
    return [w for w in wordings() if any(stem in lower for stem in w.stems)]


@functools.cache
def wordings() -> tuple[Wording, ...]:
    """Every language, English first."""
    folder = resources.files("rostra.articles.reading.notice") / "languages"
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    files.sort(key=lambda name: name != "en.toml")
    return tuple(_wording(tomllib.loads((folder / name).read_text("utf-8"))) for name in files)


def _wording(data: dict[str, Any]) -> Wording:
    parts = data.get("parts", {})
    after = data.get("attributive")
    lists = {
        name: _pattern(data.get(name, ()), parts)
        for name in Wording.__dataclass_fields__
        if name not in {"language", "stems", "states", "attributive"}
    }
    states = tuple((state["name"], _pattern(state["phrases"], parts)) for state in data["states"])
    return Wording(
        language=data["language"],
        stems=tuple(data["stems"]),
        states=states,
        attributive=re.compile(after) if after else _NEVER,
        **lists,
    )


def _pattern(phrases: list[str], parts: dict[str, str]) -> re.Pattern[str]:
    if not phrases:
        return _NEVER
    joined = "|".join(phrases)
    for name, part in parts.items():
        joined = joined.replace(f"<{name}>", part)
    for sign, words in _SPACED.items():
        joined = joined.replace(sign, words)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
