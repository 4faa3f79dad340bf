"""Reading statements of reasons, for those who may."""

import uuid

from django.db.models import QuerySet

from rostra.members.models import Member
from rostra.moderation.models import Appeal, StatementOfReasons
from rostra.moderation.services.letters import opens
from rostra.sites.models import Site
from rostra.store.problems import not_found

RELATED = ("author", "comment__thread__article", "site")


def statements_of(member: Member, site: Site) -> QuerySet[StatementOfReasons]:
    """What `member` was told on `site`, newest first."""
    found = StatementOfReasons.objects.filter(author=member, site=site)
    return found.select_related(*RELATED).order_by("-id")


def find_statement(key: uuid.UUID, viewer: Member | None, secret: str = "") -> StatementOfReasons:
    """The statement for its author, for moderators of its site, or for the guest whom `secret`
    was sent to. Raises a 404 Problem for anybody else."""
    found = StatementOfReasons.objects.select_related(*RELATED).filter(pk=key).first()
    if found is None or not (is_author(found, viewer, secret) or moderates(found, viewer)):
        raise missing()
    return found


def latest_statement(comment_id: uuid.UUID, viewer: Member | None) -> StatementOfReasons:
    """The newest statement about a comment. Raises a 404 Problem as `find_statement` does."""
    rows = StatementOfReasons.objects.filter(comment_id=comment_id)
    key = rows.order_by("-id").values_list("id", flat=True).first()
    if key is None:
        raise missing()
    return find_statement(key, viewer)


def is_author(statement: StatementOfReasons, viewer: Member | None, secret: str = "") -> bool:
    """Whether `viewer` is the one whom `statement` was made for."""
    own = viewer is not None and viewer.pk == statement.author_id
    return own or opens(statement, secret)


def appeal_of(statement: StatementOfReasons) -> Appeal | None:
    """The appeal against `statement`, if there is one."""
    return Appeal.objects.filter(statement=statement).first()


def moderates(statement: StatementOfReasons, viewer: Member | None) -> bool:
    """Whether `viewer` moderates where it was made."""
    return viewer is not None and viewer.has_role_at(statement.site_id, "moderator")


def missing() -> Exception:
    """The 404 Problem of a statement that is not there for this reader."""
    return not_found("statement", "Sign in with the account that wrote, or open the mailed link.")
