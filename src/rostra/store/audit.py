"""The audit log: what the staff did, in a chain for each site that shows whether it was changed.

Each entry's digest is the SHA-256 of the digest before it and of its own canonical JSON, as in a
hash chain (Haber and Stornetta, "How to time-stamp a digital document", 1991). Entries name people
and rows by key alone and words by their digest, so that erasing somebody breaks nothing.
"""

import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from rostra.store.clock import now
from rostra.store.models import AuditEntry, AuditHead

START = "0" * 64
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Verified:
    """What walking a site's chain found. broken: the number of the first bad entry, None where all
    are good; said: what is wrong with it. head: the last good digest."""

    site_id: uuid.UUID
    entries: int
    head: str
    broken: int | None = None
    said: str = ""


def record(
    kind: str,
    *,
    site_id: uuid.UUID,
    by: uuid.UUID | None,
    subject: uuid.UUID,
    words: str = "",
    **data: object,
) -> AuditEntry:
    """Add an entry at the end of the site's chain, inside the transaction of what it tells of.

    by: the member who did it, None for a machine or the operator; words: kept as a digest alone;
    data: JSON-ready, without personal data. The chain's end is held until the transaction ends, so
    call this after all other locks are taken.
    """
    with transaction.atomic():
        AuditHead.objects.get_or_create(site_id=site_id, defaults={"number": 0, "digest": START})
        head = AuditHead.objects.select_for_update().get(site_id=site_id)
        body = canonical(
            {
                "at": now().isoformat(),
                "by": str(by) if by else None,
                "data": data,
                "kind": kind,
                "number": head.number + 1,
                "site": str(site_id),
                "subject": str(subject),
                "words": sha256(words) if words else None,
            }
        )
        entry = AuditEntry.objects.create(
            site_id=site_id,
            number=head.number + 1,
            body=body,
            digest=chained(head.digest, body),
        )
        head.number, head.digest = entry.number, entry.digest
        head.save(update_fields=["number", "digest"])
    return entry


def verify() -> Iterator[Verified]:
    """Walk every chain from its start; reads `CHUNK` entries at a time."""
    for head in AuditHead.objects.order_by("site_id"):
        yield walk(head)


def walk(head: AuditHead) -> Verified:
    """Walk one chain as far as it is good."""
    digest, number = START, 0
    entries = AuditEntry.objects.filter(site_id=head.site_id, number__lte=head.number)
    rows = entries.order_by("number").values_list("number", "body", "digest")
    for found, body, claimed in rows.iterator(chunk_size=CHUNK):
        number += 1
        if said := fault(number, digest, found, body, claimed, str(head.site_id)):
            return Verified(head.site_id, number - 1, digest, number, said)
        digest = claimed
    if (number, digest) != (head.number, head.digest):
        return Verified(head.site_id, number, digest, number + 1, "It is missing at the end.")
    return Verified(head.site_id, number, digest)


def fault(expected: int, previous: str, number: int, body: str, claimed: str, site: str) -> str:
    """What is wrong with an entry, "" for nothing."""
    if number != expected:
        return "It is missing."
    if chained(previous, body) != claimed:
        return "It was changed after it was written."
    told = json.loads(body)
    if (told["number"], told["site"]) != (number, site):
        return "It was moved from another place."
    return ""


def chained(previous: str, body: str) -> str:
    """The digest of an entry that follows `previous`."""
    return sha256(f"{previous}\n{body}")


def canonical(data: dict[str, Any]) -> str:
    """`data` as JSON that is written in one way alone: sorted keys, no spaces, ASCII."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def sha256(text: str) -> str:
    """The SHA-256 of `text` in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
