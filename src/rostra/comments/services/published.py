"""What has been published, as text. Named by the setting ROSTRA_PUBLISHED_TEXTS."""

from collections.abc import Sequence

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import PUBLISHED
from rostra.sites.models import Site


def latest_texts(site: Site, most: int) -> Sequence[str]:
    """The texts of the site's latest published comments, newest first."""
    published = Comment.objects.filter(site=site, state=PUBLISHED).order_by("-id")
    return list(published.values_list("text", flat=True)[:most])
