"""Accounts in Chromium, on a real server with a real mail server: sign-up, second step, passkey,
first start, and the same without JavaScript."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.members.web import plain
from tests.support.accessibility import assert_accessible
from tests.support.browser import PageMaker
from tests.support.mail import Mailbox, running_mailbox
from tests.support.server import Server
from tests.support.waiting import free_port

LINK = re.compile(r"https?://\S+")


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    """Where the letters of this module's server arrive."""
    with running_mailbox() as box:
        yield box


@pytest.fixture(scope="module")
def paper(mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that nobody administers yet, and that sends its letters to `mailbox`."""
    server = Server(
        tmp_path_factory.mktemp("accounts") / "data",
        free_port(),
        variables={"ROSTRA_MAIL": mailbox.url, "ROSTRA_MAIL_FROM": "talk@paper.example"},
    )
    server.start()
    yield server
    server.stop()


def local(server: Server) -> str:
    """The server under a host name: a browser makes no passkey for a number."""
    return server.url.replace("127.0.0.1", "localhost")


def open_link(page: Page, mailbox: Mailbox, email: str, *, after: int = 0) -> None:
    """Open the first link of a letter in `page`."""
    found = LINK.search(plain(mailbox.next_to(email, after=after)))
    assert found
    page.goto(found[0])


def sign_up(page: Page, url: str, email: str, name: str) -> None:
    page.goto(f"{url}/accounts/signup/")
    assert_accessible(page)
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()


def confirm(page: Page, mailbox: Mailbox, email: str) -> None:
    open_link(page, mailbox, email)
    assert_accessible(page)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("link", name="Sign in")).to_have_count(0)


def sign_in(page: Page, url: str, email: str) -> None:
    page.goto(f"{url}/accounts/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page) -> None:
    page.get_by_role("link", name="Sign out", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def code_of(secret: str, *, steps_ahead: int = 0) -> str:
    """The code that an app shows now (RFC 6238: HMAC-SHA-1, 30 s, six digits), or soon.

    A code counts once; the next one is taken too, as if the app's clock were half a minute fast.
    """
    key, counter = base64.b32decode(secret), int(time.time()) // 30 + steps_ahead
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def turn_codes_on(page: Page, url: str) -> str:
    """Set up an authenticator app; returns its secret."""
    page.goto(f"{url}/accounts/2fa/")
    page.get_by_role("link", name="Set up").click()
    if "reauthenticate" in page.url:
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
    assert_accessible(page)
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Code that the app shows").fill(code_of(secret))
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert_accessible(page)
    return secret


def test_the_first_start_in_the_browser(paper: Server, mailbox: Mailbox, phone: Page) -> None:
    page = phone
    found = re.search(r"http\S+/setup/\S+", paper.log)
    assert found
    page.goto(found[0])
    assert_accessible(page)
    page.get_by_label("Your name").fill("Yuki Tanabe")
    page.get_by_label("E-mail").fill("yuki@desk.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("heading", name="Your site")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Title").fill("Harbour Courier")
    page.get_by_label("Addresses of your pages").fill("https://courier.example")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Does mail arrive?")).to_be_visible()
    page.get_by_role("button", name="Send a test letter").click()
    expect(page.get_by_role("status").filter(has_text="took the letter")).to_be_visible()
    assert_accessible(page)
    assert mailbox.next_to("yuki@desk.example")
    page.get_by_role("link", name="Done").click()
    expect(page.get_by_role("heading", name="Site")).to_be_visible()
    assert_accessible(page)


def test_from_sign_up_to_a_second_step(paper: Server, mailbox: Mailbox, page: Page) -> None:
    email = "jonas@readers.example"
    sign_up(page, paper.url, email, "Jonas Feld")
    confirm(page, mailbox, email)
    secret = turn_codes_on(page, paper.url)
    recovery = page.locator(".codes code").first.inner_text()
    assert "Codes from an app are on" in str(mailbox.next_to(email, after=1)["Subject"])
    sign_out(page)

    sign_in(page, paper.url, email)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("not right")
    page.get_by_label("Code").fill(code_of(secret, steps_ahead=1))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="Jonas Feld")).to_be_visible()
    sign_out(page)

    sign_in(page, paper.url, email)
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="Jonas Feld")).to_be_visible()


@pytest.fixture
def passkeys(page: Page) -> Iterator[Any]:
    """A device that holds passkeys and knows its owner's finger, inside Chromium."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    yield session
    session.send(
        "WebAuthn.removeVirtualAuthenticator", {"authenticatorId": made["authenticatorId"]}
    )


def test_a_passkey_takes_the_place_of_the_password(
    paper: Server, mailbox: Mailbox, page: Page, passkeys: Any
) -> None:
    url, email = local(paper), "mara@readers.example"
    paper.rostra(
        "members", "add", "Mara Lindholm", "--email", email, "--password-stdin", stdin=PASSWORD
    )
    sign_in(page, url, email)
    page.goto(f"{url}/accounts/2fa/")
    page.get_by_role("link", name="Add a passkey").click()
    assert_accessible(page)
    page.get_by_label("Name of the passkey").fill("Phone")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.goto(f"{url}/accounts/2fa/webauthn/")
    expect(page.get_by_text("signs in alone")).to_be_visible()
    assert_accessible(page)
    assert "A passkey was added" in str(mailbox.next_to(email)["Subject"])
    sign_out(page)

    page.goto(f"{url}/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("link", name="Mara Lindholm")).to_be_visible()
    sign_out(page)

    sign_in(page, url, email)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("link", name="Mara Lindholm")).to_be_visible()


def test_a_passkey_that_is_not_there_is_said_calmly(
    paper: Server, page: Page, passkeys: Any
) -> None:
    page.goto(f"{local(paper)}/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("#passkey-said")).to_contain_text("The passkey was not used")


def test_without_javascript_all_but_passkeys_works(
    paper: Server, mailbox: Mailbox, plain_page: Page
) -> None:
    page, email = plain_page, "idris@readers.example"
    page.goto(f"{paper.url}/accounts/signup/")
    page.get_by_label("Name").fill("Idris Okoye")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    open_link(page, mailbox, email)
    page.get_by_role("button", name="Confirm").click()
    page.goto(f"{paper.url}/settings/")
    page.get_by_label("About you").fill("Ferries.")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    sign_out(page)

    page.goto(f"{paper.url}/accounts/login/")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)
    page.get_by_role("link", name="Forgotten password?").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Send the link").click()
    open_link(page, mailbox, email, after=1)
    page.get_by_label("New password").fill("another lantern, farther out")
    page.get_by_role("button", name="Save the password").click()
    page.goto(f"{paper.url}/settings/")
    expect(page.get_by_role("heading", name="Profile")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_an_account_is_accessible(
    paper: Server, new_page: PageMaker, scheme: str
) -> None:
    email = f"{scheme}@desk.example"
    paper.rostra(
        *("members", "add", "Samuel Adeyemi", "--email", email, "--role", "admin"),
        "--password-stdin",
        stdin=PASSWORD,
    )
    page = new_page(color_scheme=scheme)
    for path in ("login", "password/reset"):
        page.goto(f"{paper.url}/accounts/{path}/")
        assert_accessible(page)
    page.goto(f"{paper.url}/accounts/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill("wrong password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_focused()
    assert_accessible(page)
    sign_in(page, paper.url, email)
    for path in (
        *("settings", "settings/tokens", "settings/data", "settings/data/leave"),
        *("settings/sign-out", "accounts/email", "accounts/password/change", "accounts/2fa"),
        *("accounts/logout", "moderate/site", "moderate/site/mail", "moderate/members"),
        "moderate/names",
    ):
        page.goto(f"{paper.url}/{path}/")
        assert_accessible(page)
