"""The real server, from the outside."""

from tests.support.server import Server


def test_a_body_reaches_django(server: Server) -> None:
    with server.client() as client:
        answer = client.post("/accounts/login/", data={"login": "nobody", "password": "x" * 9000})
    assert answer.status_code == 403
    assert "open for too long" in answer.text


def test_a_host_that_is_not_answered_gets_a_page_of_errors(server: Server) -> None:
    with server.client() as client:
        answer = client.get("/", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "could not be understood" in answer.text
