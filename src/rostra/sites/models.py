"""A site is one publication: every row belongs to one."""

from django.db import models

from rostra.store.clock import now
from rostra.store.models import Row


class Site(Row):
    """A publication with its origins (where its pages and embeds live) and its choices."""

    name = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    is_default = models.BooleanField(default=False)
    hosts = models.JSONField(default=list, help_text="Host names answered as this site")
    origins = models.JSONField(default=list, help_text="Origins whose pages may embed threads")
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    guests_allowed = models.BooleanField(default=False)
    edit_minutes = models.PositiveSmallIntegerField(default=10)
    slow_seconds = models.PositiveIntegerField(default=120)
    comment_max_length = models.PositiveIntegerField(default=5000)
    community_rules = models.CharField(
        max_length=300, default="Argue with ideas, not with people. Stay on the story."
    )
    sign_in_key = models.CharField(
        max_length=120, blank=True, help_text="Signs the publisher's own sign-in tokens (HS256)"
    )
    created_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_site"

    def __str__(self) -> str:
        return self.title


class SiteRow(Row):
    """A row that belongs to a site."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
