"""A thread with a held comment and a published one."""

from collections.abc import Callable

import pytest

from rostra.articles.reading.article import ReadArticle
from rostra.comments.models import Comment, Thread
from rostra.comments.services import post, take_in
from rostra.gate.services import set_gate
from tests.cast import Cast

Post = Callable[..., Comment]


@pytest.fixture
def thread(cast: Cast) -> Thread:
    read = ReadArticle(headline="Harbour gets a second crane", paragraphs=("It came by sea.",))
    article = take_in(cast.site, read)
    return Thread.objects.select_related("site", "article").get(pk=article.pk)


@pytest.fixture
def published(thread: Thread, cast: Cast) -> Comment:
    return post(thread, cast.reader, "A crane on the quay means work for the yard.").comment


@pytest.fixture
def held(thread: Thread, cast: Cast) -> Comment:
    set_gate(cast.site, "site", "", "held-newcomers", by=cast.editor)
    return post(thread, cast.newcomer, "Will it be loud at night, does anybody know?").comment


def fresh(comment: Comment) -> Comment:
    return Comment.objects.select_related("thread").get(pk=comment.pk)
