"""Statements of reasons: made with the restriction, withdrawn with it."""

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import PUBLISHED
from rostra.comments.services.judging import told
from rostra.moderation.models import Appeal, Decision, Letter, StatementOfReasons
from rostra.moderation.services.letters import inform
from rostra.moderation.services.site_rules import Rule
from rostra.store.clock import now

Restriction = StatementOfReasons.Restriction
LONGEST_FACTS = 5000


def state_reasons(comment: Comment, decision: Decision, rule: Rule) -> StatementOfReasons:
    """Tell the author of `comment` why it was rejected; inside the decision's transaction."""
    was_public = decision.before["state"] == PUBLISHED
    found = found_by_checks(comment)
    statement = StatementOfReasons.objects.create(
        site_id=comment.site_id,
        author_id=comment.author_id,
        comment=comment,
        decision=decision,
        decided_by_id=decision.moderator_id,
        restriction=Restriction.REMOVED if was_public else Restriction.NOT_PUBLISHED,
        rule=rule.name,
        rule_title=rule.title,
        rule_text=rule.text,
        rule_link=rule.link,
        facts=facts_of(comment, len(decision.before["flags"]), found)[:LONGEST_FACTS],
        note=decision.reason,
        automated_detection=bool(found),
        appeal_until=appeal_deadline(),
    )
    inform(statement, Letter.Kind.STATEMENT)
    return statement


def facts_of(comment: Comment, flags: int, found: list[str]) -> str:
    """How it came to the decision, a sentence a line."""
    facts = []
    if found:
        facts.append(_("Our automatic checks held it for a moderator: %s") % " ".join(found))
    if flags:
        said = ngettext("%(n)s reader flagged it.", "%(n)s readers flagged it.", flags)
        facts.append(said % {"n": flags})
    if not facts:
        facts.append(_("A moderator came upon it while reading."))
    return "\n".join(facts)


def found_by_checks(comment: Comment) -> list[str]:
    """What the checks said of the text as it stands, where they did not just publish it."""
    verdict = comment.verdicts.order_by("-id").first()
    if verdict is None or verdict.action not in ("hold", "refuse"):
        return []
    return [str(reason["text"]) for reason in told(verdict) if reason["check"] != "gate"]


def appeal_deadline() -> dt.datetime:
    """Until when what is decided now may be appealed."""
    return now() + dt.timedelta(days=settings.APPEAL_DAYS)


def withdraw(comment: Comment) -> None:
    """The comment is no longer restricted: what its author was told stands no more."""
    for statement in comment.statements.filter(withdrawn_at=None):
        withdraw_statement(statement)


def withdraw_statement(statement: StatementOfReasons) -> None:
    """`statement` stands no more; its author is told where they were told of it."""
    statement.withdrawn_at = now()
    statement.save(update_fields=["withdrawn_at"])
    Appeal.objects.filter(statement=statement, state=Appeal.State.OPEN).update(
        state=Appeal.State.OVERTURNED,
        explanation=_("The decision was taken back."),
        decided_at=now(),
    )
    inform(statement, Letter.Kind.WITHDRAWN)


def reinstate(comment: Comment) -> None:
    """What lifted the restriction was itself taken back: the latest statement stands again, and an
    appeal against it is open again."""
    statement = comment.statements.order_by("-id").first()
    if statement is None or statement.withdrawn_at is None:
        return
    statement.withdrawn_at = None
    statement.save(update_fields=["withdrawn_at"])
    Appeal.objects.filter(statement=statement, state=Appeal.State.OVERTURNED).update(
        state=Appeal.State.OPEN, explanation="", decided_by=None, decided_at=None, outcome=None
    )
    inform(statement, Letter.Kind.STATEMENT)
