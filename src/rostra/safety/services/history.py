"""The versions of what a site decided. They are only ever added; the newest counts."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from rostra.members.models import Member
from rostra.safety.models import PolicyVersion, WordList
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.ids import new_id, new_id_after
from rostra.store.models import announce
from rostra.store.problems import conflict, not_found

LISTS = ("banned", "suspect", "allowed")
PARTS = (*LISTS, "policy")
VERSIONS_SHOWN = 50

Version = WordList | PolicyVersion
Seen = uuid.UUID | str | None
"""The version that an editor saw when they began, None for none yet; "any" does not ask."""


def current_list(site: Site, kind: str) -> WordList | None:
    """The site's list of this kind that counts now, None where it has none."""
    lists = WordList.objects.filter(site=site, kind=checked_kind(kind))
    return lists.order_by("-saved_at", "-id").first()


def current_policy(site: Site) -> PolicyVersion | None:
    """The site's policy that counts now, None where it has none of its own."""
    return PolicyVersion.objects.filter(site=site).order_by("-saved_at", "-id").first()


def versions(site: Site, part: str, limit: int = VERSIONS_SHOWN) -> Sequence[Version]:
    """The latest versions of a part (a kind of list, or "policy"), newest first."""
    if part == "policy":
        rows = PolicyVersion.objects.filter(site=site)
        return list(rows.select_related("saved_by").order_by("-saved_at", "-id")[:limit])
    lists = WordList.objects.filter(site=site, kind=checked_kind(part)).defer("entries")
    return list(lists.select_related("saved_by").order_by("-saved_at", "-id")[:limit])


def version_of(site: Site, part: str, key: uuid.UUID) -> Version:
    """One version of a part. Raises a 404 Problem."""
    found: Version | None
    if part == "policy":
        found = PolicyVersion.objects.filter(site=site, pk=key).first()
    else:
        found = WordList.objects.filter(site=site, kind=checked_kind(part), pk=key).first()
    if found is None:
        raise not_found("version", "The history on the page lists those that there are.")
    return found


def checked_kind(kind: str) -> str:
    """`kind`, when it is a kind of list. Raises a 404 Problem."""
    if kind not in LISTS:
        raise not_found(f"list ({kind})", f"There are: {', '.join(LISTS)}.")
    return kind


def add_version(site: Site, part: str, text: str, by: Member | None, seen: Seen = "any") -> Version:
    """Store `text` as the version that counts, and tell other processes of it.

    The same text again adds nothing. Raises a 409 Problem when another version came since `seen`.
    """
    with transaction.atomic():
        Site.objects.select_for_update().only("id").get(pk=site.pk)
        newest = current_policy(site) if part == "policy" else current_list(site, part)
        if seen != "any" and seen != (newest.pk if newest else None):
            who = newest.saved_by.name if newest and newest.saved_by else "Somebody"
            raise conflict(
                f"{who} saved another version meanwhile.",
                "Look at it in the history below. To save yours over it, preview it again.",
            )
        if newest is not None and text_of(newest) == text:
            return newest
        row: Version
        # After the newest, also where another machine's clock is ahead of ours.
        moment = max(now(), newest.saved_at) if newest else now()
        key = new_id_after(newest.pk) if newest else new_id()
        if part == "policy":
            row = PolicyVersion(id=key, site=site, toml=text, saved_by=by, saved_at=moment)
        else:
            row = WordList(id=key, site=site, kind=part, entries=text, saved_by=by, saved_at=moment)
        row.save(force_insert=True)
        announce("checks.changed", site_id=site.pk, subject_id=row.pk, part=part)
    return row


def text_of(version: Version | None) -> str:
    """What a version says; nothing is an empty list, or the standard policy."""
    if version is None:
        return ""
    return version.toml if isinstance(version, PolicyVersion) else version.entries
