"""What the API's operations have in common."""

from typing import Any

from django.http import JsonResponse
from ninja import Schema
from pydantic import ConfigDict


class Strict(Schema):
    """A request: unknown members are a mistake worth telling."""

    model_config = ConfigDict(extra="forbid")


class ProblemOut(Schema):
    """RFC 9457 problem details."""

    model_config = ConfigDict(extra="allow")
    type: str
    title: str
    status: int
    detail: str
    todo: str | None = None


def problems(*statuses: int) -> dict[int, Any]:
    """The refusals that an operation documents."""
    return dict.fromkeys(statuses, ProblemOut)


def answer(document: Any, status: int = 200, **headers: str) -> JsonResponse:
    """A JSON answer that no cache keeps."""
    response = JsonResponse(document, status=status, safe=False)
    response.headers["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response.headers[name] = value
    return response
