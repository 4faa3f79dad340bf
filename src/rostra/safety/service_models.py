"""What the Perspective-compatible service keeps: who may ask, how much they did, what they say."""

from typing import Any

from django.db import models

from rostra.members.models import Member
from rostra.safety.perspective.keeping import OUTCOMES
from rostra.sites.models import SiteRow
from rostra.store.clock import now

KEY, CORAL = "key", "coral"


class ServiceClient(SiteRow):
    """A program that may ask: with a key of ours, or signing with a secret of Coral's."""

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=5, choices=[(KEY, KEY), (CORAL, CORAL)], default=KEY)
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of key or secret")
    hint = models.CharField(max_length=12, help_text="How the key begins")
    secret = models.CharField(max_length=200, blank=True, help_text="Checks Coral's signatures")
    per_second = models.FloatField()
    per_day = models.PositiveIntegerField(default=0, help_text="0 for no limit")
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_service_client"

    def __str__(self) -> str:
        return self.name


class ServiceUsage(SiteRow):
    """How often a client's requests had one outcome on one day (UTC)."""

    client = models.ForeignKey(ServiceClient, on_delete=models.CASCADE, related_name="usage")
    day = models.DateField()
    outcome = models.CharField(max_length=9, choices=[(each, each) for each in OUTCOMES])
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "rostra_service_usage"
        constraints = [
            models.UniqueConstraint(
                fields=["client", "day", "outcome"], name="rostra_service_usage_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.outcome} {self.number}"


class Suggestion(SiteRow):
    """A label from outside: the score that a client's moderators give a text."""

    client = models.ForeignKey(ServiceClient, on_delete=models.CASCADE, related_name="suggestions")
    once = models.CharField(max_length=64, help_text="What it speaks of: a later word replaces it")
    text = models.TextField()
    attribute = models.CharField(max_length=90)
    value = models.FloatField(help_text="0 to 1")
    community = models.CharField(max_length=1000, blank=True)
    client_token = models.CharField(max_length=1000, blank=True)
    context: Any = models.JSONField(null=True)
    languages: Any = models.JSONField(default=list)
    suggested_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_suggestion"
        constraints = [
            models.UniqueConstraint(
                fields=["client", "once", "attribute"], name="rostra_suggestion_once"
            )
        ]
        indexes = [
            models.Index(fields=["site", "suggested_at"], name="rostra_suggestion_site"),
        ]

    def __str__(self) -> str:
        return f"{self.attribute} {self.value:g}"
