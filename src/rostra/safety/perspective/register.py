"""Who asks, whether they may now, and how often they have; all of it in memory."""

import hashlib
import threading
import time
import uuid
from collections.abc import Callable

from rostra.safety.perspective import errors, quotas
from rostra.safety.perspective.keeping import Client, Counts, Keeper, Loaded
from rostra.safety.perspective.quotas import Bucket

FRESH_S = 2.0
"""A new or revoked key counts after this long at most, while requests come."""


def digest(key: str) -> str:
    """What is kept of a key: hexadecimal SHA-256 (a key is random, so no salt is needed)."""
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()


class Register:
    """The clients of one process. Safe to use from several threads."""

    def __init__(self, keeper: Keeper, clock: Callable[[], float] = time.time) -> None:
        self.keeper = keeper
        self.clock = clock
        self.loaded = Loaded()
        self.loaded_at = 0.0
        self._buckets: dict[uuid.UUID, Bucket] = {}
        self._counts: Counts = {}
        self._lock = threading.Lock()
        self._loading = threading.Lock()

    @property
    def age(self) -> float:
        """Seconds since what is kept was looked at."""
        return abs(self.clock() - self.loaded_at)

    def refresh(self, older_than: float = FRESH_S) -> None:
        """Look at what is kept, unless another thread has just done so."""
        with self._loading:
            if self.age >= older_than:
                loaded = self.keeper.load()
                self.loaded, self.loaded_at = loaded, self.clock()

    def client_with(self, key: str) -> Client:
        """Whose key this is. Raises `ServiceError` where it is nobody's."""
        found = self.loaded.clients.get(digest(key)) if key else None
        client = found or self.loaded.anybody
        if client is None:
            raise errors.key_invalid() if key else errors.key_missing()
        return client

    def admit(self, client: Client) -> None:
        """Let one request of `client` pass. Raises a 429 `ServiceError` above its quota."""
        now = self.clock()
        with self._lock:
            bucket = self._buckets.get(client.id)
            if bucket is None or bucket.rate != client.per_second:
                bucket = self._buckets[client.id] = Bucket(client.per_second)
            per, wait = "second", bucket.take(now)
            if not wait and client.per_day and self._used(client, now) >= client.per_day:
                per, wait = "day", quotas.until_tomorrow(now)
        if wait:
            self.note(client, "limited")
            raise errors.quota_exceeded(per, client.name, wait)

    def _used(self, client: Client, now: float) -> int:
        """Requests answered today: those kept, and those that are not yet."""
        today = quotas.day_of(now)
        fresh = sum(
            number
            for (key, day, outcome), number in self._counts.items()
            if key == client.id and day == today and outcome != "limited"
        )
        return self.loaded.used.get(client.id, 0) + fresh

    def note(self, client: Client, outcome: str) -> None:
        """Count what became of a request."""
        key = client.id, quotas.day_of(self.clock()), outcome
        with self._lock:
            self._counts[key] = self._counts.get(key, 0) + 1

    def flush(self) -> None:
        """Have the counts kept. Where that fails they stay here for the next time."""
        with self._lock:
            counts, self._counts = self._counts, {}
        if not counts:
            return
        try:
            self.keeper.add(counts)
        except BaseException:
            with self._lock:
                for key, number in counts.items():
                    self._counts[key] = self._counts.get(key, 0) + number
            raise
        with self._loading:
            self.loaded_at = 0.0
