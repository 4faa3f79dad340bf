"""The passages that are spoken of, and their marks."""

from rostra.articles.models import Article, Statement
from rostra.comments.models import Thread
from rostra.comments.passages import mark_id, marks_of, span_of, spoken_passages
from rostra.comments.services import post
from tests.cast import Cast

SAID = "“Nobody on the islands was asked,”"


def passage(article: Article, exact: str) -> dict[str, object]:
    start = article.body.index(exact)
    return {"exact": exact, "start": start, "end": start + len(exact)}


def article_of(thread: Thread) -> Article:
    assert thread.article is not None
    return thread.article


def test_comments_about_one_passage_are_counted_together(cast: Cast, thread: Thread) -> None:
    article = article_of(thread)
    about = passage(article, SAID)
    post(thread, cast.reader, "I was asked, by my neighbour.", quote=about)
    newest = post(thread, cast.second_reader, "Ask the school, then.", quote=about).comment
    (span, spoken), *others = spoken_passages(thread, article.body).items()
    assert not others
    assert article.body[span[0] : span[1]] == SAID
    assert (spoken.count, spoken.newest) == (2, newest.pk)


def test_a_mark_follows_its_passage_through_an_edit_or_says_that_it_is_gone(
    cast: Cast, thread: Thread
) -> None:
    article = article_of(thread)
    comment = post(
        thread, cast.reader, "I was asked, by my neighbour.", quote=passage(article, SAID)
    ).comment
    later = "A line that was added later.\n\n" + article.body
    span = span_of(later, comment.quote)
    assert span is not None
    assert later[span[0] : span[1]] == SAID
    assert span_of("Nothing of it is left.", comment.quote) is None


def test_silent_statements_are_marked_while_somebody_could_answer(
    cast: Cast, thread: Thread
) -> None:
    article = article_of(thread)
    start = article.body.index(SAID)
    Statement.objects.create(
        site=cast.site, article=article, ordinal=0, quote=SAID, speaker="Marit Vik",
        start=start, end=start + len(SAID),
    )  # fmt: skip
    open_marks = marks_of(article, {}, here=set(), start_url="/t/1/comment")
    assert [(mark.speaker, mark.count, mark.href) for mark in open_marks] == [
        ("Marit Vik", 0, f"/t/1/comment?start={start}&end={start + len(SAID)}")
    ]
    assert marks_of(article, {}, here=set(), start_url=None) == []


def test_a_mark_jumps_to_a_comment_on_the_page_or_to_its_own_page(
    cast: Cast, thread: Thread
) -> None:
    article = article_of(thread)
    comment = post(thread, cast.reader, "I was asked.", quote=passage(article, SAID)).comment
    spoken = spoken_passages(thread, article.body)
    here = marks_of(article, spoken, here={comment.pk}, start_url=None)
    elsewhere = marks_of(article, spoken, here=set(), start_url=None)
    assert [mark.href for mark in here + elsewhere] == [f"#c-{comment.pk}", f"/c/{comment.pk}"]
    assert here[0].id == mark_id((here[0].start, here[0].end))
