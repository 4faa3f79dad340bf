"""Reading a thread by API."""

import pytest

from rostra.articles.models import Article
from rostra.articles.services import take_down
from rostra.comments.models import Thread
from rostra.comments.schemas import ThreadOut
from rostra.comments.services import hide, merge_articles, post, react
from rostra.gate.services import set_gate
from rostra.sites.services import add_site
from tests.cast import Cast
from tests.comments.conftest import make_thread
from tests.comments.forest import plant, roots
from tests.comments.helpers import REMARK, close
from tests.support.callers import Caller

pytestmark = pytest.mark.django_db


def test_by_key_and_by_address(cast: Cast, thread: Thread) -> None:
    assert thread.article is not None
    thread.article.url = "https://paper.example/ferry"
    thread.article.save()
    plant(thread, cast.reader, roots(2, 1))
    by_key = Caller().get(f"/threads?article={thread.pk}").json()
    by_url = Caller().get("/threads?url=https://paper.example/ferry?utm_source=mail").json()
    assert by_key == by_url
    ThreadOut.model_validate(by_key)
    assert (by_key["id"], by_key["comment_count"], by_key["sort"]) == (str(thread.pk), 4, "newest")
    assert by_key["gate"]["state"] == "open"
    comment = by_key["comments"][0]
    assert comment["author"] == {"id": str(cast.reader.pk), "name": "Mara Lindholm", "role": None}
    assert comment["url"].endswith(f"/c/{comment['id']}")
    assert comment["reply_count"] == 1


def test_page_after_page(cast: Cast, thread: Thread) -> None:
    planted = plant(thread, cast.reader, roots(40, 9))
    caller, seen, cursor = Caller(), [], ""
    while cursor is not None:
        page = caller.get(f"/threads?article={thread.pk}&sort=oldest&cursor={cursor}").json()
        assert len(page["comments"]) == 200
        seen += [comment["id"] for comment in page["comments"]]
        cursor = page["next"]
    assert seen == [str(comment.pk) for comment in planted]


def test_one_conversation(cast: Cast, thread: Thread) -> None:
    planted = plant(thread, cast.reader, roots(2, 3))
    page = Caller().get(f"/threads?article={thread.pk}&root={planted[4].pk}").json()
    assert [c["id"] for c in page["comments"]] == [str(c.pk) for c in planted[4:]]
    assert Caller().get(f"/threads?article={thread.pk}&root={planted[5].pk}").status_code == 404


def test_it_is_sent_again_only_when_it_changed(cast: Cast, thread: Thread) -> None:
    caller = Caller()
    path = f"/threads?article={thread.pk}"
    tag = caller.get(path).headers["ETag"]
    same = caller.get(path, If_None_Match=f'"other", {tag}')
    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", tag)
    comment = post(thread, cast.reader, REMARK).comment
    after_post = caller.get(path, If_None_Match=tag)
    assert after_post.status_code == 200
    react(comment, cast.second_reader, "agree")
    after_reaction = caller.get(path, If_None_Match=after_post.headers["ETag"])
    assert after_reaction.status_code == 200
    close(thread, "slow")
    assert caller.get(path, If_None_Match=after_reaction.headers["ETag"]).status_code == 200


def test_what_a_reader_alone_sees_is_no_other_s(cast: Cast, thread: Thread) -> None:
    shown = post(thread, cast.second_reader, REMARK).comment
    held = hide(post(thread, cast.reader, "Something that waits.").comment, "held")
    react(shown, cast.reader, "learned")
    path = f"/threads?article={thread.pk}"
    mine = Caller(cast.reader).get(path)
    assert [own["id"] for own in mine.json()["own"]] == [str(held.pk)]
    assert mine.json()["own"][0]["state"] == "held"
    assert mine.json()["comments"][0]["my_reaction"] == "learned"
    assert "private" in mine.headers["Cache-Control"]
    again = Caller(cast.reader).get(path, If_None_Match=mine.headers["ETag"])
    assert again.status_code == 304
    theirs = Caller().get(path, If_None_Match=mine.headers["ETag"])
    assert theirs.status_code == 200
    assert theirs.json()["own"] == []
    assert str(held.pk) not in theirs.content.decode()


