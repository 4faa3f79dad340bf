"""First start, site, members and names, for those who may see them."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.test import Client

from rostra.members.models import HeldText, Member
from rostra.members.services.setup import new_setup_link
from rostra.sites.models import Site
from tests.cast import PASSWORD
from tests.members.web import forget_limits, mail_settings, sign_in
from tests.support.mail import Mailbox
from tests.support.waiting import free_port

ADMIN_PAGES = ("/moderate/site/", "/moderate/site/mail/", "/moderate/members/", "/setup/site/")
FIRST = {"name": "Yuki Tanabe", "email": "yuki@desk.example", "password": PASSWORD}


@pytest.fixture(autouse=True)
def _limits(site: Site) -> Iterator[None]:
    forget_limits()
    yield
    forget_limits()


@pytest.fixture
def desk(client: Client, admin: Member) -> Client:
    """The administrator's browser, signed in."""
    sign_in(client, admin.email)
    return client


def test_the_first_start_leads_from_the_link_to_a_working_site(
    client: Client, site: Site, settings: Any, mailbox: Mailbox
) -> None:
    mail_settings(settings, mailbox)
    path = new_setup_link(site)
    assert path is not None
    assert "You are the first here" in client.get(path).text
    step = client.post(path, FIRST, follow=True)
    assert step.redirect_chain[-1][0] == "/setup/site/"
    form = {"title": "Harbour Courier", "origins": "https://a.example\nhttps://b.example:8443"}
    step = client.post("/setup/site/", form | {"time_zone": "Europe/Oslo"}, follow=True)
    assert step.redirect_chain[-1][0] == "/setup/mail/"
    site.refresh_from_db()
    assert site.origins == ["https://a.example", "https://b.example:8443"]
    page = client.post("/setup/mail/", {"to": "yuki@desk.example"})
    assert "took the letter" in page.text
    assert "250 kept" in page.text
    letter = mailbox.next_to("yuki@desk.example")
    assert str(letter["From"]) == "Harbour Courier <talk@paper.example>"
    assert client.get(path).status_code == 404


def test_a_wrong_link_is_a_page_that_says_what_to_do(client: Client, site: Site) -> None:
    answer = client.get("/setup/made-up/")
    assert answer.status_code == 404
    assert "rostra serve" in answer.text


def test_a_weak_password_is_an_error_of_its_field(client: Client, site: Site) -> None:
    path = new_setup_link(site)
    assert path is not None
    page = client.post(path, FIRST | {"password": "password"})
    assert 'id="id_password_error"' in page.text
    assert not Member.objects.exists()


@pytest.mark.parametrize("path", ADMIN_PAGES)
def test_administrators_pages_are_for_them_alone(
    client: Client, moderator: Member, path: str
) -> None:
    assert client.get(path).status_code == 302
    sign_in(client, moderator.email)
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", [*ADMIN_PAGES, "/moderate/names/"])
def test_they_open_for_administrators(desk: Client, path: str) -> None:
    assert desk.get(path).status_code == 200


def test_the_bar_shows_each_member_of_staff_their_pages(desk: Client, moderator: Member) -> None:
    assert "/moderate/members/" in desk.get("/moderate/names/").text
    other = Client()
    sign_in(other, moderator.email)
    page = other.get("/moderate/names/").text
    assert "/moderate/names/" in page
    assert "/moderate/members/" not in page


SITE = {
    "title": "Harbour Courier",
    "origins": "https://courier.example",
    "time_zone": "Europe/Oslo",
    "community_rules": "Be kind.",
    "guests_allowed": "on",
    "edit_minutes": "15",
    "slow_seconds": "60",
}


def test_the_site_is_changed(desk: Client, site: Site) -> None:
    assert "Saved." in desk.post("/moderate/site/", SITE, follow=True).text
    site.refresh_from_db()
    assert (site.title, site.guests_allowed, site.edit_minutes) == ("Harbour Courier", True, 15)
    assert site.origins == ["https://courier.example"]


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"origins": "courier.example"}, "is no origin"),
        ({"origins": "https://courier.example/path"}, "more than an origin"),
        ({"time_zone": "Mars/Olympus"}, "valid choice"),
        ({"slow_seconds": "0"}, "greater than"),
        ({"title": ""}, "required"),
    ],
)
def test_a_fault_changes_nothing_and_is_told(
    desk: Client, site: Site, change: dict[str, str], because: str
) -> None:
    assert because in desk.post("/moderate/site/", SITE | change).text
    site.refresh_from_db()
    assert site.title == "Rostra"


def test_a_key_for_the_publishers_sign_in_is_made_and_replaced(desk: Client, site: Site) -> None:
    keys = []
    for _ in range(2):
        desk.post("/moderate/site/key/")
        site.refresh_from_db()
        keys.append(site.sign_in_key)
    assert len(set(keys)) == 2
    assert all(len(key) >= 32 for key in keys)


class Refusing:
    """A mail server that refuses at one step of the conversation."""

    def __init__(self, step: str) -> None:
        self.step = step

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, *rest: Any) -> str:
        if self.step == "sender":
            return "553 5.7.1 this sender is not ours"
        envelope.mail_from = rest[0]
        return "250 ok"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, *rest: Any) -> str:
        if self.step == "recipient":
            return "550 5.1.1 nobody here"
        envelope.rcpt_tos.append(rest[0])
        return "250 ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        return "554 5.7.1 looks like spam"


