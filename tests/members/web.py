"""Django's client as a person with a browser uses it, letters read from a real SMTP server."""

import re
from email.message import EmailMessage
from typing import Any

from django.core.cache import cache
from django.test import Client

from tests.cast import PASSWORD
from tests.support.mail import Mailbox

LINK = re.compile(r"https?://\S+")


def mail_settings(settings: Any, mailbox: Mailbox) -> None:
    """Let this process send over `mailbox`, as ROSTRA_MAIL would."""
    from rostra.project.mail import smtp_settings

    for name, value in smtp_settings(mailbox.url).items():
        setattr(settings, name, value)
    settings.DEFAULT_FROM_EMAIL = "talk@paper.example"


def plain(message: EmailMessage) -> str:
    """The plain text of a letter."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(message: EmailMessage) -> str:
    """The path of the first link in a letter."""
    found = LINK.search(plain(message))
    assert found, plain(message)
    return re.sub(r"^https?://[^/]+", "", found[0])


def forget_limits() -> None:
    """Begin with fresh counters."""
    cache.clear()


def sign_up(client: Client, email: str, name: str = "Jonas Feld", **more: str) -> Any:
    form = {"name": name, "email": email, "password1": PASSWORD} | more
    return client.post("/accounts/signup/", form, follow=True)


def sign_in(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post(
        "/accounts/login/", {"login": email, "password": password, "remember": "on"}, follow=True
    )


def is_signed_in(client: Client) -> bool:
    return bool(client.get("/settings/").status_code == 200)
