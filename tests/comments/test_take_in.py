"""An article comes in, its thread opens, its notice sets the gate."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from rostra.articles.models import Article, Statement
from rostra.articles.reading import ReadArticle, read_path
from rostra.comments.models import Comment, Draft, Thread
from rostra.comments.services import find_thread, keep_draft, merge_articles, post, take_in
from rostra.gate.models import GateChange
from rostra.gate.services import gate_of, save_schedule, set_gate
from rostra.store import clock
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.cast import Cast
from tests.comments.conftest import make_thread
from tests.comments.helpers import NOON, REMARK, told

pytestmark = pytest.mark.django_db

STORY = ReadArticle(
    headline="A second ferry for the islands",
    paragraphs=(
        "The ferry will sail twice a day from May.",
        "“Nobody on the islands was asked,” said Marit Vik, who runs the school on Hesten.",
    ),
    language="en",
    section="Local",
    url="https://paper.example/ferry",
)
CLOSED = replace(STORY, notice="Comments are switched off.", commenting="suspended")


def test_a_new_article_gets_a_thread_with_its_own_key(cast: Cast) -> None:
    article = take_in(cast.site, STORY)
    thread = find_thread(cast.site, url="https://paper.example/ferry")
    assert (thread.pk, thread.article) == (article.pk, article)
    assert Statement.objects.get(kind="direct").speaker == "Marit Vik"
    assert gate_of(article).is_open
    assert not GateChange.objects.exists()
    assert OutboxEvent.objects.get().kind == "article.added"


def test_the_same_again_changes_nothing(cast: Cast) -> None:
    first = take_in(cast.site, CLOSED)
    second = take_in(cast.site, CLOSED)
    assert first.pk == second.pk
    assert Thread.objects.count() == Article.objects.count() == GateChange.objects.count() == 1
    assert OutboxEvent.objects.filter(kind="article.added").count() == 1


def test_its_notice_sets_the_gate_in_the_publisher_s_words(cast: Cast) -> None:
    setting = gate_of(take_in(cast.site, CLOSED))
    assert (setting.state, setting.scope, setting.origin) == ("suspended", "article", "notice")
    assert setting.notice == "Comments are switched off."


@pytest.mark.parametrize(
    ("until", "ends"),
    [
        ("2031-05-16", dt.datetime(2031, 5, 15, 22, 0, tzinfo=dt.UTC)),
        ("2031-05-15T14:20", dt.datetime(2031, 5, 15, 12, 20, tzinfo=dt.UTC)),
    ],
)
def test_an_end_is_in_the_time_of_the_site(cast: Cast, until: str, ends: dt.datetime) -> None:
    cast.site.time_zone = "Europe/Oslo"
    cast.site.save()
    with clock.at(NOON):
        setting = gate_of(take_in(cast.site, replace(CLOSED, until=until)))
    assert (setting.state, setting.until, setting.then) == ("suspended", ends, "open")


def test_a_notice_whose_end_has_passed_closes_nothing(cast: Cast) -> None:
    with clock.at(NOON):
        article = take_in(cast.site, replace(CLOSED, until="2031-05-14"))
        assert gate_of(article).is_open


def test_reading_it_again_does_not_overturn_an_editor(cast: Cast) -> None:
    article = take_in(cast.site, CLOSED)
    set_gate(cast.site, "article", str(article.pk), "held-newcomers", by=cast.editor)
    take_in(cast.site, replace(CLOSED, headline="Two ferries for the islands"))
    assert gate_of(article).state == "held-newcomers"


def test_another_notice_does(cast: Cast) -> None:
    article = take_in(cast.site, STORY)
    set_gate(cast.site, "article", str(article.pk), "slow", by=cast.editor)
    take_in(cast.site, CLOSED)
    assert gate_of(article).state == "suspended"


def test_a_notice_that_is_gone_lifts_what_it_had_set_alone(cast: Cast) -> None:
    article = take_in(cast.site, CLOSED)
    take_in(cast.site, STORY)
    assert gate_of(article).is_open
    take_in(cast.site, CLOSED)
    set_gate(cast.site, "article", str(article.pk), "read-only", by=cast.editor)
    take_in(cast.site, STORY)
    assert gate_of(article).state == "read-only"


def test_a_notice_that_is_gone_is_lifted_beneath_a_stricter_schedule(cast: Cast) -> None:
    noticed = replace(STORY, notice="Comments are read first.", commenting="held-all")
    article = take_in(cast.site, noticed)
    save_schedule(cast.site, "article", str(article.pk), "otherwise: suspended")
    take_in(cast.site, STORY)
    assert gate_of(article).state == "suspended"
    save_schedule(cast.site, "article", str(article.pk), "")
    assert gate_of(article).is_open


def test_nothing_half_written(cast: Cast) -> None:
    for bad in (replace(STORY, headline=" "), replace(STORY, url="ftp://paper.example")):
        with pytest.raises(Problem):
            take_in(cast.site, bad)
    assert not Article.objects.exists()
    assert not OutboxEvent.objects.exists()


def test_the_seed_article(cast: Cast, seed_article: Path) -> None:
    article = take_in(cast.site, read_path(seed_article))
    assert len(article.paragraphs) == 14
    setting = gate_of(article)
    assert (setting.state, setting.until) == ("suspended", None)
    assert setting.notice
    problem = told(lambda: post(Thread.objects.get(pk=article.pk), cast.reader, REMARK))
    assert (problem.status, problem.extra["notice"]) == (423, setting.notice)


class TestMerge:
    def test_comments_and_counts_move_along(self, cast: Cast, thread: Thread) -> None:
        other = make_thread(cast.site, "Islands get a second ferry")
        root = post(thread, cast.reader, REMARK).comment
        post(thread, cast.second_reader, "Mine too.", parent=root.pk)
        post(other, cast.reader, "It was about time.")
        assert thread.article is not None
        assert other.article is not None
        assert merge_articles(thread.article, other.article) == 2
        other.refresh_from_db()
        thread.refresh_from_db()
        assert (other.comment_count, thread.comment_count) == (3, 0)
        assert set(Comment.objects.values_list("thread", flat=True)) == {other.pk}
        assert find_thread(cast.site, article=thread.pk) == other
        posted = post(other, cast.newcomer, "So it goes on here.", parent=root.pk)
        assert posted.comment.root_id == root.pk

    def test_no_draft_is_lost(self, cast: Cast, thread: Thread) -> None:
        other = make_thread(cast.site, "Islands get a second ferry")
        keep_draft(thread, cast.reader, "Written here")
        keep_draft(other, cast.reader, "Written there")
        keep_draft(thread, cast.newcomer, "A newcomer's")
        assert thread.article is not None
        assert other.article is not None
        merge_articles(thread.article, other.article)
        texts = sorted(Draft.objects.filter(thread=other).values_list("text", flat=True))
        assert texts == ["A newcomer's", "Written there\n\nWritten here"]
        assert Draft.objects.count() == 2

    def test_chains_of_merges_stay_short(self, cast: Cast) -> None:
        threads = [make_thread(cast.site, f"Ferry story {n}") for n in range(4)]
        for one, next_one in pairwise(threads):
            assert one.article is not None
            assert next_one.article is not None
            merge_articles(one.article, next_one.article)
        targets = Article.objects.exclude(merged_into=None).values_list("merged_into", flat=True)
        assert set(targets) == {threads[-1].pk}

    def test_what_cannot_be_merged(self, cast: Cast, thread: Thread) -> None:
        other = make_thread(cast.site, "Islands get a second ferry")
        first, second = thread.article, other.article
        assert first is not None
        assert second is not None
        assert told(lambda: merge_articles(first, first)).status == 422
        merge_articles(first, second)
        assert told(lambda: merge_articles(first, second)).status == 409
        assert told(lambda: merge_articles(second, first)).status == 409