@pytest.mark.parametrize(
    ("step", "said", "server"),
    [
        ("sender", "does not accept the sender", "553 5.7.1 this sender is not ours"),
        ("recipient", "does not accept this recipient", "550 5.1.1 nobody here"),
        ("letter", "did not take the letter", "554 5.7.1 looks like spam"),
    ],
)
def test_a_refusing_mail_server_is_explained_in_its_own_words(
    desk: Client, settings: Any, mailbox: Mailbox, step: str, said: str, server: str
) -> None:
    mail_settings(settings, mailbox)
    settings.EMAIL_PORT = free_port()
    refusing = Controller(Refusing(step), hostname="127.0.0.1", port=settings.EMAIL_PORT)
    refusing.start()
    try:
        page = desk.post("/moderate/site/mail/", {"to": "yuki@desk.example"})
    finally:
        refusing.stop()
    assert said in page.text
    assert server in page.text


def test_other_troubles_of_mail_are_explained(
    desk: Client, settings: Any, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said() -> str:
        return desk.post("/moderate/site/mail/", {"to": "yuki@desk.example"}).text

    assert "No mail server is set" in said()
    mail_settings(settings, mailbox)
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "user", "word"
    assert "cannot do what is asked" in said()
    settings.EMAIL_HOST_USER = ""
    settings.EMAIL_USE_SSL = True
    assert "No safe connection" in said()
    settings.EMAIL_USE_SSL, settings.EMAIL_USE_TLS = False, True
    assert "cannot do what is asked" in said()
    settings.EMAIL_USE_TLS = False
    settings.EMAIL_PORT = free_port()
    assert "Nothing answers" in said()
    settings.EMAIL_HOST = "mail.invalid"
    assert "There is no machine called" in said()
    monkeypatch.setattr("rostra.members.services.mail_test.TIMEOUT_S", 0.2)
    with silent_server() as port:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        assert "did not answer within ten seconds" in said()


def silent_server() -> Any:
    """Something that accepts connections and says nothing."""
    import socket
    from contextlib import contextmanager

    @contextmanager
    def listening() -> Iterator[int]:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            done = threading.Event()
            yield listener.getsockname()[1]
            done.set()

    return listening()


def test_members_are_found_by_name_address_and_role(
    desk: Client, reader: Member, moderator: Member
) -> None:
    assert reader.email in desk.get("/moderate/members/?q=lindholm").text
    assert moderator.email not in desk.get("/moderate/members/?q=lindholm").text
    only = desk.get("/moderate/members/?role=moderator").text
    assert moderator.email in only
    assert reader.email not in only
    assert "Nobody matches" in desk.get("/moderate/members/?q=%E2%98%83&page=99").text


def test_a_role_is_asked_once_more_then_changed_and_logged(desk: Client, reader: Member) -> None:
    path = f"/moderate/members/{reader.id}/"
    asked = desk.post(f"{path}role/", {"role": "moderator", "reason": "helps"})
    assert "Make Mara Lindholm moderator?" in asked.text
    reader.refresh_from_db()
    assert reader.role == "reader"
    desk.post(f"{path}role/", {"role": "moderator", "reason": "helps", "sure": "yes"})
    reader.refresh_from_db()
    assert reader.role == "moderator"
    page = desk.get(path).text
    assert "reader became moderator" in page
    assert "helps" in page


def test_a_member_is_suspended_and_restored(desk: Client, reader: Member) -> None:
    path = f"/moderate/members/{reader.id}/"
    desk.post(f"{path}standing/", {"act": "suspend", "until": "2999-01-31", "reason": "raid"})
    assert "suspended until 31 January 2999, 23:59" in desk.get(path).text
    desk.post(f"{path}standing/", {"act": "restore", "reason": "a mistake"})
    reader.refresh_from_db()
    assert not reader.is_suspended
    wrong = desk.post(f"{path}standing/", {"act": "suspend", "until": "soon"})
    assert wrong.status_code == 422


def test_members_of_another_site_are_not_shown(desk: Client, other_site: Site) -> None:
    from rostra.members.services.accounts import add_member

    stranger = add_member(other_site, name="Olaf Berg", email="olaf@other.example")
    assert desk.get(f"/moderate/members/{stranger.id}/").status_code == 404
    assert "olaf" not in desk.get("/moderate/members/").text


def test_a_moderator_decides_on_a_name(client: Client, reader: Member, moderator: Member) -> None:
    held = HeldText.objects.create(
        site=reader.site, member=reader, kind="name", text="Cabbage Mara", reasons=["A reason."]
    )
    sign_in(client, moderator.email)
    page = client.get("/moderate/names/").text
    assert "Cabbage Mara" in page
    assert "A reason." in page
    client.post(f"/moderate/names/{held.id}/", {"act": "approve"})
    reader.refresh_from_db()
    assert reader.name == "Cabbage Mara"
    again = client.post(f"/moderate/names/{held.id}/", {"act": "reject"})
    assert again.status_code == 409


def test_readers_see_no_waiting_names(client: Client, reader: Member) -> None:
    sign_in(client, reader.email)
    assert client.get("/moderate/names/").status_code == 403
