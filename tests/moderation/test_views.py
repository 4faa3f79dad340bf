"""The queue's pages, without JavaScript."""

import re

import pytest
from django.test import Client

from rostra.comments.models import Comment
from rostra.comments.services import flag
from rostra.members.models import Member
from rostra.moderation.models import Decision
from tests.cast import Cast
from tests.moderation.conftest import fresh

pytestmark = pytest.mark.django_db


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def test_the_queue_is_for_moderators(cast: Cast) -> None:
    assert Client().get("/moderate/").headers["Location"].startswith("/accounts/login/")
    assert signed_in(cast.reader).get("/moderate/").status_code == 403
    page = signed_in(cast.moderator).get("/moderate/").content.decode()
    assert "Nothing waits here" in page


def test_a_comment_is_read_in_its_place_and_approved(held: Comment, cast: Cast) -> None:
    client = signed_in(cast.moderator)
    page = client.get("/moderate/").content.decode()
    assert "Will it be loud at night" in page
    assert "Harbour gets a second crane" in page
    assert "their first comment here" in page
    answer = client.post(
        f"/moderate/comments/{held.pk}/", {"do": "approve", "seen": held.version}, follow=True
    )
    assert "Approved." in answer.content.decode()
    assert fresh(held).state == "published"
    undo = re.search(r"/moderate/decisions/[0-9a-f-]+/undo", answer.content.decode())
    assert undo
    answer = client.post(undo.group(), follow=True)
    assert "Taken back." in answer.content.decode()
    assert fresh(held).state == "held"


def test_a_rejection_carries_rule_and_reason(published: Comment, cast: Cast) -> None:
    flag(published, cast.second_reader, "abuse", "He means me.")
    client = signed_in(cast.moderator)
    assert "He means me." in client.get("/moderate/").content.decode()
    client.post(f"/moderate/comments/{published.pk}/", {"do": "reject:abuse", "reason": "Be kind."})
    decision = Decision.objects.get()
    assert (decision.rule, decision.reason) == ("abuse", "Be kind.")
    log = client.get("/moderate/log/").content.decode()
    assert "Attacks a person" in log
    assert "Be kind." in log


@pytest.mark.parametrize("form", [{}, {"do": "vanish"}, {"do": "reject:because"}])
def test_a_form_that_says_nothing_changes_nothing(
    held: Comment, cast: Cast, form: dict[str, str]
) -> None:
    answer = signed_in(cast.moderator).post(f"/moderate/comments/{held.pk}/", form)
    assert answer.status_code == 422
    assert fresh(held).state == "held"


def test_an_unknown_comment_is_not_found(cast: Cast) -> None:
    client = signed_in(cast.moderator)
    assert client.post("/moderate/comments/nothing/", {"do": "approve"}).status_code == 404
    assert client.post("/moderate/decisions/nothing/undo").status_code == 404


def test_counts_are_fresh(held: Comment, cast: Cast) -> None:
    answer = signed_in(cast.moderator).get("/moderate/counts")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["waiting"] == 1
