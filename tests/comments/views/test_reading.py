"""Pages to read."""

import datetime as dt

import pytest

from rostra.comments.models import Thread
from rostra.comments.services import delete, edit, post
from rostra.gate.services import set_gate
from rostra.store import clock
from tests.cast import Cast
from tests.comments.views.conftest import Browser

pytestmark = pytest.mark.django_db


def page_of(thread: Thread) -> str:
    assert thread.article is not None
    return thread.article.path


def test_the_front_page_lists_articles_with_their_conversations(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    post(thread, cast.reader, "The second boat is what my mother needs.")
    page = browser(None).get("/").content.decode()
    assert "A second ferry for the islands" in page
    assert "1 comment" in page


def test_the_front_page_says_quietly_where_nobody_can_write(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    set_gate(cast.site, "article", str(thread.pk), "suspended", by=cast.editor)
    assert "Comments are paused" in browser(None).get("/").content.decode()


def test_an_empty_site_says_so(cast: Cast, browser: Browser) -> None:
    assert "Nothing has been published here yet" in browser(None).get("/").content.decode()


def test_an_article_has_one_address(thread: Thread, browser: Browser) -> None:
    assert thread.article is not None
    for wrong in (f"/a/{thread.pk}/", f"/a/{thread.pk}/another-slug"):
        answer = browser(None).get(wrong)
        assert (answer.status_code, answer["Location"]) == (301, thread.article.path)
    assert browser(None).get(thread.article.path).status_code == 200


def test_an_article_that_is_not_there_is_said_calmly(cast: Cast, browser: Browser) -> None:
    answer = browser(None).get("/a/018f0000-0000-7000-8000-000000000000/gone")
    assert answer.status_code == 404
    assert "Traceback" not in answer.content.decode()


def test_reading_sets_no_cookie_and_asks_for_none(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    post(thread, cast.reader, "The second boat is what my mother needs.")
    answer = browser(None).get(page_of(thread))
    assert not answer.cookies
    assert "The second boat" in answer.content.decode()


def test_a_suspended_thread_says_the_four_parts_and_stays_readable(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    post(thread, cast.reader, "The second boat is what my mother needs.")
    until = clock.now() + dt.timedelta(hours=2)
    set_gate(
        cast.site, "article", str(thread.pk), "suspended", notice="Our desk is asleep.",
        reason="A wave of new accounts is posting the same.", until=until, by=cast.editor,
    )  # fmt: skip
    page = browser(cast.reader).get(page_of(thread)).content.decode()
    for part in (
        "Comments are paused on this story.",
        "Our desk is asleep.",
        "A wave of new accounts is posting the same.",
        "This lasts until",
        "You can read everything.",
        "The second boat",
    ):
        assert part in page
    assert "/reply" not in page
    assert "Keep this draft" in page


def test_a_hidden_conversation_is_not_shown_and_its_reason_is(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    post(thread, cast.reader, "The second boat is what my mother needs.")
    set_gate(cast.site, "article", str(thread.pk), "hidden", by=cast.editor)
    page = browser(None).get(page_of(thread)).content.decode()
    assert "The second boat" not in page
    assert "is not shown at the moment" in page
    assert "The second boat" in browser(cast.moderator).get(page_of(thread)).content.decode()


def test_only_its_writer_sees_a_held_comment_with_the_reason(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    set_gate(cast.site, "article", str(thread.pk), "held-all", by=cast.editor)
    post(thread, cast.newcomer, "I have only just moved here.")
    assert "just moved" not in browser(cast.reader).get(page_of(thread)).content.decode()
    page = browser(cast.newcomer).get(page_of(thread)).content.decode()
    assert "just moved" in page
    assert "Only you see this." in page


def test_a_removed_comment_leaves_a_place_for_its_replies(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    above = post(thread, cast.reader, "The second boat is what my mother needs.").comment
    post(thread, cast.second_reader, "Mine too, since the winter.", parent=above.pk)
    delete(above, cast.reader)
    page = browser(None).get(page_of(thread)).content.decode()
    assert "The second boat" not in page
    assert "This comment was removed." in page
    assert "Mine too" in page


def test_a_permalink_shows_the_comment_with_what_it_answers(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    above = post(thread, cast.reader, "The second boat is what my mother needs.").comment
    reply = post(thread, cast.second_reader, "Mine too.", parent=above.pk).comment
    page = browser(None).get(f"/c/{reply.pk}").content.decode()
    assert f'id="c-{above.pk}"' in page
    assert f'id="c-{reply.pk}"' in page


def test_the_permalink_of_a_late_reply_begins_at_it(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    above = post(thread, cast.moderator, "Where do the boats lie at night?").comment
    replies = [
        post(thread, cast.moderator, f"Answer number {n}.", parent=above.pk).comment
        for n in range(55)
    ]
    page = browser(None).get(f"/c/{replies[-1].pk}").content.decode()
    assert f'id="c-{replies[-1].pk}"' in page
    assert f'id="c-{replies[0].pk}"' not in page


def test_the_history_of_an_edited_comment_is_open(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    comment = post(thread, cast.reader, "The second boat is what my mother needs.").comment
    comment.thread.site.refresh_from_db()
    edit(comment, cast.reader, "The second boat is what my aunt needs.")
    page = browser(None).get(f"/c/{comment.pk}/history").content.decode()
    assert page.index("my aunt") < page.index("my mother")


def test_text_and_names_of_readers_are_never_markup(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    post(thread, cast.reader, "<script>alert(1)</script> *as written*")
    page = browser(None).get(page_of(thread)).content.decode()
    assert "<script>alert" not in page
    assert "<em>as written</em>" in page


def test_a_long_thread_goes_on_page_by_page(cast: Cast, thread: Thread, browser: Browser) -> None:
    for n in range(205):
        post(thread, cast.moderator, f"Remark number {n} of a long evening.")
    first = browser(None).get(page_of(thread))
    assert first.content.decode().count('<li class="comment') == 200
    more = str(first.context["thread"].next_url)
    second = browser(None).get(more.split("#")[0]).content.decode()
    assert second.count('<li class="comment') == 5
    assert "From the beginning" in second
