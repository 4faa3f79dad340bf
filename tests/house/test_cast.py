"""The cast of the tests."""

import json

from tests.cast import MODERATOR, PASSWORD, Cast
from tests.support.people import token_of
from tests.support.server import Server


def test_everybody_has_their_role_and_can_sign_in(cast: Cast) -> None:
    assert [cast.moderator.role, cast.editor.role, cast.admin.role] == [
        "moderator",
        "editor",
        "admin",
    ]
    assert cast.reader.check_password(PASSWORD)
    assert cast.newcomer.accepted_comments == 0 < cast.second_reader.accepted_comments
    assert cast.newcomer.joined_at > cast.reader.joined_at


def test_somebody_of_the_cast_has_one_account_on_a_server(server: Server) -> None:
    token = token_of(server, MODERATOR)
    assert token_of(server, MODERATOR) == token
    listed = json.loads(server.rostra("members", "list", "--json"))
    roles = {one["email"]: one["role"] for one in listed}
    assert roles[MODERATOR.email] == "moderator"
