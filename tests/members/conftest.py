"""Members of the shared cast, one fixture each."""

import pytest

from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.sites.services import add_site, ensure_default_site
from tests.cast import ADMIN, MODERATOR, READER, as_member


@pytest.fixture
def site(db: None) -> Site:
    return ensure_default_site()


@pytest.fixture
def other_site(db: None) -> Site:
    return add_site("other", origins=["http://other.example"])


@pytest.fixture
def reader(site: Site) -> Member:
    return as_member(site, READER)


@pytest.fixture
def moderator(site: Site) -> Member:
    return as_member(site, MODERATOR)


@pytest.fixture
def admin(site: Site) -> Member:
    return as_member(site, ADMIN)
