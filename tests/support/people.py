"""The cast on a running server: with an account, a token, a signed-in page."""

import re

from playwright.sync_api import Page, expect

from tests.cast import PASSWORD, Person
from tests.support.server import Server


def token_of(server: Server, person: Person) -> str:
    """A bearer token of `person`, who gets an account on the first call."""
    if person.email not in server.tokens:
        printed = server.rostra(
            *("members", "add", person.name, "--email", person.email, "--role", person.role),
            *("--password-stdin", "--token"),
            stdin=PASSWORD,
        )
        server.tokens[person.email] = printed.split()[-1]
    return server.tokens[person.email]


def sign_in(page: Page, server: Server, person: Person) -> None:
    """Sign `person` in through the form, as a reader would; they get an account if need be."""
    token_of(server, person)
    page.goto(f"{server.url}/accounts/login/")
    page.get_by_label(re.compile("e-?mail", re.IGNORECASE)).fill(person.email)
    page.get_by_label(re.compile("^password", re.IGNORECASE)).fill(PASSWORD)
    page.get_by_role("button", name=re.compile("^sign in$", re.IGNORECASE)).click()
    expect(page).not_to_have_url(re.compile("/accounts/login/"))
