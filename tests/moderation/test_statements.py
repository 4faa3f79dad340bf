"""What authors are told of a restriction: on the page, by mail, over the API."""

import datetime as dt
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from rostra.comments.models import Comment, Thread
from rostra.comments.rules.writer import Guest
from rostra.comments.services import flag, post
from rostra.members.services.personal import erase_member, export_all
from rostra.members.services.standing import restore, suspend
from rostra.moderation.models import Letter, SiteRule, StatementOfReasons
from rostra.moderation.services import approve, reject, undo
from rostra.moderation.services.letters import DELAY, path_for_author, send_due_letters
from rostra.store import clock
from rostra.store.problems import Problem
from tests.cast import Cast
from tests.moderation.test_views import signed_in
from tests.support.callers import Caller

pytestmark = pytest.mark.django_db


def sent_later() -> list[mail.EmailMessage]:
    """What leaves once the letters are due."""
    mail.outbox.clear()
    with clock.at(clock.now() + DELAY * 2):
        send_due_letters()
    return list(mail.outbox)


class TestARejection:
    def test_gives_facts_rule_method_and_deadline(self, published: Comment, cast: Cast) -> None:
        flag(published, cast.second_reader, "abuse")
        reject(published.pk, cast.moderator, "abuse", reason="You can say it without the name.")
        statement = published.statements.get()
        assert (statement.restriction, statement.rule) == ("removed", "abuse")
        assert statement.rule_text == "It attacks a person instead of what they said."
        assert "1 reader flagged it." in statement.facts
        assert statement.note == "You can say it without the name."
        assert (statement.automated_detection, statement.automated_decision) == (False, False)
        assert statement.appeal_until - statement.made_at >= dt.timedelta(days=183)

    def test_of_a_held_comment_says_that_it_was_never_public(
        self, held: Comment, cast: Cast
    ) -> None:
        reject(held.pk, cast.moderator, "spam")
        assert held.statements.get().restriction == "not-published"

    def test_is_read_by_its_author_and_moderators_alone(
        self, published: Comment, cast: Cast
    ) -> None:
        reject(published.pk, cast.moderator, "abuse", reason="Please calm down.")
        path = published.statements.get().path
        page = signed_in(cast.reader).get(f"{published.path}/statement", follow=True)
        text = page.content.decode()
        assert "Your comment was removed" in text
        assert "It attacks a person" in text
        assert "Please calm down." in text
        assert "A crane on the quay" in text
        assert signed_in(cast.moderator).get(path).status_code == 200
        assert signed_in(cast.second_reader).get(path).status_code == 404
        assert Client().get(path).headers["Location"].startswith("/accounts/login/")

    def test_leads_there_from_the_comment_and_the_list(
        self, published: Comment, cast: Cast
    ) -> None:
        reject(published.pk, cast.moderator, "abuse")
        reader = signed_in(cast.reader)
        there = f"{published.path}/statement"
        assert there in reader.get(published.path).content.decode()
        assert there in reader.get(f"{cast.reader.path}?waiting=1").content.decode()
        listed = reader.get("/statements/").content.decode()
        assert published.statements.get().path in listed
        assert "Attacks a person" in listed
        assert (
            "Nothing has been decided" in signed_in(cast.admin).get("/statements/").content.decode()
        )

    def test_is_told_over_the_api(self, published: Comment, cast: Cast) -> None:
        reject(published.pk, cast.moderator, "off-topic")
        (told,) = Caller(cast.reader).get("/statements").json()["statements"]
        assert (told["comment"], told["rule"]["name"]) == (str(published.pk), "off-topic")
        assert Caller(cast.reader).get(f"/statements/{told['id']}").json() == told
        assert Caller(cast.second_reader).get(f"/statements/{told['id']}").status_code == 404
        assert Caller(cast.second_reader).get("/statements").json() == {"statements": []}
        assert Caller().get("/statements").status_code == 401


