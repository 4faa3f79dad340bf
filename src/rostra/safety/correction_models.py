"""What a site has taught the judges, who switched it on, and long work that staff asked for."""

from typing import Any

from django.db import models

from rostra.members.models import Member
from rostra.sites.models import SiteRow
from rostra.store.clock import now


class StoredCorrection(SiteRow):
    """A correction learned from a site's decisions, with the evidence for it.

    `number` counts from 1 within a site. `weights`: `learning.Correction.to_json`. `evidence`: by
    stage, "first" or "second", what `learning.Evidence` says. It changes nothing until it is
    switched on.
    """

    number = models.PositiveIntegerField()
    attribute = models.CharField(max_length=40)
    weights: Any = models.JSONField()
    evidence: Any = models.JSONField()
    decisions = models.PositiveIntegerField()
    abusive = models.PositiveIntegerField()
    learned_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    learned_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_correction"
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], name="rostra_correction_number")
        ]

    def __str__(self) -> str:
        return f"correction {self.number}"


class CorrectionSwitch(SiteRow):
    """A person switched a correction on, or all off (`correction` is null). The newest counts."""

    correction = models.ForeignKey(
        StoredCorrection, on_delete=models.CASCADE, null=True, related_name="switches"
    )
    switched_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    switched_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_correction_switch"
        indexes = [
            models.Index(fields=["site", "-switched_at"], name="rostra_correction_now"),
        ]

    def __str__(self) -> str:
        return f"{self.correction or 'off'} {self.switched_at:%Y-%m-%d %H:%M}"


class CheckRun(SiteRow):
    """Long work that somebody asked for on a screen: a replay, or learning. Kept for its result.

    `asked`: what it was asked for. `done` of `total` comments so far; `problem`: a sentence where
    it could not be done. One that has not moved for a while was interrupted.
    """

    class Kind(models.TextChoices):
        REPLAY = "replay"
        LEARN = "learn"

    kind = models.CharField(max_length=8, choices=Kind)
    asked: Any = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result: Any = models.JSONField(null=True)
    problem = models.CharField(max_length=1000, blank=True)
    asked_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    began_at = models.DateTimeField(default=now)
    moved_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_check_run"
        indexes = [models.Index(fields=["site", "-began_at"], name="rostra_check_run_recent")]

    def __str__(self) -> str:
        return f"{self.kind} {self.began_at:%Y-%m-%d %H:%M}"
