"""Threads and what people write in them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext

from rostra.articles.models import Article
from rostra.members.models import Member
from rostra.sites.models import SiteRow
from rostra.store.clock import now

VISIBLE_ROOT = models.Q(visible=True, parent__isnull=True)
VISIBLE_REPLY = models.Q(visible=True, parent__isnull=False)


class Thread(SiteRow):
    """A discussion. An article's thread has the article's key, so either names both.

    `version` grows with every change that readers see; `comment_count` counts published ones.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, null=True, related_name="thread"
    )
    comment_count = models.PositiveIntegerField(default=0)
    version = models.PositiveBigIntegerField(default=1)
    last_comment_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_thread"

    def __str__(self) -> str:
        return str(self.article or self.id)


class Comment(SiteRow):
    """One comment. `root_id` is the top-level comment above it (its own key at the top level).

    `visible` says whether readers see a place for it: published, or a tombstone that keeps the
    shape of the replies under it. `reply_count` counts visible comments: at a root all below it,
    at a reply those right below it. `waiting_since` is set while a moderator should look at it.
    """

    class State(models.TextChoices):
        PUBLISHED = "published"
        CHECKING = "checking"
        HELD = "held"
        REJECTED = "rejected"
        DELETED = "deleted"

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, related_name="comments", db_index=False
    )
    guest_name = models.CharField(max_length=60, blank=True)
    guest_email = models.EmailField(blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="replies", db_index=False
    )
    root_id = models.UUIDField()
    depth = models.PositiveIntegerField(default=0)
    text = models.TextField()
    html = models.TextField()
    language = models.CharField(max_length=12, blank=True)
    quote = models.JSONField(null=True, help_text="W3C text quote and position selector")
    state = models.CharField(max_length=10, choices=State)
    visible = models.BooleanField(default=False)
    reply_count = models.PositiveIntegerField(default=0)
    reactions = models.JSONField(default=dict, help_text="How many of each kind")
    score = models.FloatField(default=0.0, help_text="The prior behind the order `best`")
    flag_count = models.PositiveIntegerField(default=0, help_text="Flags not yet decided on")
    waiting_since = models.DateTimeField(null=True)
    risk = models.FloatField(default=0.0, help_text="Expected harm, 0 to 1; orders the queue")
    created_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "rostra_comment"
        indexes: ClassVar[list[models.Index]] = [
            # What readers see of a thread: roots in each order, replies below a root, newer ones.
            models.Index(
                fields=["thread", "created_at", "id"],
                condition=VISIBLE_ROOT,
                name="rostra_comment_by_time",
            ),
            models.Index(
                fields=["thread", "score", "id"],
                condition=VISIBLE_ROOT,
                name="rostra_comment_by_score",
            ),
            models.Index(
                fields=["thread", "reply_count", "id"],
                condition=VISIBLE_ROOT,
                name="rostra_comment_by_replies",
            ),
            models.Index(
                fields=["root_id", "id"],
                condition=models.Q(visible=True),
                name="rostra_comment_conversation",
            ),
            models.Index(
                fields=["thread", "id"],
                condition=VISIBLE_REPLY,
                name="rostra_comment_since",
            ),
            # Not of roots: SQLite would take such an index for "parent IS NULL" and sort the rest.
            models.Index(
                fields=["parent"],
                condition=models.Q(parent__isnull=False),
                name="rostra_comment_answers",
            ),
            # What only its writer sees, and what a guest wrote.
            models.Index(
                fields=["author", "thread", "id"],
                condition=models.Q(visible=False),
                name="rostra_comment_unseen",
            ),
            models.Index(
                fields=["site", "guest_email", "-created_at"],
                condition=models.Q(author__isnull=True),
                name="rostra_comment_guest",
            ),
            models.Index(fields=["author", "-created_at"], name="rostra_comment_author"),
            models.Index(
                fields=["site", "-risk", "waiting_since"],
                condition=models.Q(waiting_since__isnull=False),
                name="rostra_comment_waiting",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(state="checking"),
                name="rostra_comment_checking",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_name}: {self.text[:60]}"

    @property
    def author_name(self) -> str:
        if self.author:
            return self.author.name
        return self.guest_name or gettext("Deleted member")

    @property
    def anchor(self) -> str:
        return f"c-{self.id}"

    @property
    def path(self) -> str:
        return f"/c/{self.id}"


class Revision(SiteRow):
    """A text that a comment had before an edit. `was_public`: readers saw it then."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    text = models.TextField()
    html = models.TextField()
    written_at = models.DateTimeField()
    was_public = models.BooleanField(default=True)

    class Meta:
        db_table = "rostra_comment_revision"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]


class Reaction(SiteRow):
    """What a reader says of a comment without writing; one per reader and comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    created_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_reaction"
        constraints = [
            models.UniqueConstraint(fields=["comment", "member"], name="rostra_reaction_once")
        ]

    def __str__(self) -> str:
        return self.kind


class Flag(SiteRow):
    """A reader's word to the moderators; one per reader and comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="flags")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=12)
    note = models.CharField(max_length=500, blank=True)
    is_settled = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_flag"
        constraints = [
            models.UniqueConstraint(fields=["comment", "member"], name="rostra_flag_once")
        ]

    def __str__(self) -> str:
        return self.reason


class Draft(SiteRow):
    """A text that met a closed gate, kept for its writer and offered again at reopening."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="drafts")
    parent = models.ForeignKey(Comment, on_delete=models.SET_NULL, null=True, related_name="+")
    place = models.CharField(max_length=36, blank=True, help_text="The parent's key, or empty")
    text = models.TextField()
    quote = models.JSONField(null=True)
    saved_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_draft"
        constraints = [
            models.UniqueConstraint(fields=["thread", "member", "place"], name="rostra_draft_once")
        ]

    def __str__(self) -> str:
        return self.text[:60]


class CommentVerdict(SiteRow):
    """What the checks said of one text of a comment, with reasons, scores and versions.

    `pending`: a second judge was to look again; its word is a row of its own. `facts`: what counted
    besides the text: the writer's standing, the gate, whether the article is sensitive.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="verdicts")
    action = models.CharField(max_length=8)
    findings = models.JSONField(default=list)
    scores = models.JSONField(default=dict)
    versions = models.JSONField(default=dict)
    language = models.CharField(max_length=12, blank=True)
    pending = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_comment_verdict"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.action