class TestLetters:
    def test_leave_once_after_a_while(self, published: Comment, cast: Cast) -> None:
        reject(published.pk, cast.moderator, "abuse", reason="Be kind.")
        assert send_due_letters() == 0
        (letter,) = sent_later()
        assert letter.to == [cast.reader.email]
        assert "was removed" in letter.subject
        assert "It attacks a person" in letter.body
        assert "Be kind." in letter.body
        assert published.statements.get().path in letter.body
        assert sent_later() == []

    def test_do_not_leave_for_a_slip(self, published: Comment, cast: Cast) -> None:
        undo(reject(published.pk, cast.moderator, "abuse").pk, cast.moderator)
        assert sent_later() == []
        assert published.statements.get().withdrawn_at is not None

    def test_say_when_it_was_taken_back(self, published: Comment, cast: Cast) -> None:
        reject(published.pk, cast.moderator, "abuse")
        sent_later()
        shown = approve(published.pk, cast.editor)
        (letter,) = sent_later()
        assert "was taken back" in letter.subject
        undo(shown.pk, cast.editor)
        (letter,) = sent_later()
        assert "was removed" in letter.subject
        assert published.statements.get().withdrawn_at is None

    def test_are_tried_again_where_the_server_is_away(
        self, published: Comment, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reject(published.pk, cast.moderator, "abuse")
        with monkeypatch.context() as away:
            away.setattr(EmailBackend, "send_messages", refuse)
            assert sent_later() == []
        assert (Letter.objects.get().sent_at, Letter.objects.get().tries) == (None, 1)
        with clock.at(clock.now() + dt.timedelta(hours=1)):
            assert len(sent_later()) == 1

    def test_bring_a_guest_a_link_that_opens_the_page(self, thread: Thread, cast: Cast) -> None:
        thread.site.guests_allowed = True
        thread.site.save()
        written = post(thread, Guest("Rosa", "rosa@elsewhere.example"), "Cranes are loud.").comment
        reject(written.pk, cast.moderator, "off-topic")
        (letter,) = sent_later()
        assert letter.to == ["rosa@elsewhere.example"]
        statement = written.statements.get()
        path = path_for_author(statement)
        assert path in letter.body
        assert Client().get(path).status_code == 200
        assert Client().get(f"{path}x").status_code == 404


def refuse(*args: object) -> int:
    raise SMTPServerDisconnected("away")


class TestASuspension:
    def test_is_stated_until_it_ends(self, cast: Cast) -> None:
        end = clock.now() + dt.timedelta(days=7)
        suspend(cast.reader, until=end, reason="Three threats in a day.", by=cast.admin)
        statement = StatementOfReasons.objects.get()
        assert (statement.restriction, statement.until) == ("suspended", end)
        page = signed_in(cast.reader).get(statement.path).content.decode()
        assert "You cannot write here for now" in page
        assert "Three threats in a day." in page
        (letter,) = sent_later()
        assert "cannot write" in letter.subject
        restore(cast.reader, by=cast.admin)
        (letter,) = sent_later()
        assert "you can write again" in letter.body


class TestRules:
    def test_are_worded_by_the_site(self, published: Comment, cast: Cast) -> None:
        own = {
            "title": "No shop talk",
            "text": "We leave wages out.",
            "link": "https://p.example/r",
        }
        SiteRule.objects.create(site=cast.site, name="wages", **own)
        SiteRule.objects.create(
            site=cast.site, name="spam", title="Spam", text="Spam.", is_offered=False
        )
        listed = Caller().get("/rules").json()["rules"]
        assert listed[-1] == {"name": "wages", **own}
        assert "spam" not in [rule["name"] for rule in listed]
        with pytest.raises(Problem, match="no rule 'spam'"):
            reject(published.pk, cast.moderator, "spam")
        reject(published.pk, cast.moderator, "wages")
        page = signed_in(cast.reader).get(published.statements.get().path).content.decode()
        assert "We leave wages out." in page
        assert "https://p.example/r" in page
        assert "No shop talk" in signed_in(cast.moderator).get("/moderate/log/").content.decode()


def test_an_erased_author_leaves_a_figure_without_words(published: Comment, cast: Cast) -> None:
    reject(published.pk, cast.moderator, "abuse", reason="Mara, be kind.")
    assert export_all(cast.reader)["statements_of_reasons"][0]["note"] == "Mara, be kind."
    erase_member(cast.reader, keep_texts=True)
    statement = StatementOfReasons.objects.get()
    assert (statement.author, statement.facts, statement.note) == (None, "", "")
    assert sent_later() == []
