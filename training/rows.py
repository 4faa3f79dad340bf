"""One labelled text, where it belongs (train, dev, test), and when two texts count as the same."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

TEST_PERCENT = 15
DEV_PERCENT = 10
SHINGLE = 6
NEAR = 0.5

Spans = tuple[tuple[int, int], ...]
_WORD = re.compile(r"[^\W_]+")


class DataError(Exception):
    """The data sets are missing or not as expected; the sentence says where and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text and what is known of it.

    ``labels``: attribute → target from 0 to 1; an attribute that is not in it is unknown and
    takes no part in the loss. ``spans``: toxic passages in characters, None where nobody marked
    any. ``weight`` multiplies the loss. ``kind`` and ``group`` tell own cases apart (kind of case,
    template); ``group`` is the video of a YouTube comment.
    """

    text: str
    labels: Mapping[str, float]
    source: str
    split: str
    language: str = "en"
    parent: str = ""
    article: str = ""
    spans: Spans | None = None
    weight: float = 1.0
    kind: str = ""
    group: str = ""


def shared() -> Path:
    """The folder with the data sets: $ROSTRA_SHARED, else ``../shared`` beside the project.

    Raises ``DataError`` where neither is there.
    """
    root = Path(__file__).resolve().parent.parent
    named = os.environ.get("ROSTRA_SHARED")
    for folder in (Path(named),) if named else (root.parent / "shared",):
        if (folder / "data").is_dir():
            return folder
    raise DataError(
        f"No data sets in {named or '../shared'}: set ROSTRA_SHARED to the folder with data/."
    )


def key(text: str) -> str:
    """What two texts share that count as the same: their letters and digits, case folded."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def number(text: str) -> int:
    """A number that the text alone decides, the same on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def split_of(name: str, *, test: int = TEST_PERCENT, dev: int = DEV_PERCENT) -> str:
    """The split of a text (by its ``key``) or of a template: percentages of a hash."""
    place = number("split " + name) % 100
    if place < test:
        return "test"
    return "dev" if place < test + dev else "train"


class Kept:
    """Texts that must not be trained on, and whether another text is one of them, or nearly.

    Nearly: half of its runs of six words, or more, stand in texts kept back.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.keys: set[str] = set()
        self.shingles: set[int] = set()
        for text in texts:
            self.keys.add(key(text))
            self.shingles.update(_shingles(key(text)))

    def __contains__(self, text: object) -> bool:
        name = key(str(text))
        if name in self.keys:
            return True
        shingles = _shingles(name)
        return bool(shingles) and (len(shingles & self.shingles) >= NEAR * len(shingles))


def _shingles(name: str) -> set[int]:
    words = name.split()
    return {hash(tuple(words[at : at + SHINGLE])) for at in range(len(words) - SHINGLE + 1)}
