"""One text makes the plain and the HTML part of a letter."""

from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone

import rostra
from rostra.members.letters import Paragraph, letter, paragraphs
from rostra.members.models import Member
from rostra.sites.models import Site

TEMPLATES = Path(rostra.__file__).parent / "members" / "templates"
LETTERS = sorted(
    str(path.relative_to(TEMPLATES)).removesuffix("_message.txt")
    for path in TEMPLATES.rglob("*_message.txt")
)


def test_a_line_with_a_colon_before_an_address_is_a_link() -> None:
    text = "Hello,\n\nopen this.\n\nConfirm it:\nhttps://x.example/a?b=c\n\nSee https://y.example"
    assert paragraphs(text) == [
        Paragraph("Hello,"),
        Paragraph("open this."),
        Paragraph("Confirm it", "https://x.example/a?b=c"),
        Paragraph("See https://y.example"),
    ]


@pytest.fixture
def values(site: Site, reader: Member) -> dict[str, Any]:
    """All that any letter is given."""
    Site.objects.filter(pk=site.pk).update(title="Tide & Harbour")
    site.refresh_from_db()
    reader.name = "Mara O'Neil"
    link = "https://talk.paper.example/accounts/x/"
    return {
        "site": site,
        "user": reader,
        "request": RequestFactory().get("/"),
        "email": reader.email,
        "activate_url": link,
        "password_reset_url": link,
        "signup_url": link,
        "timestamp": timezone.now(),
        "ip": "203.0.113.9",
        "user_agent": "A browser <script>",
        "from_email": "old@x.example",
        "to_email": "new@x.example",
        "deleted_email": "old@x.example",
    }


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_reads_well_in_both_parts(name: str, values: dict[str, Any]) -> None:
    made = letter(name, ["x@x.example"], values, sender="a@x.example", headers={})
    assert "\n" not in made.subject
    text, html = str(made.body), str(made.alternatives[0][0])
    assert "&amp;" not in made.subject + text
    assert "&#x27;" not in text
    assert "\n\n\n" not in text
    assert text.endswith("Tide & Harbour")
    assert "http" in text
    assert 'class="go" href="http' in html
    assert "Tide &amp; Harbour" in html
    assert "<script>" not in html
    assert html.count("Tide &amp; Harbour</p>") == 1


def test_there_is_a_letter_of_ours_for_each_that_django_allauth_sends() -> None:
    import allauth

    theirs = Path(allauth.__file__).parent / "templates"
    sent = {
        str(path.relative_to(theirs)).removesuffix("_message.txt")
        for folder in ("account/email", "mfa/email")
        for path in (theirs / folder).glob("*_message.txt")
    }
    not_used = {"base", "login_code", "password_reset_code"}  # switched off in the settings
    assert {n for n in sent if Path(n).name not in not_used} <= set(LETTERS)


def test_there_is_a_page_of_ours_for_each_that_can_be_reached() -> None:
    """A page of django-allauth's own would have neither our look nor our content policy."""
    import allauth

    theirs = Path(allauth.__file__).parent / "templates"
    pages = {
        str(path.relative_to(theirs))
        for folder in ("account", "mfa")
        for path in (theirs / folder).rglob("*.html")
    }
    only_parents = {path for path in pages if "/base" in path or "/snippets/" in path}
    switched_off = {
        "account/email.html",  # an account has one address: account/email_change.html
        "account/confirm_email_verification_code.html",
        "account/confirm_login_code.html",
        "account/confirm_password_reset_code.html",
        "account/confirm_phone_verification_code.html",
        "account/phone_change.html",
        "account/request_login_code.html",
        "account/signup_by_passkey.html",
        "mfa/trust.html",
        "mfa/webauthn/signup_form.html",
    }
    ours = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    assert pages - only_parents - switched_off <= ours
