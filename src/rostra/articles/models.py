"""Articles, their statements, other addresses, and the feeds they come from."""

from django.db import models

from rostra.sites.models import SiteRow
from rostra.store.clock import now


class Article(SiteRow):
    """One news article. `paragraphs` joined by one blank line is its body; marks count in it."""

    class State(models.TextChoices):
        PUBLISHED = "published"
        TAKEN_DOWN = "taken-down"
        MERGED = "merged"

    url = models.URLField(max_length=1000, blank=True)
    slug = models.SlugField(max_length=80)
    headline = models.CharField(max_length=500)
    agency = models.CharField(max_length=120, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=120, blank=True)
    published = models.CharField(max_length=40, blank=True, help_text="ISO 8601 as far as known")
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=300, blank=True)
    paragraphs = models.JSONField(default=list)
    language = models.CharField(max_length=12, default="en")
    section = models.CharField(max_length=120, blank=True)
    notice = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.PUBLISHED)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    content_hash = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_article"
        indexes = [
            models.Index(fields=["site", "state", "-added_at"], name="rostra_article_recent"),
            models.Index(fields=["site", "section"], name="rostra_article_section"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "url"],
                condition=~models.Q(url=""),
                name="rostra_article_url_once",
            )
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def path(self) -> str:
        return f"/a/{self.id}/{self.slug}"

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


class ArticleAddress(SiteRow):
    """A further address under which an article is, or was, found."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="addresses")
    url = models.URLField(max_length=1000)
    added_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_article_address"
        constraints = [
            models.UniqueConstraint(fields=["site", "url"], name="rostra_article_address_once")
        ]

    def __str__(self) -> str:
        return self.url


class Statement(SiteRow):
    """Who said what: `article.body[start:end] == quote`."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    ordinal = models.PositiveIntegerField()
    quote = models.TextField()
    speaker = models.CharField(max_length=300, blank=True)
    cue = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=12, default="direct")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        db_table = "rostra_statement"
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["article", "ordinal"], name="rostra_statement_ordinal")
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.quote[:60]}"


class Feed(SiteRow):
    """An RSS or Atom feed polled for new articles."""

    url = models.URLField(max_length=1000)
    title = models.CharField(max_length=200, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    is_gone = models.BooleanField(default=False)
    polled_at = models.DateTimeField(null=True)
    next_poll_at = models.DateTimeField(default=now)
    added_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_feed"
        constraints = [models.UniqueConstraint(fields=["site", "url"], name="rostra_feed_once")]

    def __str__(self) -> str:
        return self.url
