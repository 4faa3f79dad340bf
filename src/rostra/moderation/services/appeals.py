"""Appeals: an author asks for a second look, somebody else takes it."""

import uuid

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import DELETED
from rostra.comments.services.visibility import locked_thread
from rostra.members.models import Member
from rostra.members.rules import ROLES, at_least
from rostra.members.services.standing import restore
from rostra.moderation.models import Appeal, Decision, Letter, StatementOfReasons
from rostra.moderation.services.decide import decide
from rostra.moderation.services.letters import inform
from rostra.moderation.services.statements import withdraw_statement
from rostra.sites.models import Site
from rostra.store.audit import record
from rostra.store.clock import now
from rostra.store.models import announce
from rostra.store.problems import conflict, forbidden, invalid, not_found

State = Appeal.State
LONGEST_APPEAL = 2000
LONGEST_EXPLANATION = 1000


def appeal(statement: StatementOfReasons, text: str) -> Appeal:
    """The author's appeal against `statement`; who asks was checked before.

    Raises a Problem: 422 for no text or too long a one, 409 where there was an appeal already, the
    time is over, the decision was taken back or the comment is gone.
    """
    words = written(text, LONGEST_APPEAL, _("Say in your words why it should be looked at again."))
    try:
        with transaction.atomic():
            current = StatementOfReasons.objects.select_for_update().get(pk=statement.pk)
            refuse_appeal(current)
            made = Appeal.objects.create(site_id=current.site_id, statement=current, text=words)
            tell(made)
    except IntegrityError as error:
        raise conflict(_("You have appealed already."), _("One appeal is read.")) from error
    return made


def refuse_appeal(statement: StatementOfReasons) -> None:
    """Raise a 409 Problem where there is nothing left to appeal."""
    if statement.withdrawn_at is not None:
        raise conflict(_("This decision was taken back already."), _("There is nothing to appeal."))
    if now() > statement.appeal_until:
        raise conflict(_("The time to appeal is over."), _("The decision stands."))
    if is_gone(statement):
        raise conflict(_("The comment was deleted."), _("There is nothing to bring back."))


@transaction.atomic
def decide_appeal(appeal_id: uuid.UUID, by: Member, *, overturn: bool, explanation: str) -> Appeal:
    """Uphold the decision, or overturn it: the comment is back, the account may write again.

    Raises a Problem: 403 for who may not, and for who decided while somebody else could read it;
    404; 409 when it was decided or lost its subject meanwhile; 422 without an explanation.
    """
    found = Appeal.objects.select_related("statement__comment").filter(pk=appeal_id).first()
    if found is None:
        raise not_found("appeal")
    statement = found.statement
    if not by.has_role_at(found.site_id, role_for(statement)):
        raise forbidden(_("Appeals are read by the staff of this site."))
    if statement.comment is not None:
        locked_thread(statement.comment.thread_id)
    found = Appeal.objects.select_for_update().get(pk=appeal_id)
    statement = StatementOfReasons.objects.select_related("comment").get(pk=found.statement_id)
    refuse_settled(found, statement)
    same = statement.decided_by_id == by.pk
    if same and other_readers(statement):
        raise forbidden(
            _("This is your own decision."), _("Somebody else reads the appeal against it.")
        )
    words = written(explanation, LONGEST_EXPLANATION, _("Explain the outcome to the author."))
    found.state = State.OVERTURNED if overturn else State.UPHELD
    found.explanation, found.decided_by, found.same_reader = words, by, same
    found.decided_at = now()
    found.save()
    if overturn:
        found.outcome = lift(statement, by, words)
        found.save(update_fields=["outcome"])
    inform(statement, Letter.Kind.OUTCOME)
    record(
        f"appeal.{found.state}",
        site_id=found.site_id,
        by=by.pk,
        subject=found.pk,
        words=words,
        statement=str(statement.pk),
        same_reader=same,
    )
    tell(found)
    return found


