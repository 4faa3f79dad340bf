"""The passage of an article that a comment is about."""

from dataclasses import asdict
from typing import Any

from rostra.articles.models import Article
from rostra.articles.selectors import SelectorError, describe, locate, validate
from rostra.store.problems import Problem, invalid


def located_quote(article: Article | None, quote: object) -> dict[str, Any] | None:
    """`quote` (any form that `articles.selectors.validate` reads) as it stands in the article now:
    exact, prefix, suffix, start, end. None for None.

    Raises a 422 Problem for one that is no selector, or whose passage the article does not have.
    """
    if quote is None:
        return None
    try:
        selector = validate(quote)
    except SelectorError as error:
        raise invalid(str(error), "Mark the passage in the article again.") from error
    body = article.body if article else ""
    match = locate(body, selector)
    if match is None:
        raise Problem(
            "passage-gone",
            "The passage is not in the article",
            status=422,
            detail="The article does not have the passage that this is about (any more).",
            todo="Mark another passage, or post your text without one.",
        )
    return asdict(describe(body, match.start, match.end))
