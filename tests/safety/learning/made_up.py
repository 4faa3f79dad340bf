"""Comments as points: a judge that sees a part of what matters, moderators who see the rest."""

from collections.abc import Sequence

import numpy as np

from rostra.safety.judge import Context, Scores
from rostra.safety.learning.labels import Label

DIMENSIONS = 24


class Shortsighted:
    """A judge whose score misses one direction of its own vector that the site minds."""

    version = "shortsighted-1"
    attributes = frozenset({"TOXICITY"})

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        return [self._score(text) for text in texts]

    def _score(self, text: str) -> Scores:
        vector = point(text)
        return Scores({"TOXICITY": float(1 / (1 + np.exp(2 - 4 * vector[0])))}, vector=vector)


def point(text: str) -> np.ndarray:
    """Where a comment lies: the same for the same text."""
    seed = int.from_bytes(text.encode()[-8:], "little")
    found = np.random.default_rng(seed).normal(size=DIMENSIONS)
    return found / np.linalg.norm(found)


def is_abusive(text: str) -> bool:
    """What is right on this site: about one comment in eight is abusive."""
    vector = point(text)
    return bool(vector[0] + 1.5 * vector[1] > 0.38)


def decisions(count: int, moderators: int = 5, start: int = 0) -> list[Label]:
    """What honest moderators decide on so many comments."""
    texts = [f"comment {number:06d}" for number in range(start, start + count)]
    return [Label(text, is_abusive(text), f"m{n % moderators}") for n, text in enumerate(texts)]
