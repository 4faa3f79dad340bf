"""A member's page."""

import pytest

from rostra.comments.models import Thread
from rostra.comments.services import hide, post
from rostra.comments.views import profile
from rostra.gate.services import set_gate
from rostra.members.models import Member
from tests.cast import Cast
from tests.comments.views.conftest import Browser

REMARK = "The second boat is what my mother needs."


def test_it_shows_who_and_what_newest_first(browser: Browser, cast: Cast, thread: Thread) -> None:
    post(thread, cast.reader, REMARK)
    post(thread, cast.reader, "And the first one is always late in winter.")
    Member.objects.filter(pk=cast.reader.pk).update(biography="Glaciers <b>and</b> bread.")
    page = browser().get(cast.reader.path)
    assert page.status_code == 200
    assert page.text.index("always late") < page.text.index(REMARK)
    assert "A second ferry for the islands" in page.text
    assert "Glaciers &lt;b&gt;and&lt;/b&gt; bread." in page.text
    assert cast.reader.email not in page.text
    assert "Settings" not in page.text


def test_it_is_paged_by_cursor(
    browser: Browser, cast: Cast, thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile, "SHOWN", 2)
    for number in range(5):
        post(thread, cast.moderator, f"Remark number {number} about the boats.")
    seen, address = [], cast.moderator.path
    while address:
        view = browser().get(address).context["profile"]
        seen += [each.card.html for each in view.comments]
        address = view.next_url
    assert all(f"number {n}" in html for n, html in zip(range(4, -1, -1), seen, strict=True))


@pytest.mark.parametrize("cursor", ["nonsense", "0199c7b2-0000-7000-8000-000000000000", ""])
def test_a_wrong_cursor_begins_anew(
    browser: Browser, cast: Cast, thread: Thread, cursor: str
) -> None:
    post(thread, cast.reader, REMARK)
    assert REMARK in browser().get(f"{cast.reader.path}?before={cursor}").text


def test_what_waits_is_shown_to_its_writer_alone(
    browser: Browser, cast: Cast, thread: Thread
) -> None:
    comment = post(thread, cast.reader, REMARK).comment
    hide(comment, "held")
    address = f"{cast.reader.path}?waiting=1"
    own = browser(cast.reader).get(address)
    assert REMARK in own.text
    assert "Held for a moderator." in own.text
    for other in (None, cast.second_reader, cast.moderator):
        assert REMARK not in browser(other).get(address).text
    assert REMARK not in browser(cast.reader).get(cast.reader.path).text


def test_a_deleted_comment_is_shown_to_nobody(browser: Browser, cast: Cast, thread: Thread) -> None:
    hide(post(thread, cast.reader, REMARK).comment, "deleted")
    for suffix in ("", "?waiting=1"):
        assert REMARK not in browser(cast.reader).get(cast.reader.path + suffix).text


def test_a_hidden_conversation_stays_hidden_here_too(
    browser: Browser, cast: Cast, thread: Thread
) -> None:
    post(thread, cast.reader, REMARK)
    set_gate(cast.site, "article", str(thread.pk), "hidden")
    assert REMARK not in browser().get(cast.reader.path).text
    assert REMARK in browser(cast.moderator).get(cast.reader.path).text


def test_an_unknown_or_closed_member_is_not_found(browser: Browser, cast: Cast) -> None:
    Member.objects.filter(pk=cast.reader.pk).update(is_active=False)
    assert browser().get(cast.reader.path).status_code == 404
    assert browser().get("/m/0199c7b2-0000-7000-8000-000000000000").status_code == 404


def test_administrators_come_from_here_to_role_and_standing(browser: Browser, cast: Cast) -> None:
    link = f"/moderate/members/{cast.reader.pk}/"
    assert link in browser(cast.admin).get(cast.reader.path).text
    assert link not in browser(cast.moderator).get(cast.reader.path).text
