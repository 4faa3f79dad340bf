"""Coral's External Moderation Phase (https://docs.coralproject.net/external-moderation-phases).

Coral posts each comment, signed with a secret of its own making, and takes 204 (nothing to say) or
a status, flags and tags. Its phase runs last, and only where none before it has decided.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from typing import Any

from rostra.safety.perspective.asked import MAX_TEXT, wrong
from rostra.safety.perspective.bodies import whole_characters
from rostra.safety.perspective.errors import ServiceError, comment_too_long
from rostra.safety.perspective.keeping import Client
from rostra.safety.perspective.markup import plain
from rostra.safety.subject import AuthorFacts, Kind, Subject
from rostra.safety.verdict import Action, Verdict

PATH = "/integrations/coral/moderation"
SIGNATURE = "x-coral-signature"
MOST_SIGNATURES = 10

_ROLES = {"ADMIN": "admin", "MODERATOR": "moderator", "STAFF": "moderator"}
_STATUS = {Action.HOLD: "SYSTEM_WITHHELD", Action.REFUSE: "REJECTED"}
TOXIC, SPAM = "COMMENT_DETECTED_TOXIC", "COMMENT_DETECTED_SPAM"
_OF_SPAM = {"links", "repetition", "spam", "flooding"}


def signed(secret: str, body: bytes) -> str:
    """The signature of `body`: HMAC with SHA-256, hexadecimal."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def signer(header: str, body: bytes, signers: Iterable[Client]) -> Client:
    """Who signed `body`. Raises a 401 `ServiceError` where it is nobody that we know.

    While a secret is exchanged Coral sends two signatures (`sha256=…,sha256=…`).
    """
    parts = [part.strip().partition("=") for part in header.split(",")[:MOST_SIGNATURES]]
    given = [value.encode() for name, _, value in parts if name == "sha256"]
    for each in signers:
        expected = signed(each.secret, body).encode()
        if any(hmac.compare_digest(expected, value) for value in given):
            return each
    raise ServiceError(
        401, "UNAUTHENTICATED", "The signature does not match any secret that is known here."
    )


def subject(data: Mapping[str, Any], now: float) -> Subject:
    """What Coral asks about. Raises `ServiceError` where it is no such request.

    Coral tells neither what the writer wrote before nor the text that is answered, so its readers
    are taken as known ones; whom Coral holds as newcomers is for Coral to say.
    """
    comment, author = data.get("comment"), data.get("author")
    body = comment.get("body") if isinstance(comment, dict) else None
    if not isinstance(body, str):
        raise wrong("comment.body", "a string")
    if len(body) > MAX_TEXT or len(whole_characters(body).encode()) > MAX_TEXT:
        raise comment_too_long()
    role = author.get("role") if isinstance(author, dict) else None
    return Subject(
        text=plain(whole_characters(body)).text.strip(),
        kind=Kind.EDIT if data.get("action") == "EDIT" else Kind.COMMENT,
        author=AuthorFacts(
            role=_ROLES.get(str(role), "reader"), accepted_comments=1_000, age_seconds=365 * 86_400
        ),
        now=now,
    )


def decided(verdict: Verdict, on_failure: str) -> dict[str, Any] | None:
    """What Coral is told; None for nothing.

    A nudge advises a writer, whom Coral does not show it to, and so changes nothing. Where the
    judges failed the comment waits, since nobody here knows who is a newcomer there, unless the
    policy goes on with the word lists alone (on_failure).
    """
    unjudged = any(finding.code == "judge.missing" for finding in verdict.findings)
    action = Action.HOLD if unjudged and on_failure != "word-lists" else Action.PUBLISH
    status = _STATUS.get(max(verdict.action, action))
    if status is None:
        return None
    reasons = {reason_of(each.check, each.code) for each in verdict.reasons} - {None}
    flags = [{"actionType": "FLAG", "reason": reason} for reason in sorted(map(str, reasons))]
    return {"status": status, "actions": flags} if flags else {"status": status}


def reason_of(check: str, code: str) -> str | None:
    """Coral's flag for a reason of ours, None where it has none."""
    if code == "scores.spam" or check in _OF_SPAM:
        return SPAM
    return TOXIC if check in {"scores", "wordlist"} else None
