"""The real parts themselves: each is the thing it says, and watches what it promises to watch."""

import smtplib
from urllib.parse import urlsplit

import nats
import psycopg
import pytest
from django.db import connection
from playwright.sync_api import Page

from tests.support.accessibility import assert_accessible
from tests.support.browser import PageMaker
from tests.support.mail import Mailbox
from tests.support.server import Server, ServerMaker

PAGE = '<!doctype html><html lang="en"><title>A page</title><main><h1>Words</h1>{}</main></html>'


def test_the_server_is_ready_and_its_commands_work_beside_it(server: Server) -> None:
    assert server.client().get("/healthz").status_code == 200
    assert "default" in server.rostra("sites", "list")


def test_a_killed_server_comes_back_on_its_data(make_server: ServerMaker) -> None:
    server = make_server()
    server.rostra("sites", "add", "harbour", "--origin", "https://harbour.example")
    server.kill()
    assert server.process is not None
    assert server.process.returncode == -9
    server.start()
    assert "harbour" in server.rostra("sites", "list")


def test_the_server_runs_on_postgresql(make_server: ServerMaker, postgres_url: str) -> None:
    server = make_server(ROSTRA_DATABASE=postgres_url)
    server.rostra("sites", "add", "harbour", "--origin", "https://harbour.example")
    with psycopg.connect(postgres_url) as database:
        assert database.execute("SELECT count(*) FROM rostra_site").fetchone() == (2,)


@pytest.mark.both_databases
@pytest.mark.django_db
def test_django_is_on_the_database_that_was_asked_for() -> None:
    import os

    asked = "postgresql" if os.environ.get("ROSTRA_TEST_DATABASE") == "postgres" else "sqlite"
    assert connection.vendor == asked
    if asked == "sqlite":
        assert str(connection.settings_dict["NAME"]).endswith(".sqlite3")


async def _publish_and_fetch(url: str) -> bytes:
    client = await nats.connect(url)
    stream = client.jetstream()
    await stream.add_stream(name="TRIAL", subjects=["trial.>"])
    await stream.publish("trial.one", b"kept")
    subscription = await stream.pull_subscribe("trial.>", "reader")
    messages = await subscription.fetch(1, timeout=10)
    await client.drain()
    data: bytes = messages[0].data
    return data


@pytest.mark.asyncio
async def test_nats_keeps_what_is_published(nats_url: str) -> None:
    assert await _publish_and_fetch(nats_url) == b"kept"


def test_the_mailbox_keeps_mail(mailbox: Mailbox) -> None:
    address = urlsplit(mailbox.url)
    with smtplib.SMTP(address.hostname or "", address.port or 0) as connection:
        text = "To: ada@example.org\nSubject: Hello\n\nWords"
        connection.sendmail("rostra@example.org", ["ada@example.org"], text)
    assert mailbox.next_to("ada@example.org")["Subject"] == "Hello"


def test_a_page_without_a_text_for_its_picture_is_not_accessible(page: Page) -> None:
    page.set_content(PAGE.format("<p>Fine.</p>"))
    assert_accessible(page)
    page.set_content(PAGE.format('<img src="data:,">'))
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)


def test_a_plain_page_runs_no_script(plain_page: Page) -> None:
    plain_page.goto("data:text/html,<h1>Words</h1><script>document.body.innerHTML=''</script>")
    assert plain_page.get_by_text("Words").is_visible()


WATCHED = {
    "an error": "<script>throw new Error('broken')</script>",
    "a stranger": '<img alt="" src="http://stranger.example/pixel.gif">',
}


@pytest.mark.parametrize("fault", WATCHED)
def test_a_page_that_misbehaves_is_noticed(new_page: PageMaker, fault: str) -> None:
    faults: list[str] = []
    page = new_page(faults=faults)
    page.set_content(PAGE.format(WATCHED[fault]))
    assert len(faults) == 1
