"""Pages to write and act: plain forms, as a browser without JavaScript sends them."""

import pytest

from rostra.comments.models import Comment, Draft, Flag, Reaction, Thread
from rostra.comments.services import post
from rostra.gate.services import set_gate
from tests.cast import Cast
from tests.comments.views.conftest import Browser

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
SAID = "“Nobody on the islands was asked,”"


def form_of(thread: Thread) -> str:
    return f"/t/{thread.pk}/comment"


def test_a_comment_is_sent_and_its_writer_comes_back_to_it(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    answer = browser(cast.reader).post(form_of(thread), {"text": "A boat a day will do."})
    comment = Comment.objects.get()
    assert thread.article is not None
    assert answer.status_code == 302
    assert answer["Location"] == f"{thread.article.path}#c-{comment.pk}"


def test_the_page_s_script_gets_the_card(cast: Cast, thread: Thread, browser: Browser) -> None:
    answer = browser(cast.reader).post(
        form_of(thread), {"text": "A boat a day will do."}, headers=JSON
    )
    assert answer.status_code == 201
    assert answer.json()["state"] == "published"
    assert "A boat a day will do." in answer.json()["html"]


def test_the_same_form_sent_twice_is_one_comment(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    client, form = browser(cast.reader), {"text": "A boat a day will do.", "key": "form-1"}
    first, second = (client.post(form_of(thread), form, headers=JSON).json() for _ in "12")
    assert first["id"] == second["id"]
    assert Comment.objects.count() == 1


def test_a_refused_text_stands_in_the_form_again(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    text = "long " * 4000
    answer = browser(cast.reader).post(form_of(thread), {"text": text})
    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_closing_gate_keeps_the_text_and_offers_it_at_reopening(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    assert thread.article is not None
    client = browser(cast.reader)
    set_gate(cast.site, "article", str(thread.pk), "suspended", by=cast.editor)
    answer = client.post(form_of(thread), {"text": "I had just begun to write."})
    assert answer.status_code == 423
    assert "Comments are paused" in answer.content.decode()
    assert "I had just begun to write." in answer.content.decode()
    set_gate(cast.site, "article", str(thread.pk), "open", by=cast.editor)
    assert "I had just begun to write." in client.get(thread.article.path).content.decode()


def test_a_draft_can_be_written_while_comments_are_paused(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    set_gate(cast.site, "article", str(thread.pk), "suspended", by=cast.editor)
    browser(cast.reader).post(f"/t/{thread.pk}/draft", {"text": "For when it opens."})
    assert Draft.objects.get().text == "For when it opens."


def test_an_emptied_draft_is_gone(cast: Cast, thread: Thread, browser: Browser) -> None:
    set_gate(cast.site, "site", "", "suspended", by=cast.editor)
    client, path = browser(cast.reader), f"/t/{thread.pk}/draft"
    client.post(path, {"text": "For when it opens."})
    answer = client.post(path, {"text": " \r\n "}, headers=JSON)
    assert answer.json() == {"said": "Your draft is gone."}
    assert not Draft.objects.exists()


def test_a_reply_goes_below_what_it_answers(cast: Cast, thread: Thread, browser: Browser) -> None:
    above = post(thread, cast.reader, "A boat a day will do.").comment
    client = browser(cast.second_reader)
    page = client.get(f"/c/{above.pk}/reply").content.decode()
    assert "A boat a day will do." in page
    client.post(f"/c/{above.pk}/reply", {"text": "Not in January."})
    assert Comment.objects.get(text="Not in January.").parent_id == above.pk


def test_a_passage_is_named_by_the_link_and_kept_with_the_comment(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    assert thread.article is not None
    start = thread.article.body.index(SAID)
    client = browser(cast.reader)
    page = client.get(f"{form_of(thread)}?start={start}&end={start + len(SAID)}")
    form = page.context["form"]
    assert form.quote.exact == SAID
    client.post(form_of(thread), {"text": "I was asked.", **dict(form.selector_fields)})
    quote = Comment.objects.get().quote
    assert quote is not None
    assert (quote["exact"], quote["start"]) == (SAID, start)


@pytest.mark.parametrize("asked", ["start=x&end=4", "start=9&end=3", "start=0&end=99999999", ""])
def test_a_link_to_a_passage_that_is_not_there_leads_to_the_plain_form(
    cast: Cast, thread: Thread, browser: Browser, asked: str
) -> None:
    page = browser(cast.reader).get(f"{form_of(thread)}?{asked}")
    assert page.status_code == 200
    assert page.context["form"].quote is None


def test_somebody_signed_out_is_asked_to_sign_in_and_comes_back(
    thread: Thread, browser: Browser
) -> None:
    answer = browser(None).get(f"{form_of(thread)}?start=1&end=9")
    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]
    assert "start%3D1" in answer["Location"]


def test_a_session_that_ended_loses_no_text(thread: Thread, browser: Browser) -> None:
    answer = browser(None).post(form_of(thread), {"text": "Written for an hour."})
    assert answer.status_code == 401
    assert "Written for an hour." in answer.content.decode()


def test_guests_write_where_the_site_allows_it_and_wait(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    cast.site.guests_allowed = True
    cast.site.save()
    client = browser(None)
    assert "E-mail, never shown" in client.get(form_of(thread)).content.decode()
    nameless = client.post(form_of(thread), {"text": "I read every day.", "guest_name": " "})
    assert nameless.status_code == 422
    assert "I read every day." in nameless.content.decode()
    sent = {"text": "I read every day.", "guest_name": "Rosa", "guest_email": "r@e.example"}
    assert client.post(form_of(thread), sent).status_code == 202
    assert Comment.objects.get().state == "held"


def test_an_edit_is_made_on_its_own_page(cast: Cast, thread: Thread, browser: Browser) -> None:
    comment = post(thread, cast.reader, "A boat a day will do.").comment
    client = browser(cast.reader)
    assert "A boat a day will do." in client.get(f"/c/{comment.pk}/edit").content.decode()
    client.post(f"/c/{comment.pk}/edit", {"text": "Two boats a day will do."})
    comment.refresh_from_db()
    assert comment.text == "Two boats a day will do."
    assert browser(cast.second_reader).get(f"/c/{comment.pk}/edit").status_code == 403


def test_a_reaction_is_chosen_changed_and_taken_back(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    comment = post(thread, cast.reader, "A boat a day will do.").comment
    client = browser(cast.second_reader)
    where = f"/c/{comment.pk}/react"
    assert "I see it differently, and value this" in client.get(where).content.decode()
    foot = client.post(where, {"kind": "respect"}, headers=JSON).json()["html"]
    assert "1 sees it differently, and values this" in foot
    came_from = {"Referer": "http://testserver/a/1/x?sort=oldest"}
    answer = client.post(where, {"kind": "learned"}, headers=came_from)
    assert answer["Location"] == f"/a/1/x?sort=oldest#c-{comment.pk}"
    assert Reaction.objects.get().kind == "learned"
    client.post(where, {"kind": ""})
    assert not Reaction.objects.exists()


def test_a_report_reaches_the_moderators(cast: Cast, thread: Thread, browser: Browser) -> None:
    comment = post(thread, cast.reader, "A boat a day will do.").comment
    client = browser(cast.second_reader)
    client.post(f"/c/{comment.pk}/flag", {"reason": "off-topic", "note": "It is about trains."})
    assert Flag.objects.get().reason == "off-topic"
    unknown = client.post(f"/c/{comment.pk}/flag", {"reason": "dull"})
    assert unknown.status_code == 422


def test_removing_asks_first(cast: Cast, thread: Thread, browser: Browser) -> None:
    comment = post(thread, cast.reader, "A boat a day will do.").comment
    client = browser(cast.reader)
    assert "Remove your comment?" in client.get(f"/c/{comment.pk}/delete").content.decode()
    client.post(f"/c/{comment.pk}/delete")
    comment.refresh_from_db()
    assert comment.state == "deleted"
    assert browser(cast.second_reader).post(f"/c/{comment.pk}/delete").status_code == 404


def test_a_form_without_its_token_changes_nothing(
    cast: Cast, thread: Thread, browser: Browser
) -> None:
    client = browser(cast.reader)
    client.handler.enforce_csrf_checks = True
    answer = client.post(form_of(thread), {"text": "Sent from another site."})
    assert answer.status_code == 403
    assert not Comment.objects.exists()
