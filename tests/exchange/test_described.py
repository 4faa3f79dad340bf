"""The API does what its description says, whatever is sent to it."""

import json
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from rostra.exchange.api import api
from tests.cast import ADMIN
from tests.support.people import token_of
from tests.support.server import Server
from tests.support.waiting import free_port

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
STORY = """Harbour clock runs again

HAVN (Nordpress) - The clock on the harbour office runs again, the port office said on Tuesday.

"It is four minutes slow, as it always was," said Ida Moen, who runs the port.
"""


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that may be left in any state."""
    running = Server(tmp_path_factory.mktemp("described") / "data", free_port())
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def token(own_server: Server) -> str:
    """An administrator's; the article and the comment that can be asked for are made first."""
    text = token_of(own_server, ADMIN)
    added = own_server.rostra("articles", "add", "-", "--json", stdin=STORY)
    there["article_id"] = json.loads(added)["id"]
    written = own_server.client(text).post(
        f"/api/v1/threads/{there['article_id']}/comments", json={"text": "It rings, too."}
    )
    there["comment_id"] = written.json()["id"]
    return text


there: dict[str, str] = {}
schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema())))


@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_sent(case: Case, own_server: Server, token: str) -> None:
    known = {name: there[name] for name in case.path_parameters or () if name in there}
    case.path_parameters = {**(case.path_parameters or {}), **known}  # what is there, not chance
    headers = {"Authorization": f"Bearer {token}"}
    case.call_and_validate(base_url=own_server.url, headers=headers, checks=CHECKS)
