"""A statement of reasons as its author reads it: plain values, ready to show."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rostra.moderation.models import StatementOfReasons
from rostra.moderation.wording import RESTRICTIONS
from rostra.store.clock import now


@dataclass(frozen=True, slots=True)
class StatementView:
    """What happened, why, who decided, until when, and what can be done."""

    id: str
    path: str
    title: str
    happened: str
    facts: list[str]
    note: str
    rule_title: str
    rule_text: str
    rule_link: str
    who: str
    made: dt.datetime
    until: dt.datetime | None
    appeal_until: dt.datetime
    may_appeal: bool
    withdrawn: dt.datetime | None
    text: str
    written: dt.datetime | None
    headline: str
    article_url: str


def statement_view(statement: StatementOfReasons) -> StatementView:
    """`statement` as its author reads it."""
    comment = statement.comment
    article = comment.thread.article if comment else None
    title, happened = RESTRICTIONS[statement.restriction]
    return StatementView(
        id=str(statement.pk),
        path=statement.path,
        title=str(title),
        happened=str(happened),
        facts=statement.facts.splitlines(),
        note=statement.note,
        rule_title=statement.rule_title,
        rule_text=statement.rule_text,
        rule_link=statement.rule_link,
        who=who_decided(statement),
        made=statement.made_at,
        until=statement.until,
        appeal_until=statement.appeal_until,
        may_appeal=statement.withdrawn_at is None and now() <= statement.appeal_until,
        withdrawn=statement.withdrawn_at,
        text=comment.text if comment else "",
        written=comment.created_at if comment else None,
        headline=article.headline if article else "",
        article_url=article.path if article else "",
    )


def who_decided(statement: StatementOfReasons) -> str:
    """Whether people or machines found it and decided."""
    if statement.automated_decision:
        return _("Automatic checks found it and decided; no person has read it yet.")
    if statement.automated_detection:
        return _("Automatic checks pointed to it. A person read it and decided.")
    return _("A person read it and decided. No machine took part.")
