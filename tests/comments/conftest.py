"""Articles with threads, and short ways to write in them."""

from collections.abc import Callable

import pytest

from rostra.articles.models import Article
from rostra.comments.models import Thread
from rostra.sites.models import Site
from tests.cast import Cast

PARAGRAPHS = [
    "The ferry to the islands will sail twice a day from May, the harbour office said.",
    "“Nobody on the islands was asked,” said Marit Vik, who runs the school on Hesten.",
    "The county pays for the second boat; fares stay as they are until the autumn.",
]


def make_thread(site: Site, headline: str = "A second ferry for the islands") -> Thread:
    """An article of our own with its thread."""
    article = Article.objects.create(
        site=site, headline=headline, slug="ferry", paragraphs=PARAGRAPHS, section="Local"
    )
    return Thread.objects.create(pk=article.pk, site=site, article=article)


@pytest.fixture
def thread(cast: Cast) -> Thread:
    """The thread of an article of the default site."""
    return make_thread(cast.site)


@pytest.fixture
def new_thread(cast: Cast) -> Callable[[], Thread]:
    """Makes further threads of the default site."""
    return lambda: make_thread(cast.site)
