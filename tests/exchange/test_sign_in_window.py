"""The window in which a reader agrees to comment on a publisher's page."""

import datetime as dt
import html
import re
from urllib.parse import quote

import pytest
from django.test import Client

from rostra.members.models import ApiToken
from rostra.members.services.tokens import verify_token
from rostra.sites.services import change_origins
from rostra.store.clock import now
from tests.cast import Cast

pytestmark = pytest.mark.django_db

PAPER = "https://paper.example"
WINDOW = f"/embed/sign-in/?origin={PAPER}"


@pytest.fixture
def window(cast: Cast) -> Client:
    """A window on our own origin, where a reader is signed in."""
    change_origins(cast.site, add=[PAPER])
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.reader)
    return client


def agree(window: Client) -> str:
    """The page that is answered to the button."""
    asked = window.get(WINDOW).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', asked)
    assert found
    return window.post(WINDOW, {"csrfmiddlewaretoken": found[1]}).content.decode()


def test_it_asks_first(window: Client) -> None:
    asked = window.get(WINDOW)
    assert "Comment as Mara Lindholm on" in asked.content.decode()
    assert "no-store" in asked.headers["Cache-Control"]
    assert "frame-ancestors 'none'" in asked.headers["Content-Security-Policy"]
    assert "Cross-Origin-Opener-Policy" not in asked.headers
    assert not ApiToken.objects.exists()


def test_the_button_makes_a_token_for_this_origin_alone(cast: Cast, window: Client) -> None:
    answer = agree(window)
    found = re.search(r'data-token="(rst_[\w-]+)" data-origin="([^"]+)"', answer)
    assert found
    token = verify_token(found[1])
    assert (token.member, token.origin, html.unescape(found[2])) == (cast.reader, PAPER, PAPER)
    assert token.label == f"Comments on {PAPER}"
    assert token.expires_at
    assert dt.timedelta(days=29) < token.expires_at - now() < dt.timedelta(days=31)


def test_the_reader_finds_it_among_their_tokens_and_revokes_it(window: Client) -> None:
    agree(window)
    token = ApiToken.objects.get()
    client = Client()
    client.force_login(token.member)
    assert f"Comments on {PAPER}" in client.get("/settings/tokens/").content.decode()
    client.post(f"/settings/tokens/{token.pk}/revoke/")
    assert not ApiToken.objects.get().is_valid


def test_somebody_signed_out_signs_in_first_and_comes_back(window: Client) -> None:
    answer = Client().get(WINDOW)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/accounts/login/?next={quote(WINDOW)}"


def test_another_site_cannot_press_the_button(window: Client) -> None:
    forged = Client(enforce_csrf_checks=True, headers={"origin": "https://thief.example"})
    forged.cookies = window.cookies
    assert forged.post(WINDOW).status_code == 403
    assert window.post(WINDOW).status_code == 403
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(
    "origin", ["", "null", "https://thief.example", "http://paper.example", f"{PAPER}/", "*"]
)
def test_an_origin_that_is_not_listed_is_refused(window: Client, origin: str) -> None:
    answer = window.get("/embed/sign-in/", {"origin": origin})
    assert answer.status_code == 403
    assert "This page may not sign you in" in answer.content.decode()
