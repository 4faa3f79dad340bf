"""Two small judges: real ones, which go by words, made as the settings make a judge."""

from collections.abc import Mapping, Sequence
from typing import Any

from rostra.safety.judge import Context, Judges, Scores

WEIGHTS = {
    "idiot": {"TOXICITY": 0.93, "INSULT": 0.95},
    "liar": {"TOXICITY": 0.55, "INSULT": 0.6},
    "bloody": {"TOXICITY": 0.4, "PROFANITY": 0.8},
    "casino": {"SPAM": 0.97, "TOXICITY": 0.03},
}
GRAVE = {"liar": {"TOXICITY": 0.85, "INSULT": 0.9}, "bloody": {"TOXICITY": 0.1, "PROFANITY": 0.8}}
CALM = 0.02


class WordJudge:
    """Gives each attribute the highest weight among the words of a text, and marks those words."""

    def __init__(
        self, version: str, attributes: frozenset[str], weights: Mapping[str, Mapping[str, float]]
    ) -> None:
        self.version = version
        self.attributes = attributes
        self.weights = weights
        self.batches: list[list[str]] = []
        self.contexts: list[Context] = []

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        self.batches.append(list(texts))
        self.contexts += contexts
        return [self._score(text) for text in texts]

    def _score(self, text: str) -> Scores:
        values = dict.fromkeys(self.attributes, CALM)
        spans: dict[str, tuple[tuple[int, int], ...]] = {}
        for word, weights in self.weights.items():
            at = text.lower().find(word)
            for name, weight in weights.items() if at >= 0 else ():
                if name in values and weight > values[name]:
                    values[name] = weight
                    spans[name] = ((at, at + len(word)),)
        return Scores(values, spans)


FIRST = frozenset({"TOXICITY", "INSULT", "PROFANITY", "SPAM"})
SECOND = frozenset({"TOXICITY", "INSULT", "PROFANITY", "REASONING"})


def first(options: Mapping[str, Any] | None = None) -> WordJudge:
    return WordJudge("first-1", FIRST, WEIGHTS)


def second(options: Mapping[str, Any] | None = None) -> WordJudge:
    return WordJudge("second-1", SECOND, WEIGHTS | GRAVE)


def both() -> Judges:
    return Judges(first(), second())
