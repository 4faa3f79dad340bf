"""Letters to authors: kept with what they tell of, sent a little later by the server.

The delay lets a slip be undone before anybody was told. A letter is marked as sent before it
leaves, so that two processes never send it twice; one that fails is due again later.
"""

import datetime as dt
import logging
from email.utils import formataddr, parseaddr
from smtplib import SMTPException

from django.conf import settings
from django.core.signing import BadSignature, Signer

from rostra.members.letters import letter
from rostra.moderation.models import Letter, StatementOfReasons
from rostra.store.clock import now

log = logging.getLogger(__name__)

DELAY = dt.timedelta(minutes=2)
AGAIN_AFTER = dt.timedelta(minutes=15)
MOST_TRIES = 8
AT_ONCE = 50
_signer = Signer(salt="rostra.moderation.statement")


def inform(statement: StatementOfReasons, kind: Letter.Kind) -> None:
    """Let a letter leave in a while, inside the transaction of what it tells of.

    What did not leave yet is dropped. Nothing is written where there is no address, where the same
    was told last, and of a withdrawal to somebody who was never told of the restriction.
    """
    statement.letters.filter(sent_at=None).delete()
    told = statement.letters.order_by("id").values_list("kind", flat=True).last()
    if told == kind or (told is None and kind == Letter.Kind.WITHDRAWN):
        return
    if address_of(statement):
        Letter.objects.create(
            site_id=statement.site_id, statement=statement, kind=kind, due_at=now() + DELAY
        )


def address_of(statement: StatementOfReasons) -> str:
    """Where the author is written to: a member's address, the one a guest gave, or ""."""
    if statement.author is not None:
        return statement.author.email
    return statement.comment.guest_email if statement.comment else ""


def send_due_letters() -> int:
    """Send what is due, oldest first; returns how many left."""
    due = Letter.objects.filter(sent_at=None, due_at__lte=now(), tries__lt=MOST_TRIES)
    rows = due.select_related("statement__author", "statement__comment", "site")
    return sum(send(each) for each in rows.order_by("due_at")[:AT_ONCE])


def send(due: Letter) -> bool:
    """Send one letter, unless another process has it; whether it left."""
    if not Letter.objects.filter(pk=due.pk, sent_at=None).update(sent_at=now()):
        return False
    address = address_of(due.statement)
    if not address:
        return False
    sender = formataddr((due.site.title, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    message = letter(
        f"moderation/email/{due.kind}",
        [address],
        {
            "site": due.site,
            "statement": due.statement,
            "name": name_of(due.statement),
            "url": settings.PUBLIC_URL + path_for_author(due.statement),
        },
        sender=sender,
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("a letter about a decision was not sent, it is tried again: %s", error)
        again = now() + AGAIN_AFTER
        Letter.objects.filter(pk=due.pk).update(sent_at=None, tries=due.tries + 1, due_at=again)
        return False
    return True


def name_of(statement: StatementOfReasons) -> str:
    """How the author is addressed."""
    if statement.author is not None:
        return statement.author.name
    return statement.comment.author_name if statement.comment else ""


def path_for_author(statement: StatementOfReasons) -> str:
    """The statement's page; a guest, who cannot sign in, gets a signed address."""
    if statement.author_id is not None:
        return statement.path
    return f"{statement.path}?key={key_of(statement)}"


def key_of(statement: StatementOfReasons) -> str:
    """What proves that somebody was given the address of `statement`."""
    return _signer.signature(str(statement.pk))


def opens(statement: StatementOfReasons, key: str) -> bool:
    """Whether `key` is the one that was sent to the guest who wrote."""
    if statement.author_id is not None or not key:
        return False
    try:
        _signer.unsign(f"{statement.pk}:{key}")
    except BadSignature:
        return False
    return True
