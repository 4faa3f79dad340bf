"""Signing up, confirming, signing in, forgetting the password, changing the address."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from rostra.members.models import HeldText, Member
from rostra.members.services.sign_up import clean_up_unconfirmed
from rostra.sites.models import Site
from rostra.store.clock import now
from tests.cast import PASSWORD
from tests.members.test_profile import strict
from tests.members.web import (
    forget_limits,
    is_signed_in,
    link_in,
    mail_settings,
    plain,
    sign_in,
    sign_up,
)
from tests.support.mail import Mailbox

NEW = "jonas@readers.example"


@pytest.fixture(autouse=True)
def _outside(site: Site, settings: Any, mailbox: Mailbox) -> Iterator[None]:
    mail_settings(settings, mailbox)
    forget_limits()
    yield
    forget_limits()


def test_a_newcomer_signs_up_confirms_and_is_in(client: Client, mailbox: Mailbox) -> None:
    page = sign_up(client, "Jonas@Readers.example")
    assert "Look into your mail" in page.text
    assert not is_signed_in(client)
    letter = mailbox.next_to(NEW)
    assert str(letter["From"]) == "Rostra <talk@paper.example>"
    assert letter["Subject"] == "Confirm your address for Rostra"
    assert letter["Auto-Submitted"] == "auto-generated"
    html = letter.get_body(("html",))
    assert html is not None
    assert "Confirm the address</a>" in html.get_content()
    link = link_in(letter)
    asked = client.get(link)
    assert "becomes the address of the account" in asked.text
    assert not EmailAddress.objects.get(email=NEW).verified  # opening it is not enough
    client.post(link)
    assert is_signed_in(client)
    member = Member.objects.get(email=NEW)
    assert (member.name, member.role) == ("Jonas Feld", "reader")


def test_nobody_signs_in_before_confirming(client: Client, mailbox: Mailbox) -> None:
    sign_up(client, NEW)
    other = Client()
    page = sign_in(other, NEW)
    assert "Look into your mail" in page.text
    assert not is_signed_in(other)


def test_a_link_opened_elsewhere_confirms_but_signs_nobody_in(
    client: Client, mailbox: Mailbox
) -> None:
    sign_up(client, NEW)
    elsewhere = Client()
    elsewhere.post(link_in(mailbox.next_to(NEW)))
    assert EmailAddress.objects.get(email=NEW).verified
    assert not is_signed_in(elsewhere)
    assert "does not work any more" in elsewhere.get(link_in(mailbox.next_to(NEW))).text


def test_a_known_address_shows_the_same_page_and_gets_another_letter(
    client: Client, reader: Member, mailbox: Mailbox
) -> None:
    unknown = sign_up(Client(), NEW)
    known = sign_up(client, reader.email, "Somebody Else")
    assert known.redirect_chain == unknown.redirect_chain
    assert without_tokens(known.text) == without_tokens(unknown.text)
    letter = mailbox.next_to(reader.email)
    assert letter["Subject"] == "You have an account at Rostra"
    assert Member.objects.filter(email=reader.email).count() == 1


def test_a_forgotten_password_answers_alike_for_everybody(reader: Member, mailbox: Mailbox) -> None:
    answers = [
        Client().post("/accounts/password/reset/", {"email": email}, follow=True)
        for email in (reader.email, "nobody@readers.example")
    ]
    assert without_tokens(answers[0].text) == without_tokens(answers[1].text)
    assert "No account" in str(mailbox.next_to("nobody@readers.example")["Subject"])
    assert "A new password" in str(mailbox.next_to(reader.email)["Subject"])


def test_a_wrong_password_and_an_unknown_address_read_alike(reader: Member) -> None:
    answers = [
        sign_in(Client(), email, "wrong password").text.replace(email, "")
        for email in (reader.email, "nobody@readers.example")
    ]
    assert without_tokens(answers[0]) == without_tokens(answers[1])
    assert "do not belong together" in answers[0]


def test_a_reset_link_works_once_and_ends_other_sessions(
    client: Client, reader: Member, mailbox: Mailbox
) -> None:
    sign_in(client, reader.email)
    assert is_signed_in(client)
    owner = Client()
    owner.post("/accounts/password/reset/", {"email": reader.email})
    link = link_in(mailbox.next_to(reader.email))
    form = owner.get(link, follow=True)
    done = owner.post(form.redirect_chain[-1][0], {"password1": "another lantern, farther out"})
    assert done.status_code == 302
    assert is_signed_in(owner)
    assert not is_signed_in(client)
    assert "does not work any more" in Client().get(link, follow=True).text
    told = mailbox.next_to(reader.email, after=1)
    assert "password" in str(told["Subject"])
    assert "127.0.0.1" in plain(told)


@pytest.mark.parametrize("path", ["1-x", "zz-set-password", "00000000000000000000000000000000-a-b"])
def test_a_made_up_reset_link_is_a_page_not_an_error(client: Client, path: str, site: Site) -> None:
    answer = client.get(f"/accounts/password/reset/key/{path}/", follow=True)
    assert answer.status_code == 200
    assert "does not work any more" in answer.text


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"name": "A"}, "2 to 60"),
        ({"name": "Ann\u202emloH"}, "RIGHT-TO-LEFT OVERRIDE"),
        ({"name": "Pеtra Nováková"}, "staff"),
        ({"password1": "password"}, "too common"),
        ({"password1": ""}, "required"),
        ({"email": "not an address"}, "valid email"),
    ],
)
def test_a_form_with_a_fault_says_which_and_keeps_the_rest(
    client: Client, moderator: Member, change: dict[str, str], because: str
) -> None:
    page = sign_up(client, **({"email": NEW, "name": "Jonas Feld"} | change))
    assert because in page.text
    assert "<title>Not accepted yet" in page.text
    assert 'aria-invalid="true"' in page.text
    assert not Member.objects.filter(email=NEW).exists()


def test_a_robot_that_fills_every_field_makes_nothing(client: Client, mailbox: Mailbox) -> None:
    page = sign_up(client, NEW, homepage="http://spam.example")
    assert "Look into your mail" in page.text
    assert not Member.objects.exists()
    assert mailbox.messages == []


def test_a_held_name_waits_and_a_neutral_one_stands_in(
    client: Client, settings: Any, mailbox: Mailbox
) -> None:
    settings.ROSTRA_PROFILE_JUDGE = f"{strict.__module__}.strict"
    sign_up(client, NEW, "Cabbage Jonas")
    member = Member.objects.get(email=NEW)
    assert member.name == f"Reader {member.id.hex[-4:]}"
    assert HeldText.objects.get(member=member).text == "Cabbage Jonas"
    refused = sign_up(Client(), "other@readers.example", "Turnip Jonas")
    assert "not used here" in refused.text


def test_whoever_confirms_an_address_owns_it(
    client: Client, reader: Member, mailbox: Mailbox
) -> None:
    """Somebody opened an account with an address that the reader then moves to."""
    sign_up(Client(), NEW, "Squatter")
    forget_limits()
    sign_in(client, reader.email)
    client.post("/accounts/email/", {"action_add": "", "email": NEW})
    client.post(link_in(mailbox.next_to(NEW, after=1)))
    assert Member.objects.get(email=NEW) == reader
    assert not Member.objects.filter(name="Squatter").exists()


def test_nobody_blocks_an_address_by_wanting_to_move_to_it(
    client: Client, reader: Member, mailbox: Mailbox
) -> None:
    sign_in(client, reader.email)
    client.post("/accounts/email/", {"action_add": "", "email": NEW})
    forget_limits()
    owner = Client()
    owner.post("/accounts/password/reset/", {"email": NEW})
    assert "No account" in str(mailbox.next_to(NEW, after=1)["Subject"])
    sign_up(owner, NEW)
    owner.post(link_in(mailbox.next_to(NEW, after=2)))
    assert is_signed_in(owner)
    client.post(link_in(mailbox.next_to(NEW)))
    reader.refresh_from_db()
    assert reader.email == "mara@readers.example"
    assert Member.objects.get(email=NEW).name == "Jonas Feld"


def test_an_address_with_a_confirmed_account_cannot_be_taken(
    client: Client, reader: Member, moderator: Member, mailbox: Mailbox
) -> None:
    sign_in(client, reader.email)
    client.post("/accounts/email/", {"action_add": "", "email": moderator.email})
    for letter in mailbox.to(moderator.email):
        client.post(link_in(letter))
    reader.refresh_from_db()
    moderator.refresh_from_db()
    assert (reader.email, moderator.email) == ("mara@readers.example", "petra@desk.example")


def test_the_old_address_hears_of_the_new_one(
    client: Client, reader: Member, mailbox: Mailbox
) -> None:
    old = reader.email
    sign_in(client, old)
    client.post("/accounts/email/", {"action_add": "", "email": NEW})
    reader.refresh_from_db()
    assert reader.email == old
    client.post(link_in(mailbox.next_to(NEW)))
    reader.refresh_from_db()
    assert reader.email == NEW
    assert NEW in plain(mailbox.next_to(old))


def test_a_changed_password_ends_other_sessions_not_this_one(
    client: Client, reader: Member, mailbox: Mailbox
) -> None:
    other = Client()
    for each in (client, other):
        sign_in(each, reader.email)
    form = {"oldpassword": PASSWORD, "password1": "another lantern, farther out"}
    client.post("/accounts/password/change/", form)
    assert is_signed_in(client)
    assert not is_signed_in(other)


def test_a_closed_account_cannot_sign_in_and_is_told(client: Client, reader: Member) -> None:
    Member.objects.filter(id=reader.id).update(is_active=False)
    page = sign_in(client, reader.email)
    assert not is_signed_in(client)
    assert page.status_code == 200


def test_a_closed_account_is_signed_out_at_once(client: Client, reader: Member) -> None:
    sign_in(client, reader.email)
    Member.objects.filter(id=reader.id).update(is_active=False)
    assert not is_signed_in(client)


def test_unconfirmed_accounts_are_deleted_after_two_weeks(
    reader: Member, client: Client, mailbox: Mailbox
) -> None:
    import datetime as dt

    sign_up(client, NEW)
    sign_up(Client(), "later@readers.example")
    Member.objects.filter(email=NEW).update(joined_at=now() - dt.timedelta(days=15))
    Member.objects.filter(id=reader.id).update(joined_at=now() - dt.timedelta(days=400))
    assert clean_up_unconfirmed() == 1
    left = set(Member.objects.values_list("email", flat=True))
    assert left == {reader.email, "later@readers.example"}


def without_tokens(html: str) -> str:
    """A page without what differs each time."""
    import re

    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)


def test_an_account_without_a_password_sets_one(client: Client, reader: Member) -> None:
    reader.set_unusable_password()
    reader.save()
    client.force_login(reader, "allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/accounts/password/change/", follow=True)
    assert "Set a password" in page.text
    client.post("/accounts/password/set/", {"password1": PASSWORD})
    reader.refresh_from_db()
    assert reader.check_password(PASSWORD)
