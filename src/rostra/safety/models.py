"""What a site decided about checking, each version of it; what recent texts looked like, and what
became of those whose writers were advised."""

from django.db import models

from rostra.members.models import Member
from rostra.safety.correction_models import CheckRun, CorrectionSwitch, StoredCorrection
from rostra.safety.service_models import ServiceClient, ServiceUsage, Suggestion
from rostra.sites.models import SiteRow
from rostra.store.clock import now

__all__ = [
    "CheckRun",
    "CorrectionSwitch",
    "PolicyVersion",
    "ServiceClient",
    "ServiceUsage",
    "SignatureBand",
    "StoredCorrection",
    "Suggestion",
    "TextSignature",
    "WordList",
]


class WordList(SiteRow):
    """A version of a site's list of banned, suspect or allowed words; the newest counts."""

    kind = models.CharField(
        max_length=8, choices=[(k, k) for k in ("banned", "suspect", "allowed")]
    )
    entries = models.TextField(blank=True, help_text="One entry a line; # begins a comment")
    saved_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_word_list"
        indexes = [models.Index(fields=["site", "kind", "-saved_at"], name="rostra_word_list_now")]

    def __str__(self) -> str:
        return f"{self.kind} {self.saved_at:%Y-%m-%d %H:%M}"


class PolicyVersion(SiteRow):
    """A version of a site's checking policy as TOML; the newest counts."""

    toml = models.TextField()
    saved_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_policy_version"
        indexes = [models.Index(fields=["site", "-saved_at"], name="rostra_policy_now")]

    def __str__(self) -> str:
        return f"{self.saved_at:%Y-%m-%d %H:%M}"


class TextSignature(SiteRow):
    """What is remembered of a recent text, to know it when it comes again (`safety.similarity`).

    The text itself cannot be read from it. `text_id`: the comment; `writer_id`: the member, or a
    name made of a guest's address; `thread_id`: where it stood. Forgotten after a few days.
    """

    text_id = models.UUIDField()
    writer_id = models.UUIDField()
    thread_id = models.UUIDField()
    minima = models.BinaryField()
    made_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_text_signature"
        indexes = [models.Index(fields=["site", "made_at"], name="rostra_text_signature_age")]

    def __str__(self) -> str:
        return f"{self.text_id} {self.made_at:%Y-%m-%d %H:%M}"


class SignatureBand(models.Model):
    """One band of a signature: texts that share one may be alike."""

    pk = models.CompositePrimaryKey("value", "signature_id")
    value = models.BigIntegerField()
    signature = models.ForeignKey(TextSignature, on_delete=models.CASCADE, related_name="bands")

    class Meta:
        db_table = "rostra_signature_band"

    def __str__(self) -> str:
        return f"{self.value:016x}"


class Nudge(SiteRow):
    """A writer was advised before posting; what the text scored, and what they did then.

    The text itself is not kept, nor who wrote it: `digest` is a keyed hash that only says whether
    it was posted unchanged. One that stays `open` was given up.
    """

    class Outcome(models.TextChoices):
        OPEN = "open"
        REPHRASED = "rephrased"
        KEPT = "kept"

    thread_id = models.UUIDField()
    digest = models.CharField(max_length=64)
    first_scores = models.JSONField(default=dict)
    checks = models.JSONField(default=list, help_text="The checks that advised")
    outcome = models.CharField(max_length=9, choices=Outcome, default=Outcome.OPEN)
    second_scores = models.JSONField(null=True)
    second_action = models.CharField(max_length=8, blank=True)
    comment_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(default=now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_nudge"
        indexes = [
            models.Index(fields=["site", "created_at"], name="rostra_nudge_lately"),
            models.Index(fields=["thread_id", "digest"], name="rostra_nudge_same"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.created_at:%Y-%m-%d %H:%M}"
