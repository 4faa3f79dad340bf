"""Decisions of moderators. Rows are only ever added."""

from django.db import models

from rostra.comments.models import Comment
from rostra.members.models import Member
from rostra.sites.models import SiteRow
from rostra.store.clock import now


class Decision(SiteRow):
    """What a moderator decided on a comment, why, and what it was before.

    rule: the community rule it rests on (`moderation.rules.RULES`), empty on approval.
    An undo is a decision of its own that names the one it takes back.
    """

    class Action(models.TextChoices):
        APPROVE = "approve"
        REJECT = "reject"
        ESCALATE = "escalate"
        UNDO = "undo"

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="decisions")
    moderator = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=8, choices=Action)
    rule = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    before = models.JSONField(default=dict, help_text="State, waiting_since, flags before")
    undoes = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="undone"
    )
    decided_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_decision"
        indexes = [models.Index(fields=["site", "-decided_at"], name="rostra_decision_recent")]

    def __str__(self) -> str:
        return f"{self.action} {self.comment_id}"
