"""Statements of reasons over the API, for their authors, and a site's rules."""

import uuid

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from rostra.members.auth import ANYBODY, MEMBER_ONLY, member_of, required_member
from rostra.moderation.models import StatementOfReasons
from rostra.moderation.selectors import find_statement, statements_of
from rostra.moderation.services.site_rules import offered_rules, save_rule
from rostra.sites.requests import site_of
from rostra.store.api import Strict, answer, problems

router = Router(auth=MEMBER_ONLY, tags=["statements"])
MOST = 200


class RuleOut(Schema):
    """A rule as it is worded; link: where it is explained, or ""."""

    name: str
    title: str
    text: str
    link: str


class RuleIn(Strict):
    """A rule's words; offered: whether moderators may choose it."""

    title: str = Field(max_length=80)
    text: str = Field(max_length=300)
    link: str = Field("", max_length=300)
    offered: bool = True


class StatementOfReasonsOut(Schema):
    """Why something was restricted, as its author is told it; comment: None for the account."""

    id: str
    comment: str | None
    restriction: str
    rule: RuleOut | None
    facts: str
    note: str
    automated_detection: bool
    automated_decision: bool
    made_at: str
    until: str | None
    appeal_until: str
    withdrawn_at: str | None


class StatementsOut(Schema):
    """One's own statements, newest first."""

    statements: list[StatementOfReasonsOut]


class RulesOut(Schema):
    """The rules that moderators of a site choose from."""

    rules: list[RuleOut]


@router.get("/rules", auth=ANYBODY, response={200: RulesOut}, summary="Read the rules")
def read_rules(request: HttpRequest) -> HttpResponse:
    """What a rejection may rest on, in the order that moderators see."""
    rules = offered_rules(site_of(request).pk)
    return answer({"rules": [rule_document(r.name, r.title, r.text, r.link) for r in rules]})


@router.put(
    "/rules/{name}",
    response={200: RuleOut, **problems(401, 403, 422)},
    summary="Word a rule",
)
def word_rule(request: HttpRequest, name: str, body: RuleIn) -> HttpResponse:
    """Word one of the rules that every site has, or add one of the site's own; editors."""
    saved = save_rule(
        site_of(request), required_member(request), name,
        title=body.title, text=body.text, link=body.link, offered=body.offered,
    )  # fmt: skip
    return answer(rule_document(saved.name, saved.title, saved.text, saved.link))


@router.get(
    "/statements",
    response={200: StatementsOut, **problems(401)},
    summary="Read decisions about oneself",
)
def read_statements(request: HttpRequest, limit: int = 50) -> HttpResponse:
    """What the member was told of restrictions, newest first, at most 200."""
    rows = statements_of(required_member(request), site_of(request))
    listed = [statement_document(each) for each in rows[: max(1, min(limit, MOST))]]
    return answer({"statements": listed})


@router.get(
    "/statements/{statement_id}",
    response={200: StatementOfReasonsOut, **problems(401, 404)},
    summary="Read one statement of reasons",
)
def read_statement(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    """For its author, and for moderators of its site."""
    return answer(statement_document(find_statement(statement_id, member_of(request))))


def statement_document(statement: StatementOfReasons) -> dict[str, object]:
    """A statement as JSON-ready data."""
    return {
        "id": str(statement.pk),
        "comment": str(statement.comment_id) if statement.comment_id else None,
        "restriction": statement.restriction,
        "rule": rule_document(
            statement.rule, statement.rule_title, statement.rule_text, statement.rule_link
        )
        if statement.rule
        else None,
        "facts": statement.facts,
        "note": statement.note,
        "automated_detection": statement.automated_detection,
        "automated_decision": statement.automated_decision,
        "made_at": statement.made_at.isoformat(),
        "until": statement.until.isoformat() if statement.until else None,
        "appeal_until": statement.appeal_until.isoformat(),
        "withdrawn_at": statement.withdrawn_at.isoformat() if statement.withdrawn_at else None,
    }


def rule_document(name: str, title: str, text: str, link: str) -> dict[str, str]:
    """A rule as JSON-ready data."""
    return {"name": name, "title": title, "text": text, "link": link}
