"""The real article that Rostra must take in first."""

from datetime import date
from pathlib import Path

from rostra.articles.reading import read_path


def test_the_seed_article_is_understood(seed_article: Path) -> None:
    article = read_path(seed_article, today=date(2026, 11, 23))
    lines = [line for line in seed_article.read_text("utf-8").splitlines() if line]
    assert article.headline == lines[0]
    assert article.agency == "AFP"
    assert article.place == "Damascus"
    assert article.caption == lines[1].removesuffix(" (AFP Photo/)")
    assert article.credit == "AFP Photo/"
    assert list(article.paragraphs) == lines[2:16]
    assert len(article.paragraphs) == 14
    assert article.published is None
    assert article.language == "en"
    assert article.notice == lines[16]
    assert (article.commenting, article.until) == ("suspended", None)
