"""Who writes, and what the checks may know of them."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from rostra.comments.models import Comment, Thread
from rostra.comments.rules.writer import Guest
from rostra.members.models import Member
from rostra.members.rules.names import clean_name
from rostra.members.services.accounts import normal_email, refuse_staff_name
from rostra.members.services.standing import require_good_standing
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import forbidden

HISTORY = dt.timedelta(days=1)
TIMES_KEPT = 1000
TEXTS_KEPT = 20


@dataclass(frozen=True, slots=True)
class Writer:
    """A member or a guest at one site, who writes there."""

    site_id: uuid.UUID
    member: Member | None = None
    guest: Guest | None = None

    @property
    def is_guest(self) -> bool:
        return self.member is None

    @property
    def is_staff(self) -> bool:
        return moderates(self.member, self.site_id)

    @property
    def role(self) -> str:
        return self.member.role_at(self.site_id) if self.member else "reader"

    @property
    def accepted_comments(self) -> int:
        return self.member.accepted_comments if self.member else 0

    @property
    def name(self) -> str:
        return self.member.name if self.member else self.guest.name if self.guest else ""

    @property
    def key(self) -> uuid.UUID:
        """Who this is: the member's key, or one made of the guest's address."""
        return self.member.pk if self.member else uuid.uuid5(self.site_id, self.email)

    @property
    def email(self) -> str:
        return self.member.email if self.member else self.guest.email if self.guest else ""

    def comments(self) -> QuerySet[Comment]:
        """All that this writer wrote at the site, newest first."""
        mine = Comment.objects.order_by("-created_at")
        if self.member is not None:
            return mine.filter(author=self.member)
        return mine.filter(site_id=self.site_id, author=None, guest_email=self.email)


@dataclass(frozen=True, slots=True)
class History:
    """What a writer posted in the last day: times, threads and texts, newest first; `newest` is its
    key."""

    newest: uuid.UUID | None
    times: tuple[dt.datetime, ...]
    texts: tuple[str, ...]
    threads: tuple[str, ...] = ()

    @property
    def last_posted(self) -> dt.datetime | None:
        return self.times[0] if self.times else None


def as_guest(site: Site, name: str, email: str) -> Guest:
    """Who gave this name and address at `site`. Raises a 403 Problem where guests cannot write, and
    a 422 Problem for a name that nobody could have or that looks like one of the staff's."""
    if not site.guests_allowed:
        raise forbidden("Guests cannot comment here.", "Sign in, or make an account.")
    tidy = clean_name(name)
    refuse_staff_name(tidy, site)
    return Guest(tidy, normal_email(email))


def as_writer(thread: Thread, who: Member | Guest) -> Writer:
    """`who` as a writer in `thread`. Raises a 403 Problem where they may not write at all."""
    if isinstance(who, Guest):
        if not thread.site.guests_allowed:
            raise forbidden("Guests cannot comment here.", "Sign in, or make an account.")
        return Writer(thread.site_id, guest=who)
    require_good_standing(who)
    return Writer(thread.site_id, member=who)


def moderates(member: Member | None, site_id: uuid.UUID) -> bool:
    """Whether `member` may do at this site what moderators may."""
    return member is not None and member.has_role_at(site_id, "moderator")


def history_of(writer: Writer, *, without: uuid.UUID | None = None) -> History:
    """The last day of `writer`; one comment, when it is being edited, can be left out."""
    recent = writer.comments().filter(created_at__gt=now() - HISTORY)
    if without is not None:
        recent = recent.exclude(pk=without)
    rows = list(recent.values_list("id", "created_at", "thread_id")[:TIMES_KEPT])
    texts = list(recent.values_list("text", flat=True)[:TEXTS_KEPT])
    return History(
        newest=rows[0][0] if rows else None,
        times=tuple(created_at for _, created_at, _ in rows),
        texts=tuple(texts),
        threads=tuple(str(thread) for _, _, thread in rows),
    )


def newest_of(writer: Writer) -> uuid.UUID | None:
    """The key of the writer's newest comment of the last day."""
    recent = writer.comments().filter(created_at__gt=now() - HISTORY)
    return recent.values_list("id", flat=True).first()
