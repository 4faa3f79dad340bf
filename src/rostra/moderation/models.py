"""Decisions of moderators, and what their authors are told. Decisions are only ever added."""

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


class SiteRule(SiteRow):
    """A rule in a site's own words, or one of its own. One of `moderation.rules.RULES` that has no
    row here stands as it is worded there; `is_offered`: moderators may choose it."""

    name = models.SlugField(max_length=40)
    title = models.CharField(max_length=80)
    text = models.CharField(max_length=300)
    link = models.URLField(max_length=300, blank=True)
    is_offered = models.BooleanField(default=True)

    class Meta:
        db_table = "rostra_site_rule"
        constraints = [
            models.UniqueConstraint(fields=["site", "name"], name="rostra_site_rule_once")
        ]

    def __str__(self) -> str:
        return self.title


class StatementOfReasons(SiteRow):
    """What an author is told of a restriction (Regulation (EU) 2022/2065, article 17).

    comment: what it is about, None for the account. The rule is kept as it was worded then.
    facts: sentences; note: the moderator's word to the author. automated_detection: a check found
    it; automated_decision: no person decided. until: when the restriction ends, None for no end.
    withdrawn_at: it no longer stands.
    """

    class Restriction(models.TextChoices):
        REMOVED = "removed"
        NOT_PUBLISHED = "not-published"
        SUSPENDED = "suspended"

    author = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, related_name="statements"
    )
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, related_name="statements"
    )
    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, null=True, related_name="statement"
    )
    decided_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    restriction = models.CharField(max_length=13, choices=Restriction)
    rule = models.CharField(max_length=40, blank=True)
    rule_title = models.CharField(max_length=80, blank=True)
    rule_text = models.CharField(max_length=300, blank=True)
    rule_link = models.CharField(max_length=300, blank=True)
    facts = models.TextField(blank=True)
    note = models.CharField(max_length=1000, blank=True)
    automated_detection = models.BooleanField(default=False)
    automated_decision = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now)
    until = models.DateTimeField(null=True)
    appeal_until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_statement_of_reasons"
        indexes = [
            models.Index(fields=["author", "-id"], name="rostra_reasons_author"),
            models.Index(fields=["site", "-id"], name="rostra_reasons_site"),
        ]

    def __str__(self) -> str:
        return f"{self.restriction} {self.rule}"

    @property
    def path(self) -> str:
        return f"/statements/{self.id}"


class Appeal(SiteRow):
    """An author's word against a restriction; one for each statement.

    Read by somebody else than who decided; same_reader: there was nobody else. outcome: the
    decision that brought the comment back. `closed`: its author is gone, nobody decided.
    """

    class State(models.TextChoices):
        OPEN = "open"
        UPHELD = "upheld"
        OVERTURNED = "overturned"
        CLOSED = "closed"

    statement = models.OneToOneField(
        StatementOfReasons, on_delete=models.CASCADE, related_name="appeal"
    )
    text = models.CharField(max_length=2000)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    explanation = models.CharField(max_length=1000, blank=True)
    decided_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    same_reader = models.BooleanField(default=False)
    outcome = models.ForeignKey(Decision, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_appeal"
        indexes = [
            models.Index(
                fields=["site", "made_at"],
                condition=models.Q(state="open"),
                name="rostra_appeal_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.text[:60]}"


class Letter(SiteRow):
    """A letter to an author that leaves when it is due; written with what it tells of."""

    class Kind(models.TextChoices):
        STATEMENT = "statement"
        WITHDRAWN = "withdrawn"
        OUTCOME = "outcome"

    statement = models.ForeignKey(
        StatementOfReasons, on_delete=models.CASCADE, related_name="letters"
    )
    kind = models.CharField(max_length=9, choices=Kind)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "rostra_letter"
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(sent_at__isnull=True),
                name="rostra_letter_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.statement_id}"
