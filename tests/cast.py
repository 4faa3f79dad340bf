"""The people of the tests: one cast, so that a name means the same everywhere."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rostra.members.models import Member
    from rostra.sites.models import Site

PASSWORD = "a lantern over the old harbour"


@dataclass(frozen=True)
class Person:
    """Somebody who reads, writes or decides. `role` is "guest" for one without an account."""

    name: str
    email: str
    role: str = "reader"
    accepted_comments: int = 0
    days_here: int = 0


READER = Person("Mara Lindholm", "mara@readers.example", accepted_comments=12, days_here=400)
SECOND_READER = Person("Idris Okoye", "idris@readers.example", accepted_comments=5, days_here=90)
NEWCOMER = Person("Jonas Feld", "jonas@readers.example")
MODERATOR = Person("Petra Nováková", "petra@desk.example", "moderator", days_here=700)
EDITOR = Person("Samuel Adeyemi", "samuel@desk.example", "editor", days_here=900)
ADMIN = Person("Yuki Tanabe", "yuki@desk.example", "admin", days_here=1000)
GUEST = Person("Rosa Vidal", "rosa@elsewhere.example", "guest")


@dataclass(frozen=True)
class Cast:
    """The members among them, as rows of the default site. Everybody's password is PASSWORD."""

    site: "Site"
    reader: "Member"
    second_reader: "Member"
    newcomer: "Member"
    moderator: "Member"
    editor: "Member"
    admin: "Member"


def as_member(site: "Site", person: Person) -> "Member":
    """Store `person` as a confirmed member of `site`."""
    from rostra.members.services.accounts import add_member
    from rostra.store.clock import now

    member = add_member(
        site, name=person.name, email=person.email, role=person.role, password=PASSWORD
    )
    member.accepted_comments = person.accepted_comments
    member.joined_at = now() - timedelta(days=person.days_here)
    member.save(update_fields=["accepted_comments", "joined_at"])
    return member


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody with an account, in the test's database."""
    from rostra.sites.services import ensure_default_site

    site = ensure_default_site()
    people = (READER, SECOND_READER, NEWCOMER, MODERATOR, EDITOR, ADMIN)
    return Cast(site, *(as_member(site, person) for person in people))
