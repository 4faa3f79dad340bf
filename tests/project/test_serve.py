"""`rostra serve` and the address it was given."""

import json

from tests.cast import MODERATOR
from tests.support.people import token_of
from tests.support.server import Server, ServerMaker

STORY = "Tide gate opens\n\nTERN BAY (Nordpress) - The gate opened on Monday, the harbour said.\n"


def link_to_a_comment(server: Server) -> str:
    story = json.loads(server.rostra("articles", "add", "-", "--json", stdin=STORY))
    posted = server.client(token_of(server, MODERATOR)).post(
        f"/api/v1/threads/{story['id']}/comments", json={"text": "At last."}
    )
    link: str = posted.json()["url"]
    return link


def test_links_lead_to_where_it_serves(server: Server) -> None:
    assert link_to_a_comment(server).startswith(f"{server.url}/")


def test_links_lead_to_the_public_address_where_one_is_set(make_server: ServerMaker) -> None:
    server = make_server(ROSTRA_URL="https://talk.paper.example")
    assert link_to_a_comment(server).startswith("https://talk.paper.example/")


def test_it_answers_to_the_host_it_was_given(make_server: ServerMaker) -> None:
    server = make_server("--host", "127.0.0.2")
    assert server.client().get("/accounts/login/").status_code == 200
