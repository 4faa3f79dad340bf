"""What a model is to Rostra: something that scores texts, in two stages.

A **judge** gives each text probabilities for named attributes. Two of them may be at work:

- the *first* sees every text, in the request of its writer, so it has to answer within a fraction
  of a millisecond;
- the *second* sees only what the first is unsure of, in batches, behind the acknowledgement: the
  comment is stored as ``checking``, shown to its writer alone, and judged again.

To bring one along, write a class with the attributes of ``Judge`` below and a function that makes
it from its options, and name that function in the configuration, as ``register`` does for those
that come with Rostra or as ``"package.module:function"`` for any other. Nothing else changes.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from rostra.safety.subject import ArticleFacts, Kind, Subject
from rostra.safety.verdict import Span

DEFAULT_JUDGES = ("ngrams", "encoder")
"""What judges unless an operator says otherwise: the first stage, and the second."""

ATTRIBUTES = (
    "TOXICITY",
    "SEVERE_TOXICITY",
    "INSULT",
    "PROFANITY",
    "THREAT",
    "IDENTITY_ATTACK",
    "SPAM",
)
"""What a policy decides by. A judge may score more, what is good about a text for one."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a text: the comment it answers, the article, and what it is."""

    parent: str | None = None
    article: ArticleFacts | None = None
    kind: Kind = Kind.COMMENT

    @classmethod
    def of(cls, subject: Subject) -> Context:
        """The context of a subject."""
        return cls(subject.parent, subject.article, subject.kind)


@dataclass(frozen=True, slots=True)
class Scores:
    """What a judge says of one text.

    ``values``: attribute → calibrated probability, 0 to 1, of the attributes that the judge
    models for this text's language and no others. ``spans``: attribute → the passages that moved
    its score most, in characters of the text, the weightiest first. ``vector``: what
    the text is about, as numbers (one array of the judge's own making), for learning from a site.
    """

    values: Mapping[str, float] = field(default_factory=dict)
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    language: str | None = None
    vector: Any = field(default=None, compare=False, repr=False)

    def over(self, first: Scores) -> Scores:
        """These scores, and those of ``first`` for what these say nothing about."""
        return Scores(
            {**first.values, **self.values},
            {**first.spans, **self.spans},
            self.language or first.language,
            self.vector,
        )

    def check(self, length: int) -> None:
        """Raises ``ValueError`` where a value is no probability or a span leaves the text."""
        for name, value in self.values.items():
            if not (math.isfinite(value) and 0 <= value <= 1):
                raise ValueError(f"{name} is {value}, which is no probability")
        for name, spans in self.spans.items():
            if any(not 0 <= start <= end <= length for start, end in spans):
                raise ValueError(f"{name} has a span outside the text")


@runtime_checkable
class Judge(Protocol):
    """A model. ``version`` changes whenever its answers may; it is stored with every verdict.

    ``attributes`` are those that it may give a score for. ``score`` is called from several threads
    at once; it returns one ``Scores`` per text in the same order, and may raise anything: the
    policy says what happens then.
    """

    @property
    def version(self) -> str:
        """A short name of the model as it is now."""

    @property
    def attributes(self) -> frozenset[str]:
        """What it may give a score for."""

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        """The scores of each text within its context."""
        ...


class NullJudge:
    """No model at all: no attribute and no score."""

    version = "none"
    attributes: frozenset[str] = frozenset()

    def score(self, texts: Sequence[str], contexts: Sequence[Context]) -> list[Scores]:
        """Empty scores, one for each text."""
        return [Scores() for _ in texts]


@dataclass(frozen=True, slots=True)
class Judges:
    """The judges at work: the first, and where there is one the second."""

    first: Judge = field(default_factory=NullJudge)
    second: Judge | None = None


COME_WITH_ROSTRA = {
    "ngrams": "rostra.safety.model.first:make",
    "encoder": "rostra.safety.model.second:make",
}
"""Models of our own by their short names; each is imported when it is asked for."""

Factory = Callable[[Mapping[str, Any]], Judge]
_factories: dict[str, Factory] = {"none": lambda options: NullJudge()}


def register(name: str, factory: Factory) -> None:
    """Makes a judge available to configuration by a short name. Raises ``ValueError`` if taken."""
    if name in _factories or name in COME_WITH_ROSTRA:
        raise ValueError(f"There is already a judge called {name!r}.")
    _factories[name] = factory


def load(name: str, options: Mapping[str, Any] | None = None) -> Judge:
    """The judge of a registered name or of ``"package.module:function"``.

    Raises ``JudgeError`` with a sentence that names what is wrong.
    """
    try:
        factory = _factories.get(name) or _imported(COME_WITH_ROSTRA.get(name, name))
        judge = factory(options or {})
    except Exception as error:
        raise JudgeError(f"The judge {name!r} could not be loaded: {error}") from error
    if not isinstance(judge, Judge):
        raise JudgeError(f"{name!r} makes something that is no judge: {type(judge).__name__}.")
    return judge


def _imported(name: str) -> Factory:
    module, colon, attribute = name.partition(":")
    if not colon:
        known = ", ".join(sorted([*_factories, *COME_WITH_ROSTRA]))
        raise ValueError(f"no judge is registered by that name; there are: {known}")
    factory: Factory = getattr(importlib.import_module(module), attribute)
    return factory


class JudgeError(Exception):
    """A judge could not be loaded, or failed on a text."""
