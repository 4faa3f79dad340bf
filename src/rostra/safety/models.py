"""What a site decided about checking: its word lists and its policy, each with its history."""

from django.db import models

from rostra.members.models import Member
from rostra.sites.models import SiteRow
from rostra.store.clock import now


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
