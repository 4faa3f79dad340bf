"""Small judges for the tests: real ones, which go by the words of a text."""

import json
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
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


QUICK = {"snork": 0.99, "hmm": 0.8, "well": 0.5}
"""What the first judge of servers under test says; it is unsure of “hmm” and “well”."""
SURE = {"snork": 0.99, "hmm": 0.8, "well": 0.02, "well, snark": 0.99}


def quick(options: Mapping[str, Any]) -> Glossary:
    """A first judge that a setting can name."""
    return Glossary(QUICK)


def sure(options: Mapping[str, Any]) -> Glossary:
    """A second judge that a setting can name."""
    return Glossary(SURE)


def from_file(options: Mapping[str, Any]) -> Glossary:
    """A judge whose weights stand in the file that JUDGE_FILE names."""
    return Glossary(json.loads(Path(os.environ["JUDGE_FILE"]).read_text(encoding="utf-8")))


class Delayed(Glossary):
    """Takes its time for each text."""

    def __init__(self, seconds: float) -> None:
        super().__init__(SURE)
        self.seconds = seconds

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        time.sleep(self.seconds * len(texts))
        return super().score(texts, contexts)


class Stuck(Glossary):
    """Answers only once the file that JUDGE_GATE names is there."""

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        while not Path(os.environ["JUDGE_GATE"]).exists():
            time.sleep(0.01)
        return super().score(texts, contexts)


def stuck(options: Mapping[str, Any]) -> Stuck:
    """A second judge that waits for a file."""
    return Stuck(SURE)


def delayed(options: Mapping[str, Any]) -> Delayed:
    """A judge that takes longer than the budget of a first one."""
    return Delayed(0.06)
