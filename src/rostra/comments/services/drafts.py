"""Texts that met a closed gate, kept for their writer and offered again at reopening."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from rostra.comments.models import Comment, Draft, Thread
from rostra.comments.services.judging import tidy
from rostra.members.models import Member
from rostra.store.clock import now
from rostra.store.problems import conflict, not_found

MOST_DRAFTS = 200


def keep_draft(
    thread: Thread,
    member: Member,
    text: str,
    *,
    parent: Comment | None = None,
    quote: dict[str, Any] | None = None,
) -> Draft:
    """Keep `text` as the member's draft at this place (a reply's is its parent); replaces another.

    Raises a 422 Problem for a text that could not be a comment (empty, too long, turned around),
    and a 409 Problem for one draft too many.
    """
    values = {"parent": parent, "text": tidy(text, thread.site), "quote": quote, "saved_at": now()}
    with transaction.atomic():
        refuse_too_many(thread, member, place_of(parent))
        draft, _ = Draft.objects.update_or_create(
            thread=thread,
            member=member,
            place=place_of(parent),
            defaults=values,
            create_defaults={**values, "site_id": thread.site_id},
        )
    return draft


def refuse_too_many(thread: Thread, member: Member, place: str) -> None:
    """Raise a 409 Problem when the member keeps as many drafts as there may be, at other places."""
    kept = Draft.objects.filter(member=member)
    if kept.count() >= MOST_DRAFTS and not kept.filter(thread=thread, place=place).exists():
        raise conflict(f"You keep {MOST_DRAFTS} drafts already.", "Post one, or throw one away.")


def drop_draft(draft: Draft) -> None:
    """Throw `draft` away."""
    with transaction.atomic():
        draft.delete()


def drop_draft_at(thread: Thread, member: Member, parent: Comment | None) -> None:
    """Throw away what the member kept for this place, because it was posted or emptied."""
    Draft.objects.filter(thread=thread, member=member, place=place_of(parent)).delete()


def own_draft(member: Member, key: uuid.UUID) -> Draft:
    """The member's own draft with `key`. Raises a 404 Problem."""
    draft = drafts_of(member).filter(pk=key).first()
    if draft is None:
        raise not_found("draft", "It may have been posted or thrown away.")
    return draft


def drafts_of(member: Member, thread: Thread | None = None) -> QuerySet[Draft]:
    """The member's drafts, in `thread` alone where one is given, newest first."""
    related = ("member", "parent", "thread__site", "thread__article__site")
    drafts = Draft.objects.filter(member=member).select_related(*related)
    if thread is not None:
        drafts = drafts.filter(thread=thread)
    return drafts.order_by("-saved_at", "-id")


def place_of(parent: Comment | None) -> str:
    """The name of a place to write at in a thread."""
    return str(parent.pk) if parent else ""
