"""The REST API at /api/v1/: the rooms' routers, one form of error, one description (OpenAPI)."""

import json
import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

from rostra.comments.api import router as comments_router
from rostra.exchange.article_api import router as articles_router
from rostra.exchange.sign_in_api import router as sign_in_router
from rostra.gate.api import router as gate_router
from rostra.gate.schedule_api import router as schedule_router
from rostra.members.auth import sign_in_needed
from rostra.moderation.api import router as moderation_router
from rostra.moderation.appeal_api import router as appeals_router
from rostra.moderation.statement_api import router as statements_router
from rostra.store.answers import MEDIA_TYPE, problem_json
from rostra.store.nesting import DEEPEST, is_deep
from rostra.store.problems import Problem, unstorable

log = logging.getLogger(__name__)

PROBLEM_STATUSES = range(400, 600)


class StrictJson(Parser):
    """Reads a JSON body; one that is none is a 400 Problem, never a traceback."""

    def parse_body(self, request: HttpRequest) -> Any:
        return read_json(request.body)


def read_json(body: bytes) -> Any:
    """`body` as JSON text in UTF-8 (RFC 8259). Raises a 400 Problem otherwise."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise malformed("The body is not UTF-8 text.") from error
    try:
        data = json.loads(text, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        raise malformed("The body is not JSON.") from error
    if is_deep(data):
        raise malformed(f"The body is nested more than {DEEPEST} levels deep.")
    if "\\u" in text and not is_unicode(data):
        raise malformed("The body has half of a surrogate pair, which is no character.")
    return data


def refuse_constant(name: str) -> Any:
    """NaN and Infinity are not JSON."""
    raise ValueError(f"{name} is not JSON")


def is_unicode(data: Any) -> bool:
    """Whether every string in `data` can be written as UTF-8."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


def malformed(detail: str) -> Problem:
    """The 400 Problem of a request that cannot be read."""
    return Problem(
        "malformed", "Not understood", status=400, detail=detail, todo="Send JSON in UTF-8."
    )


class Api(NinjaAPI):
    """NinjaAPI whose description says which refusals there are: those that an operation names, and
    those that its form brings with it. All are problem documents."""

    def get_openapi_schema(self, *args: Any, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(*args, **options)
        for operations in schema["paths"].values():
            for operation in operations.values():
                describe_refusals(operation)
        return schema


def describe_refusals(operation: dict[str, Any]) -> None:
    """Name each refusal of an operation, in place. A bad token is refused everywhere."""
    named = {int(status) for status in operation["responses"]}
    refusals = {status for status in named if status in PROBLEM_STATUSES} | {401}
    if operation.get("parameters") or "requestBody" in operation:
        refusals.add(422)
    if "requestBody" in operation:
        refusals |= {400, 408, 413}
    for status in sorted(refusals):
        operation["responses"][status] = {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}},
        }


api = Api(
    title="Rostra",
    version="1",
    description="Articles and their threads. Errors are problem documents (RFC 9457).",
    urls_namespace="api-v1",
    docs_url=None,
    parser=StrictJson(),
)
api.add_router("", articles_router)
api.add_router("", comments_router)
api.add_router("", gate_router)
api.add_router("", schedule_router)
api.add_router("", moderation_router)
api.add_router("", statements_router)
api.add_router("", appeals_router)
api.add_router("", sign_in_router)


@api.exception_handler(Problem)
def on_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A refusal of ours."""
    return problem_json(problem)


@api.exception_handler(ValidationError)
def on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A request of the wrong shape: each fault with its place."""
    errors = [{"at": place_of(fault["loc"]), "text": fault["msg"]} for fault in error.errors]
    first = errors[0] if errors else {"at": "", "text": "it does not fit"}
    return problem_json(
        Problem(
            "invalid",
            "Not valid",
            status=422,
            detail=f"The request does not fit: {first['at']}: {first['text']}.",
            todo="Compare it with /api/v1/openapi.json.",
            errors=errors,
        )
    )


def place_of(loc: Sequence[object]) -> str:
    """Where a fault is: "text", "query.limit". The name that the code gives a body is left out."""
    inside = loc[2:] if loc[0] == "body" and len(loc) > 2 else loc
    return ".".join(str(part) for part in inside)


@api.exception_handler(AuthenticationError)
def on_unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """A request that needs an account and came without."""
    return problem_json(sign_in_needed())


@api.exception_handler(Http404)
def on_missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Nothing there."""
    return problem_json(
        Problem("not-found", "Not found", status=404, detail="There is nothing at this address.")
    )


@api.exception_handler(HttpError)
def on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework refuses; it wraps what `StrictJson` raises."""
    if isinstance(error.__cause__, Problem):
        return problem_json(error.__cause__)
    status = error.status_code
    return problem_json(Problem("bad-request", "Not understood", status=status, detail=str(error)))


@api.exception_handler(RequestDataTooBig)
def on_too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """A body above DATA_UPLOAD_MAX_MEMORY_SIZE."""
    return problem_json(
        Problem(
            "too-large",
            "Too large",
            status=413,
            detail="The request is larger than anything this can take.",
            todo="Send less at a time.",
        )
    )


@api.exception_handler(DataError)
def on_unstorable(request: HttpRequest, error: DataError) -> HttpResponse:
    """What the database cannot hold: too long for its column, or NUL."""
    log.warning("the database could not hold what was sent to %s", request.path, exc_info=error)
    return problem_json(unstorable())


@api.exception_handler(UnreadablePostError)
def on_broken_off(request: HttpRequest, error: UnreadablePostError) -> HttpResponse:
    """A request that ended before its body did."""
    return problem_json(malformed("The request broke off before its end."))
