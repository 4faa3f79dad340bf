"""Keys in a file, for a service that has no store:

[clients.forum]
key = "rsk_…"
per_second = 50
per_day = 100000

[clients.paper]
coral_secret = "…"
"""

import tomllib
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rostra.safety.perspective.keeping import Client, Counts, Loaded
from rostra.safety.perspective.register import digest
from rostra.safety.perspective.suggested import Suggestion
from rostra.safety.pipeline import Pipeline

LEAST = 16
PER_SECOND = 50.0
ANYBODY = "anybody"
_KNOWN = {"key", "coral_secret", "per_second", "per_day"}


class KeyFileError(ValueError):
    """What is wrong with a file of keys, in a sentence."""


def read(text: str) -> Loaded:
    """The clients that the TOML in `text` names. Raises `KeyFileError`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KeyFileError(f"It is no TOML: {error}.") from error
    tables = data.get("clients")
    if not isinstance(tables, dict) or not tables:
        raise KeyFileError("It names no client; each is a table such as [clients.forum].")
    clients, signers = {}, []
    for name, table in tables.items():
        key, client = _client(name, table)
        if client.secret:
            signers.append(client)
        elif digest(key) in clients:
            raise KeyFileError(f"[clients.{name}] has the key of another client.")
        else:
            clients[digest(key)] = client
    return Loaded(clients, signers)


def _client(name: str, table: Any) -> tuple[str, Client]:
    where = f"[clients.{name}]"
    if not isinstance(table, dict):
        raise KeyFileError(f"{where} is no table.")
    if unknown := sorted(set(table) - _KNOWN):
        raise KeyFileError(f"{where} has {unknown[0]}; it may have {', '.join(sorted(_KNOWN))}.")
    key, secret = table.get("key", ""), table.get("coral_secret", "")
    if bool(key) == bool(secret):
        raise KeyFileError(f"{where} needs either a key or a coral_secret.")
    if not isinstance(key or secret, str) or len(key or secret) < LEAST:
        raise KeyFileError(f"{where}: a key is a text of at least {LEAST} characters.")
    per_second, per_day = table.get("per_second", PER_SECOND), table.get("per_day", 0)
    if isinstance(per_second, bool) or not isinstance(per_second, int | float) or per_second <= 0:
        raise KeyFileError(f"{where}: per_second is a number above 0.")
    if isinstance(per_day, bool) or not isinstance(per_day, int) or per_day < 0:
        raise KeyFileError(f"{where}: per_day is a whole number, 0 for no limit.")
    own = uuid.uuid5(uuid.NAMESPACE_OID, digest(key or secret))
    return key, Client(own, name, float(per_second), per_day, None, secret)


class FileKeeper:
    """Keys of a file, or anybody; nothing that is sent is kept.

    path: the file, read again as it changes; None lets anybody ask, `per_second` times in all.
    """

    keeps_suggestions = False

    def __init__(
        self, path: Path | None, pipeline: Pipeline, per_second: float = PER_SECOND
    ) -> None:
        self.path = path
        self.pipeline = pipeline
        self.per_second = per_second
        self.used: dict[uuid.UUID, dict[int, int]] = {}

    def load(self) -> Loaded:
        """The clients in the file now. Raises `KeyFileError` or `OSError`."""
        pipelines: dict[uuid.UUID | None, Pipeline] = {None: self.pipeline}
        if self.path is None:
            everybody = Client(uuid.uuid5(uuid.NAMESPACE_OID, ANYBODY), ANYBODY, self.per_second)
            return Loaded(pipelines=pipelines, anybody=everybody)
        found = read(self.path.read_text(encoding="utf-8"))
        used = {key: max(days.items())[1] for key, days in self.used.items()}
        return Loaded(found.clients, found.signers, pipelines, used)

    def add(self, counts: Counts) -> None:
        """Remember what was answered on the last day, for the day's quota."""
        for (client, day, outcome), number in counts.items():
            if outcome != "limited":
                before = self.used.get(client, {}).get(day, 0)
                self.used[client] = {day: before + number}

    def suggest(self, client: Client, suggestions: Sequence[Suggestion]) -> None:
        """Nothing is kept; the service refuses before it comes to this."""
        raise NotImplementedError
