"""Articles over the API, as an editor's program sends them."""

import json
from typing import Any

import pytest
from django.test import Client

from rostra.members.models import Member
from rostra.members.services.tokens import create_token
from tests.cast import Cast

pytestmark = pytest.mark.django_db

STORY = """Second crane arrives in the harbour

HAVN (Nordpress) - The harbour's second crane came by sea on Tuesday, the port office said.

"It is taller than the church," said Ida Moen, who runs the port.

Comments on this story are closed until 4 March 2031.
"""


def program(member: Member) -> Client:
    token = create_token(member, label="test")
    text = token if isinstance(token, str) else token[-1]
    return Client(headers={"authorization": f"Bearer {text}"})


def send(client: Client, body: Any) -> Any:
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post("/api/v1/articles", data, content_type="application/json")


def test_a_text_becomes_an_article_with_a_thread(cast: Cast) -> None:
    answer = send(
        program(cast.editor), {"text": STORY, "url": "https://paper.example/crane?utm_source=x"}
    )
    assert answer.status_code == 201
    body = answer.json()
    assert body["headline"] == "Second crane arrives in the harbour"
    assert (body["agency"], body["place"]) == ("Nordpress", "HAVN")
    assert body["url"] == "https://paper.example/crane"
    assert (body["commenting"], body["until"][:10]) == ("suspended", "2031-03-04")
    assert [s["speaker"] for s in body["statements"] if s["kind"] == "direct"] == ["Ida Moen"]
    thread = Client().get("/api/v1/threads", {"article": body["id"]})
    assert thread.status_code == 200
    again = send(program(cast.editor), {"text": STORY, "url": "https://paper.example/crane"})
    assert (again.status_code, again.json()["id"]) == (200, body["id"])
    assert Client().get(f"/api/v1/articles/{body['id']}").json() == again.json()


def test_fields_are_taken_as_they_are(cast: Cast) -> None:
    fields = {"headline": "Tide tables", "paragraphs": ["High at noon.", "Low at six."],
              "section": "Sea", "language": "en"}  # fmt: skip
    body = send(program(cast.editor), fields).json()
    assert (body["paragraphs"], body["section"]) == (fields["paragraphs"], "Sea")


def test_only_editors_add(cast: Cast) -> None:
    assert send(Client(), {"text": STORY}).status_code == 401
    assert send(program(cast.reader), {"text": STORY}).status_code == 403
    assert Client().get("/api/v1/articles").json() == {"articles": [], "next": None}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": ""}, 422),
        ({"text": "x", "html": "<p>x"}, 422),
        ({"text": STORY, "url": "no address"}, 422),
        ({"url": "http://127.0.0.1/"}, 422),
        ({"headline": "Only a headline", "colour": "red"}, 422),
        ("{", 400),
        (b"\xff", 400),
        ([], 422),
    ],
)
def test_what_is_no_article_is_refused(cast: Cast, body: Any, status: int) -> None:
    answer = send(program(cast.editor), body)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["todo"]
    assert Client().get("/api/v1/articles").json()["articles"] == []


def test_the_list_pages_without_loss(cast: Cast) -> None:
    editor = program(cast.editor)
    for number in range(7):
        send(editor, {"headline": f"Story {number}", "paragraphs": [f"Text {number}."]})
    seen: list[str] = []
    cursor = ""
    while True:
        page = Client().get("/api/v1/articles", {"limit": 3, "cursor": cursor}).json()
        seen += [article["headline"] for article in page["articles"]]
        if not page["next"]:
            break
        cursor = page["next"]
    assert seen == [f"Story {number}" for number in reversed(range(7))]
    assert Client().get("/api/v1/articles", {"cursor": "x"}).status_code == 400
    assert Client().get("/api/v1/articles", {"limit": 0}).status_code == 422
