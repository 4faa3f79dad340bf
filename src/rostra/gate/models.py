"""Commenting states as they stand, and the log of every change."""

from django.db import models

from rostra.gate.rules import SCOPES, STATES
from rostra.members.models import Member
from rostra.sites.models import SiteRow
from rostra.store.clock import now

STATE_CHOICES = [(s, s) for s in STATES]
SCOPE_CHOICES = [(s, s) for s in SCOPES]


class GateSetting(SiteRow):
    """The state set for one scope. No row means `open`. `version` detects two editors at once."""

    scope = models.CharField(max_length=8, choices=SCOPE_CHOICES)
    target = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=16, choices=STATE_CHOICES, default="open")
    notice = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    until = models.DateTimeField(null=True)
    then = models.CharField(max_length=16, choices=STATE_CHOICES, default="open")
    origin = models.CharField(max_length=12, default="hand")
    set_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "rostra_gate_setting"
        constraints = [
            models.UniqueConstraint(fields=["site", "scope", "target"], name="rostra_gate_once")
        ]
        indexes = [models.Index(fields=["until"], name="rostra_gate_until")]

    def __str__(self) -> str:
        return f"{self.scope} {self.target} {self.state}"


class GateChange(SiteRow):
    """One change of the gate; rows are only ever added.

    origin: hand (screen, API), command, notice (the article's own words), end (a set time came),
    schedule, breaker.
    """

    scope = models.CharField(max_length=8, choices=SCOPE_CHOICES)
    target = models.CharField(max_length=200, blank=True)
    before = models.CharField(max_length=16, choices=STATE_CHOICES)
    after = models.CharField(max_length=16, choices=STATE_CHOICES)
    notice = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    until = models.DateTimeField(null=True)
    then = models.CharField(max_length=16, blank=True)
    origin = models.CharField(max_length=12)
    changed_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_gate_change"
        indexes = [models.Index(fields=["site", "-changed_at"], name="rostra_gate_change_recent")]

    def __str__(self) -> str:
        return f"{self.scope} {self.target}: {self.before} → {self.after}"
