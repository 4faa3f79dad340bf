"""What the service needs from wherever its keys are kept, and the counts that go back there."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from rostra.safety.perspective.suggested import Suggestion
from rostra.safety.pipeline import Pipeline

OUTCOMES = ("analyzed", "suggested", "moderated", "limited", "refused")
"""What can become of a request; each is counted for its client and day."""

Counts = dict[tuple[uuid.UUID, int, str], int]
"""(client, day since 1970, outcome) → how many."""


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody who may ask. `site` is None where there is no store; `secret` is Coral's."""

    id: uuid.UUID
    name: str
    per_second: float
    per_day: int = 0
    site: uuid.UUID | None = None
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that counts now: clients by the digest of their key, those who sign, what each site
    judges with, and what was used today."""

    clients: Mapping[str, Client] = field(default_factory=dict)
    signers: Sequence[Client] = ()
    pipelines: Mapping[uuid.UUID | None, Pipeline] = field(default_factory=dict)
    used: Mapping[uuid.UUID, int] = field(default_factory=dict)
    anybody: Client | None = None
    """Who everybody is that sends no known key, where no key is asked for."""


class Keeper(Protocol):
    """A place that keeps keys and counts: a database, or a file of keys and the memory."""

    keeps_suggestions: bool

    def load(self) -> Loaded:
        """Everything that counts now. Called from a thread, every few seconds at most."""
        ...

    def add(self, counts: Counts) -> None:
        """Keep these counts beside those kept before; all or none."""
        ...

    def suggest(self, client: Client, suggestions: Sequence[Suggestion]) -> None:
        """Keep suggestions of a client."""
        ...