def lift(statement: StatementOfReasons, by: Member, words: str) -> Decision | None:
    """End the restriction by the service that anybody else would use."""
    if statement.comment is not None:
        return decide(statement.comment.pk, by, Decision.Action.APPROVE, seen=None, reason=words)
    if statement.author is not None:
        restore(statement.author, reason=words, by=by)
    statement.refresh_from_db()
    if statement.withdrawn_at is None:
        withdraw_statement(statement)
    return None


def refuse_settled(found: Appeal, statement: StatementOfReasons) -> None:
    """Raise a 409 Problem that says what happened to an appeal meanwhile."""
    if found.state == State.CLOSED:
        raise conflict(_("The account was erased."), _("There is nothing to decide any more."))
    if found.state != State.OPEN:
        who = found.decided_by.name if found.decided_by else _("Somebody")
        said = {
            State.UPHELD: _("%(name)s has upheld the decision already."),
            State.OVERTURNED: _("%(name)s has overturned the decision already."),
        }
        raise conflict(said[State(found.state)] % {"name": who}, _("Go on with the next one."))
    if is_gone(statement):
        raise conflict(
            _("Its author has deleted this comment meanwhile."), _("Nothing needs deciding.")
        )


def other_readers(statement: StatementOfReasons) -> bool:
    """Whether anybody but who decided may read an appeal against `statement`."""
    needed = role_for(statement)
    staff = Member.objects.filter(
        Q(site_id=statement.site_id) | Q(site__is_default=True, role="admin"),
        role__in=[role for role in ROLES if at_least(role, needed)],
        is_active=True,
    ).exclude(suspended_until__gt=now())
    decider = statement.decided_by_id
    return (staff.exclude(pk=decider) if decider else staff).exists()


def role_for(statement: StatementOfReasons) -> str:
    """Who may read an appeal: about accounts administrators decide."""
    return "moderator" if statement.comment_id else "admin"


def open_appeals(site: Site, reader: Member) -> QuerySet[Appeal]:
    """What waits for a second look and `reader` may decide, oldest first."""
    found = Appeal.objects.filter(site=site, state=State.OPEN)
    about = Q(statement__comment__state=Comment.State.REJECTED)
    if reader.has_role_at(site.pk, "admin"):
        about |= Q(statement__comment__isnull=True)
    related = ("statement__author", "statement__comment__thread__article", "statement__decided_by")
    return found.filter(about).select_related(*related).order_by("made_at", "id")


def count_open(site: Site) -> int:
    """How many appeals about comments wait."""
    rejected = Q(statement__comment__state=Comment.State.REJECTED)
    about = rejected | Q(statement__comment__isnull=True)
    return Appeal.objects.filter(about, site=site, state=State.OPEN).count()


def reviewed_decisions(site: Site) -> set[uuid.UUID]:
    """Decisions that two people looked at: those upheld, and those that overturned another."""
    told = Appeal.objects.filter(site=site, same_reader=False)
    upheld = told.filter(state=State.UPHELD, statement__decision__isnull=False)
    overturned = told.filter(state=State.OVERTURNED, outcome__isnull=False)
    return {
        *upheld.values_list("statement__decision_id", flat=True),
        *overturned.values_list("outcome_id", flat=True),
    }


def is_gone(statement: StatementOfReasons) -> bool:
    """Whether the comment that it is about was deleted."""
    return statement.comment is not None and statement.comment.state == DELETED


def written(text: str, most: int, todo: str) -> str:
    """`text` without space around it. Raises a 422 Problem for none, or for more than `most`
    characters."""
    words = text.strip()
    if not words:
        raise invalid(_("Nothing was written."), todo)
    if len(words) > most:
        said = _("This text is too long: %(n)s characters.") % {"n": len(words)}
        raise invalid(said, _("Use up to %(most)s.") % {"most": most})
    return words


def tell(made: Appeal) -> None:
    """Announce an appeal or its outcome."""
    announce("appeal.changed", site_id=made.site_id, subject_id=made.pk, state=str(made.state))
