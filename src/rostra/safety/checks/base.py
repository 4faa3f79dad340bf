"""What a check is."""

from __future__ import annotations

import abc
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import Kind, Subject
from rostra.safety.verdict import Finding


@dataclass(frozen=True, slots=True)
class Switch:
    """What the settings of every check begin with."""

    enabled: bool = knob(True, "Whether this check runs at all.")


class Check(abc.ABC):
    """One check: pure, quick, and linear in the length of the text.

    ``name`` stands in findings, settings and metrics; ``kinds`` are the texts it looks at; after
    a refusal by a check that ``stops``, none of the later ones runs. ``Settings`` is a frozen
    dataclass made of knobs. The docstring of the class is what the reference says of it.
    """

    name: ClassVar[str]
    kinds: ClassVar[frozenset[Kind]]
    stops: ClassVar[bool] = False
    Settings: ClassVar[type[Switch]]

    @abc.abstractmethod
    def run(self, subject: Subject, text: Normal, settings: Any) -> Iterable[Finding]:
        """What this check finds in ``subject``, whose text is ``text.original``."""
