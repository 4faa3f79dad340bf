"""Articles as JSON: what was read, and what is stored."""

from typing import Any

from rostra.articles.models import Article
from rostra.articles.reading import ReadArticle
from rostra.articles.statements import find_statements
from rostra.gate.rules import Setting


def read_document(read: ReadArticle) -> dict[str, Any]:
    """What was understood of an article: its fields, statements, topics."""
    statements = find_statements(read.paragraphs, read.language or "en")
    return read.as_json() | {
        "statements": [statement.as_json() for statement in statements],
        "topics": [],
    }


def article_summary(article: Article) -> dict[str, Any]:
    """An article in a list."""
    return {
        "id": str(article.pk),
        "path": article.path,
        "url": article.url or None,
        "headline": article.headline,
        "section": article.section or None,
        "language": article.language,
        "published": article.published or None,
        "added_at": article.added_at.isoformat(),
        "changed_at": article.changed_at.isoformat(),
    }


def article_document(article: Article, gate: Setting) -> dict[str, Any]:
    """A stored article whole, with the commenting state that counts now."""
    fields = ("agency", "byline", "place", "caption", "credit", "notice")
    statements = article.statements.all()
    return article_summary(article) | {
        **{name: getattr(article, name) or None for name in fields},
        "paragraphs": article.paragraphs,
        "statements": [
            {
                "quote": found.quote,
                "speaker": found.speaker,
                "cue": found.cue,
                "kind": found.kind,
                "start": found.start,
                "end": found.end,
            }
            for found in statements
        ],
        "topics": [],
        "commenting": gate.state,
        "until": gate.until.isoformat() if gate.until else None,
    }
