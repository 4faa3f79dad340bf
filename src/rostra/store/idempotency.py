"""A request sent twice is done once: the `Idempotency-Key` header
(draft-ietf-httpapi-idempotency-key-header).

The answer is stored in the transaction of the change itself, so there is never a change without
its answer, nor the reverse. Refusals are not remembered: what failed may be sent again.
"""

import datetime as dt
import hashlib
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError

from rostra.store.clock import now
from rostra.store.models import IdempotencyKey
from rostra.store.problems import Problem, invalid

KEPT_FOR = dt.timedelta(days=2)
_KEY = re.compile(r"[\x21-\x7e]{1,200}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: HTTP status and JSON-ready body."""

    status: int
    body: dict[str, Any]


Keep = Callable[[Answer], None]


@dataclass(frozen=True, slots=True)
class Request:
    """One request that its sender may repeat: who sends it, the key, and a digest of it."""

    site_id: uuid.UUID
    owner: str
    key: str
    digest: str

    def earlier(self) -> Answer | None:
        """The answer that was given, if any. Raises a 422 Problem for another request's key."""
        row = IdempotencyKey.objects.filter(
            site_id=self.site_id, owner=self.owner, key=self.key
        ).first()
        if row is None:
            return None
        if row.request_hash != self.digest:
            raise Problem(
                "idempotency-key-reused", "This key was used before", status=422,
                detail="The Idempotency-Key was sent before with another request.",
                todo="Make a new key for each new request; repeat one only with the same content.",
            )  # fmt: skip
        return Answer(row.status, row.answer)

    def keep(self, answer: Answer) -> None:
        """Store `answer`; call it inside the transaction of the change.

        Raises IntegrityError when the same key was answered meanwhile.
        """
        IdempotencyKey.objects.create(
            site_id=self.site_id,
            owner=self.owner,
            key=self.key,
            request_hash=self.digest,
            status=answer.status,
            answer=answer.body,
        )


def repeatable(key: str | None, *, site_id: uuid.UUID, owner: str, content: str) -> Request | None:
    """The request with this header value, or None without one. Raises a 422 Problem for a bad key.

    owner: who sends it (one sender's keys never meet another's); content: method, path and body.
    """
    if key is None:
        return None
    bare = key.strip().strip('"')
    if not _KEY.fullmatch(bare):
        raise invalid(
            "The Idempotency-Key cannot be used.", "Send 1 to 200 visible ASCII characters."
        )
    digest = hashlib.sha256(content.encode()).hexdigest()
    return Request(site_id, owner, bare, digest)


def answer_once(request: Request | None, act: Callable[[Keep], Answer]) -> Answer:
    """The earlier answer to `request`, or what `act` answers now.

    act: does it in one transaction, and calls what it is given with the answer before it commits.
    Of two sent at the same time one is done; the other waits and gets the same answer.
    """
    if request is None:
        return act(lambda answer: None)
    earlier = request.earlier()
    if earlier is not None:
        return earlier
    try:
        return act(request.keep)
    except (IntegrityError, Problem):
        # The other one of two sent at once came first: its success is the answer to both.
        earlier = request.earlier()
        if earlier is None:
            raise
        return earlier


def forget_old_answers() -> int:
    """Delete the answers older than two days; returns how many."""
    deleted, _ = IdempotencyKey.objects.filter(created_at__lt=now() - KEPT_FOR).delete()
    return deleted
