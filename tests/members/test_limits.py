"""Rate limits of sign-in, sign-up and reset, and a mail server that is down."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from rostra.members.models import Member
from rostra.sites.models import Site
from tests.cast import PASSWORD
from tests.members.web import (
    forget_limits,
    is_signed_in,
    mail_settings,
    sign_in,
    sign_up,
)
from tests.support.mail import Mailbox
from tests.support.waiting import free_port


@pytest.fixture(autouse=True)
def _outside(site: Site, settings: Any, mailbox: Mailbox) -> Iterator[None]:
    mail_settings(settings, mailbox)
    forget_limits()
    yield
    forget_limits()


def test_after_five_wrong_passwords_the_right_one_waits_too(client: Client, reader: Member) -> None:
    for _ in range(5):
        sign_in(client, reader.email, "wrong password")
    page = sign_in(client, reader.email)
    assert "Too many attempts" in page.text
    assert not is_signed_in(client)


def test_other_accounts_are_not_locked_by_it(
    client: Client, reader: Member, moderator: Member
) -> None:
    for _ in range(5):
        sign_in(client, reader.email, "wrong password")
    sign_in(client, moderator.email)
    assert is_signed_in(client)


def test_one_network_address_tries_ten_passwords_a_minute(client: Client, reader: Member) -> None:
    for number in range(10):
        sign_in(client, f"guess{number}@readers.example", "wrong password")
    assert "Too many attempts" in sign_in(client, reader.email).text
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    sign_in(elsewhere, reader.email)
    assert is_signed_in(elsewhere)


def test_signing_up_is_limited_with_a_time_to_come_back(client: Client) -> None:
    for number in range(5):
        assert sign_up(client, f"new{number}@readers.example").status_code == 200
    answer = sign_up(client, "new6@readers.example")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Too many attempts from here" in answer.text


def test_letters_about_a_forgotten_password_are_limited(
    client: Client, reader: Member, mailbox: Mailbox
) -> None:
    answers = [
        client.post("/accounts/password/reset/", {"email": reader.email}).status_code
        for _ in range(4)
    ]
    assert answers == [302, 302, 302, 429]
    assert len(mailbox.to(reader.email)) == 3


def test_a_forged_header_does_not_get_around_the_limit(client: Client, reader: Member) -> None:
    for number in range(10):
        client.post(
            "/accounts/login/",
            {"login": f"guess{number}@readers.example", "password": "wrong password"},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        )
    assert "Too many attempts" in sign_in(client, reader.email).text


def test_behind_a_proxy_readers_are_told_apart(
    client: Client, reader: Member, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        client.post(
            "/accounts/login/",
            {"login": f"guess{number}@readers.example", "password": "wrong password"},
            headers={"X-Forwarded-For": f"1.2.3.{number}, 198.51.100.7"},
        )
    form = {"login": reader.email, "password": PASSWORD}
    same = client.post("/accounts/login/", form, headers={"X-Forwarded-For": "198.51.100.7"})
    assert "Too many attempts" in same.text
    client.post("/accounts/login/", form, headers={"X-Forwarded-For": "198.51.100.8"})
    assert is_signed_in(client)


def test_a_mail_server_that_is_down_is_a_sentence_and_loses_nothing(
    client: Client, settings: Any, mailbox: Mailbox
) -> None:
    working = settings.EMAIL_PORT
    settings.EMAIL_PORT = free_port()
    answer = sign_up(client, "jonas@readers.example")
    assert answer.status_code == 503
    assert "What you entered was kept" in answer.text
    settings.EMAIL_PORT = working
    forget_limits()
    sign_in(client, "jonas@readers.example")
    assert mailbox.next_to("jonas@readers.example")


def test_a_change_stands_though_the_letter_about_it_cannot_leave(
    client: Client, reader: Member, settings: Any
) -> None:
    sign_in(client, reader.email)
    settings.EMAIL_PORT = free_port()
    form = {"oldpassword": PASSWORD, "password1": "another lantern, farther out"}
    assert client.post("/accounts/password/change/", form).status_code == 302
    reader.refresh_from_db()
    assert reader.check_password("another lantern, farther out")
