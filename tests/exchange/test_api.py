"""What holds for every address of the API."""

import pytest
from django.test import Client

from rostra.exchange.api import api
from tests.cast import Cast
from tests.support.callers import Caller

pytestmark = pytest.mark.django_db

METHODS = {"get", "post", "put", "patch", "delete"}


def test_its_description_names_every_refusal_as_a_problem_document(cast: Cast) -> None:
    description = Client().get("/api/v1/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    operations = [
        (path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    assert len(operations) >= 12
    for path, method, operation in operations:
        assert path.startswith("/api/v1/")
        assert method in METHODS
        assert operation["summary"]
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"]


def test_operation_names_are_told_apart() -> None:
    schema = api.get_openapi_schema()
    names = [op["operationId"] for ops in schema["paths"].values() for op in ops.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", ["/", "/nothing", "/comments", "/threads/x/y/z"])
def test_what_is_not_there(cast: Cast, path: str) -> None:
    assert Caller().get(path).json()["type"] == "/problems/not-found"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/threads"),
        ("POST", "/comments/x"),
        ("GET", "/comments/x/flags"),
        ("PATCH", "/drafts"),
    ],
)
def test_what_is_not_done_there(cast: Cast, method: str, path: str) -> None:
    response = Caller().send(method, path)
    assert response.status_code == 405
    assert response.headers["Allow"]
    assert response.json()["type"] == "/problems/method-not-allowed"


@pytest.mark.parametrize("key", ["x", "0", "019a0000", "%00", "..%2f..", "ü" * 50])
def test_keys_that_are_none(cast: Cast, key: str) -> None:
    for path in (f"/comments/{key}", f"/comments/{key}/revisions"):
        assert Caller().get(path).status_code in {404, 422}
    response = Caller(cast.reader).post(f"/threads/{key}/comments", {"text": "A remark."})
    assert response.status_code in {404, 422}


def test_faults_of_ours_are_told_calmly(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rostra.comments.api.comments.find_comment", lambda *args: 1 / 0)
    response = Caller().get(f"/comments/{cast.reader.pk}")
    assert response.status_code == 500
    assert "division" not in response.content.decode()
    assert response.json()["todo"]
