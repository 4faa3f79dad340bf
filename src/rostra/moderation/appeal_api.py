"""Appeals over the API: authors make them, moderators decide."""

import uuid
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from rostra.members.auth import MEMBER_ONLY, required_member
from rostra.moderation.api import moderator
from rostra.moderation.models import Appeal
from rostra.moderation.selectors import find_statement, is_author
from rostra.moderation.services.appeals import appeal, decide_appeal, open_appeals
from rostra.sites.requests import site_of
from rostra.store.api import Strict, answer, problems
from rostra.store.problems import forbidden

router = Router(auth=MEMBER_ONLY, tags=["statements"])
MOST = 200


class AppealIn(Strict):
    """Why a decision should be looked at again."""

    text: str = Field(max_length=20_000)


class OutcomeIn(Strict):
    """What the second look came to; the author reads `explanation`."""

    outcome: Literal["upheld", "overturned"]
    explanation: str = Field(max_length=20_000)


class AppealOut(Schema):
    """An appeal and, once it is decided, its outcome. state: open, upheld, overturned, closed."""

    id: str
    statement: str
    comment: str | None
    text: str
    state: str
    explanation: str
    same_reader: bool
    made_at: str
    decided_at: str | None


class AppealsOut(Schema):
    """Appeals that wait, oldest first."""

    appeals: list[AppealOut]


@router.post(
    "/statements/{statement_id}/appeals",
    response={201: AppealOut, **problems(401, 403, 404, 409, 422)},
    summary="Appeal against a decision",
)
def make(request: HttpRequest, statement_id: uuid.UUID, body: AppealIn) -> HttpResponse:
    """Once, by its author, until `appeal_until`."""
    member = required_member(request)
    statement = find_statement(statement_id, member)
    if not is_author(statement, member):
        raise forbidden("Only its author can appeal.")
    return answer(appeal_document(appeal(statement, body.text)), 201)


@router.get(
    "/appeals", response={200: AppealsOut, **problems(401, 403)}, summary="Read open appeals"
)
def read_open(request: HttpRequest, limit: int = 50) -> HttpResponse:
    """What waits for a second look, at most 200, for moderators."""
    rows = open_appeals(site_of(request), moderator(request))
    listed = [appeal_document(each) for each in rows[: max(1, min(limit, MOST))]]
    return answer({"appeals": listed})


@router.post(
    "/appeals/{appeal_id}/outcome",
    response={200: AppealOut, **problems(401, 403, 404, 409, 422)},
    summary="Decide an appeal",
)
def decide(request: HttpRequest, appeal_id: uuid.UUID, body: OutcomeIn) -> HttpResponse:
    """Uphold the decision, or overturn it; by somebody else than who made it."""
    overturn = body.outcome == "overturned"
    decided = decide_appeal(
        appeal_id, moderator(request), overturn=overturn, explanation=body.explanation
    )
    return answer(appeal_document(decided))


def appeal_document(found: Appeal) -> dict[str, object]:
    """An appeal as JSON-ready data; who decided is not told."""
    comment = found.statement.comment_id
    return {
        "id": str(found.pk),
        "statement": str(found.statement_id),
        "comment": str(comment) if comment else None,
        "text": found.text,
        "state": str(found.state),
        "explanation": found.explanation,
        "same_reader": found.same_reader,
        "made_at": found.made_at.isoformat(),
        "decided_at": found.decided_at.isoformat() if found.decided_at else None,
    }
