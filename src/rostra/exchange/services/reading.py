"""Reading an article that somebody sends, with refusals as Problems."""

import json
from typing import Any

from django.conf import settings

from rostra.articles.reading import ReadArticle, ReadError, read_article, read_url
from rostra.store.clock import now
from rostra.store.problems import Problem, invalid

WHOLE = ("text", "html")


def understood(given: dict[str, Any]) -> ReadArticle:
    """The article that comes as `text`, as `html`, from a `url` alone, or as its fields.

    Raises a 422 Problem with what to do.
    """
    whole = [name for name in WHOLE if name in given]
    fields = {name: value for name, value in given.items() if name not in WHOLE}
    if len(whole) > 1 or (whole and set(fields) - {"url"}):
        raise invalid("The article comes in more than one form.", "Send text, html or its fields.")
    try:
        if whole:
            return read_article(given[whole[0]], kind=whole[0], url=given.get("url"), today=now())
        if set(fields) == {"url"}:
            return read_url(fields["url"], today=now(), allow_private=settings.ALLOW_PRIVATE)
        return read_article(json.dumps(fields), kind="json", today=now())
    except ReadError as error:
        raise unreadable(error) from error


def unreadable(error: ReadError) -> Problem:
    """A 422 Problem that says what could not be read, and what to do."""
    return Problem(
        error.code, "The article cannot be read", status=422, detail=error.sentence, todo=error.todo
    )
