"""The real server, from the outside."""

from tests.support.server import Server


def test_a_body_reaches_django(server: Server) -> None:
    with server.client() as client:
        answer = client.post("/accounts/login/", data={"login": "nobody", "password": "x" * 9000})
    assert answer.status_code == 403
    assert "open for too long" in answer.text