def test_a_tombstone_tells_nothing(cast: Cast, thread: Thread) -> None:
    root = post(thread, cast.reader, REMARK).comment
    post(thread, cast.second_reader, "Mine goes to school with it.", parent=root.pk)
    hide(root, "rejected")
    response = Caller().get(f"/threads?article={thread.pk}")
    tombstone = response.json()["comments"][0]
    assert tombstone["state"] == "deleted"
    for told in ("author", "text", "html", "quote", "edited_at"):
        assert tombstone[told] is None
    assert REMARK not in response.content.decode()
    assert "rejected" not in response.content.decode()
    own = Caller(cast.reader).get(f"/threads?article={thread.pk}").json()["comments"][0]
    assert (own["state"], own["text"]) == ("rejected", REMARK)


def test_staff_are_marked(cast: Cast, thread: Thread) -> None:
    post(thread, cast.moderator, "We read along here.")
    page = Caller().get(f"/threads?article={thread.pk}").json()
    assert page["comments"][0]["author"]["role"] == "moderator"


def test_a_hidden_thread(cast: Cast, thread: Thread) -> None:
    post(thread, cast.reader, REMARK)
    close(thread, "hidden", notice="Not here.")
    page = Caller(cast.reader).get(f"/threads?article={thread.pk}").json()
    assert (page["comments"], page["comment_count"], page["next"]) == ([], 0, None)
    assert page["gate"]["state"] == "hidden"
    seen = Caller(cast.moderator).get(f"/threads?article={thread.pk}").json()
    assert len(seen["comments"]) == 1


def test_a_suspended_thread_is_read_with_its_notice(cast: Cast, thread: Thread) -> None:
    post(thread, cast.reader, REMARK)
    set_gate(cast.site, "site", "", "suspended", notice="Back on Monday.")
    page = Caller().get(f"/threads?article={thread.pk}").json()
    assert len(page["comments"]) == 1
    assert page["gate"]["notice"] == "Back on Monday."
    assert page["gate"]["scope"] == "site"


def test_a_merged_article_leads_to_its_target(cast: Cast, thread: Thread) -> None:
    comment = post(thread, cast.reader, REMARK).comment
    other = make_thread(cast.site, "Islands get a second ferry")
    assert thread.article is not None
    assert other.article is not None
    assert merge_articles(thread.article, other.article) == 1
    page = Caller().get(f"/threads?article={thread.pk}").json()
    assert (page["id"], page["comments"][0]["id"]) == (str(other.pk), str(comment.pk))


def test_a_page_of_one_publication_does_not_read_another_s_threads(
    cast: Cast, thread: Thread
) -> None:
    add_site("other", origins=["https://other.example"])
    path = f"/threads?article={thread.pk}"
    assert Caller().get(path, Origin="https://other.example").status_code == 404
    assert Caller().get(path).status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "slug"),
    [
        ("", 400, "which-article"),
        ("article=nothing", 404, "not-found"),
        ("article=019a0000-0000-7000-8000-000000000000", 404, "not-found"),
        ("url=https://paper.example/none", 404, "not-found"),
        ("url=javascript:alert(1)", 422, "invalid"),
        ("article=KEY&sort=popular", 422, "invalid"),
        ("article=KEY&limit=0", 422, "invalid"),
        ("article=KEY&limit=501", 422, "invalid"),
        ("article=KEY&limit=many", 422, "invalid"),
        ("article=KEY&cursor=%00", 422, "bad-cursor"),
        ("article=KEY&cursor=AAAA", 422, "bad-cursor"),
        ("article=KEY&root=x", 422, "invalid"),
    ],
)
def test_bad_questions(thread: Thread, query: str, status: int, slug: str) -> None:
    response = Caller().get(f"/threads?{query.replace('KEY', str(thread.pk))}")
    assert (response.status_code, response.json()["type"]) == (status, f"/problems/{slug}")
    assert response.json()["todo"]


def test_a_changed_headline_is_news_too(thread: Thread) -> None:
    path, caller = f"/threads?article={thread.pk}", Caller()
    tag = caller.get(path).headers["ETag"]
    Article.objects.filter(pk=thread.pk).update(headline="A third ferry for the islands")
    assert caller.get(path, If_None_Match=tag).status_code == 200


def test_an_article_that_was_taken_down(thread: Thread) -> None:
    assert thread.article is not None
    take_down(thread.article)
    assert Caller().get(f"/threads?article={thread.pk}").status_code == 404
