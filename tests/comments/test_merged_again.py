"""An article that was merged comes in once more, by its feed or a re-send."""

import pytest

from rostra.articles.models import Article
from rostra.articles.reading import ReadArticle
from rostra.comments.services import merge_articles, take_in
from tests.cast import Cast


def read(number: int, text: str) -> ReadArticle:
    return ReadArticle(
        headline=f"Story {number}", paragraphs=(text,), url=f"https://paper.example/{number}"
    )


@pytest.mark.django_db
def test_a_merged_article_sent_again_leaves_its_target_as_it_is(cast: Cast) -> None:
    source, target = (take_in(cast.site, read(n, "High tide at noon.")) for n in (1, 2))
    merge_articles(source, target)
    again = take_in(cast.site, read(1, "High tide at one."))
    assert again.pk == target.pk
    assert Article.objects.get(pk=target.pk).headline == "Story 2"
    kept = Article.objects.get(pk=source.pk)
    assert (kept.state, kept.paragraphs) == ("merged", ["High tide at noon."])
    assert Article.objects.count() == 2
