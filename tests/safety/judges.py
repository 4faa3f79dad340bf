"""Small judges for the tests: real ones, which go by the words of a text."""

from collections.abc import Mapping, Sequence
from typing import Any

from rostra.safety.judge import Context, Scores


class Glossary:
    """Gives an attribute the highest weight among the words of a text, and marks that word."""

    attributes = frozenset({"TOXICITY", "SPAM"})

    def __init__(self, weights: Mapping[str, float], attribute: str = "TOXICITY") -> None:
        self.version = f"glossary-{len(weights)}"
        self.weights = weights
        self.attribute = attribute
        self.seen: list[str] = []

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        self.seen.extend(texts)
        return [self._score(text) for text in texts]

    def _score(self, text: str) -> Scores:
        found = {word: weight for word, weight in self.weights.items() if word in text}
        if not found:
            return Scores({self.attribute: 0.01}, language="en")
        word = max(found, key=lambda each: found[each])
        at = text.index(word)
        spans = {self.attribute: ((at, at + len(word)),)}
        return Scores({self.attribute: found[word]}, spans, language="en")


class Broken:
    """A judge that answers wrongly in one of the ways that judges do."""

    version = "broken"
    attributes = frozenset({"TOXICITY"})

    def __init__(self, how: str) -> None:
        self.how = how

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        if self.how == "raises":
            raise OSError("the model file is not there")
        answers = {
            "none": [],
            "nan": [Scores({"TOXICITY": float("nan")})] * len(texts),
            "percent": [Scores({"TOXICITY": 87.0})] * len(texts),
            "span": [Scores({"TOXICITY": 0.5}, {"TOXICITY": ((0, 9_999),)})] * len(texts),
        }
        return answers[self.how]


def make(options: Mapping[str, Any]) -> Glossary:
    """A judge as configuration asks for one."""
    return Glossary(options["weights"])


def make_nonsense(options: Mapping[str, Any]) -> str:
    """Something that is no judge."""
    return "not a judge"
