"""Commenting states as they stand, the log of every change, and a site's own texts."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import models

from rostra.gate.rules import SCOPES, STATES, Setting, Step, read_schedule
from rostra.gate.rules.timetable import Timetable
from rostra.members.models import Member
from rostra.sites.models import SiteRow
from rostra.store.clock import now

STATE_CHOICES = [(s, s) for s in STATES]
SCOPE_CHOICES = [(s, s) for s in SCOPES]


class GateSetting(SiteRow):
    """The state set for one scope; no row means `open`. `version` detects two editors at once.

    steps: what follows `until`, in order: `[{"state": "members", "until": "2031-…"}, …]`.
    A scope that opens keeps its row, so that its version goes on growing.
    schedule: its lines as an editor wrote them; scheduled: the state they said at `looked_at`, when
    the log was last brought up to them; scheduled_until: when that changes.
    loosened_until: until then a looser state set by hand stands against the schedule.
    """

    scope = models.CharField(max_length=8, choices=SCOPE_CHOICES)
    target = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=16, choices=STATE_CHOICES, default="open")
    notice = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    until = models.DateTimeField(null=True)
    steps = models.JSONField(default=list)
    origin = models.CharField(max_length=12, default="hand")
    set_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=0)
    schedule = models.TextField(blank=True)
    scheduled = models.CharField(max_length=16, choices=STATE_CHOICES, default="open")
    scheduled_until = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    loosened_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_gate_setting"
        constraints = [
            models.UniqueConstraint(fields=["site", "scope", "target"], name="rostra_gate_once")
        ]
        indexes = [
            models.Index(fields=["until"], name="rostra_gate_until"),
            models.Index(fields=["scheduled_until"], name="rostra_gate_scheduled"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.target} {self.state}"

    @property
    def table(self) -> Timetable | None:
        """The schedule, read in the time zone of the site; None without one."""
        if not self.schedule:
            return None
        return read_schedule(self.schedule, ZoneInfo(self.site.time_zone))

    def as_setting(self) -> Setting:
        """The row as a value; ends that have come and the schedule are not applied yet."""
        return Setting(
            scope=self.scope,
            target=self.target,
            state=self.state,
            notice=self.notice,
            reason=self.reason,
            until=self.until,
            steps=steps_from_data(self.steps),
            set_by=self.set_by.name if self.set_by else "",
            set_at=self.set_at,
            origin=self.origin,
            version=self.version,
            table=self.table,
            loosened_until=self.loosened_until,
        )


class GateChange(SiteRow):
    """One change of the gate; rows are only ever added.

    origin: one of `rules.ORIGINS`; version: the setting's version after it; previous: all that
    stood before, so that it can be undone; undoes: the change that this one took back.
    """

    scope = models.CharField(max_length=8, choices=SCOPE_CHOICES)
    target = models.CharField(max_length=200, blank=True)
    before = models.CharField(max_length=16, choices=STATE_CHOICES)
    after = models.CharField(max_length=16, choices=STATE_CHOICES)
    notice = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    until = models.DateTimeField(null=True)
    steps = models.JSONField(default=list)
    origin = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=0)
    previous = models.JSONField(default=dict)
    undoes = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, related_name="undone"
    )
    changed_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_gate_change"
        indexes = [
            models.Index(fields=["site", "-id"], name="rostra_gate_change_latest"),
            models.Index(fields=["site", "scope", "target", "-id"], name="rostra_gate_change_of"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.target}: {self.before} → {self.after}"

    def as_setting(self) -> Setting:
        """The setting as this change left it."""
        return Setting(
            scope=self.scope,
            target=self.target,
            state=self.after,
            notice=self.notice,
            reason=self.reason,
            until=self.until,
            steps=steps_from_data(self.steps),
            set_by=self.changed_by.name if self.changed_by else "",
            set_at=self.changed_at,
            origin=self.origin,
            version=self.version,
        )


class GateSchedule(SiteRow):
    """One version of a scope's schedule; rows are only ever added, the last one is in force."""

    scope = models.CharField(max_length=8, choices=SCOPE_CHOICES)
    target = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    saved_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_gate_schedule"
        indexes = [
            models.Index(fields=["site", "scope", "target", "-id"], name="rostra_gate_schedule_of")
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.target} {self.saved_at:%Y-%m-%d}"


class GateText(SiteRow):
    """What a site says instead of the default text of a state, in one language; "" keeps that."""

    state = models.CharField(max_length=16, choices=STATE_CHOICES)
    language = models.CharField(max_length=12)
    what = models.TextField(blank=True)
    why = models.TextField(blank=True)
    todo = models.TextField(blank=True)

    class Meta:
        db_table = "rostra_gate_text"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "state", "language"], name="rostra_gate_text_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} ({self.language})"


def steps_as_data(steps: tuple[Step, ...]) -> list[dict[str, str | None]]:
    """Steps as JSON-ready data."""
    return [
        {"state": step.state, "until": step.until.isoformat() if step.until else None}
        for step in steps
    ]


def steps_from_data(data: list[dict[str, str | None]]) -> tuple[Step, ...]:
    """Steps from what `steps_as_data` made."""
    return tuple(Step(str(item["state"]), _moment(item["until"])) for item in data)


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
