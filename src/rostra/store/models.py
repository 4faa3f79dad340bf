"""What every room stores with: the key, the outbox, and remembered answers."""

import uuid

from django.db import models

from rostra.store.clock import now
from rostra.store.events import KINDS
from rostra.store.ids import new_id


class Row(models.Model):
    """A row with a UUIDv7 key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class OutboxEvent(models.Model):
    """One change of what readers or staff see, written in the change's own transaction.

    The server follows `seq` to rebuild snapshots and tell live readers. `site_id` and `thread_id`
    are plain keys: this room knows no other.
    """

    seq = models.BigAutoField(primary_key=True)
    site_id = models.UUIDField()
    kind = models.CharField(max_length=40)
    thread_id = models.UUIDField(null=True)
    subject_id = models.UUIDField(null=True)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_outbox"

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class IdempotencyKey(Row):
    """The answer already given to a request that carried an `Idempotency-Key` header."""

    site_id = models.UUIDField()
    owner = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    request_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    created_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_idempotency_key"
        constraints = [
            models.UniqueConstraint(
                fields=["site_id", "owner", "key"], name="rostra_idempotency_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.owner} {self.key}"


class AuditHead(models.Model):
    """The end of a site's audit log: who holds this row writes the next entry."""

    site_id = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "rostra_audit_head"

    def __str__(self) -> str:
        return f"{self.site_id} {self.number}"


class AuditEntry(Row):
    """One entry of a site's audit log (`store.audit`); rows are only ever added."""

    site_id = models.UUIDField()
    number = models.PositiveBigIntegerField()
    body = models.TextField(help_text="Canonical JSON, as it was hashed")
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "rostra_audit_entry"
        constraints = [
            models.UniqueConstraint(fields=["site_id", "number"], name="rostra_audit_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.body[:60]}"


def announce(
    kind: str,
    *,
    site_id: uuid.UUID,
    thread_id: uuid.UUID | None = None,
    subject_id: uuid.UUID | None = None,
    **data: object,
) -> OutboxEvent:
    """Add an outbox row; call it inside the transaction of the change it tells of.

    kind: one of `rostra.store.events.KINDS`; data: JSON-ready details.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown outbox event {kind!r}; add it to rostra.store.events.KINDS")
    return OutboxEvent.objects.create(
        site_id=site_id, kind=kind, thread_id=thread_id, subject_id=subject_id, data=data
    )
