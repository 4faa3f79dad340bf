import datetime as dt
import threading

import pytest
from django.db import connection

from rostra.members.models import Member, SetupLink
from rostra.members.services.setup import (
    find_setup_link,
    make_first_administrator,
    new_setup_link,
)
from rostra.sites.models import Site
from rostra.sites.services import ensure_default_site
from rostra.store.clock import at, now
from rostra.store.problems import Problem

ADMIN = {
    "name": "Ada Byrne",
    "email": "ada@paper.example",
    "password": "a lantern over the old harbour",
}


def secret_of(site: Site) -> str:
    path = new_setup_link(site)
    assert path is not None
    return path.split("/")[2]


def test_the_link_makes_one_administrator_and_is_used_up(site: Site) -> None:
    secret = secret_of(site)
    assert make_first_administrator(secret, **ADMIN).is_admin
    with pytest.raises(Problem, match="used, replaced"):
        make_first_administrator(secret, **(ADMIN | {"email": "eve@paper.example"}))
    assert Member.objects.count() == 1
    assert new_setup_link(site) is None


def test_only_the_newest_link_counts_and_the_secret_is_not_stored(site: Site) -> None:
    old, new = secret_of(site), secret_of(site)
    with pytest.raises(Problem):
        find_setup_link(old)
    assert find_setup_link(new).site == site
    assert new not in str(list(SetupLink.objects.values()))


def test_a_link_ends_after_a_week(site: Site) -> None:
    secret = secret_of(site)
    with at(now() + dt.timedelta(days=8)), pytest.raises(Problem, match="more than a week"):
        find_setup_link(secret)


def test_a_refused_administrator_leaves_the_link_usable(site: Site) -> None:
    secret = secret_of(site)
    with pytest.raises(Problem, match="too common"):
        make_first_administrator(secret, **(ADMIN | {"password": "password"}))
    assert make_first_administrator(secret, **ADMIN)


def test_a_link_is_dead_once_an_administrator_came_another_way(site: Site, admin: Member) -> None:
    SetupLink.objects.create(site=site, digest="0" * 64)
    with pytest.raises(Problem):
        find_setup_link("anything")
    assert new_setup_link(site) is None


@pytest.mark.django_db(transaction=True)
def test_two_who_open_the_link_at_once_make_one_administrator() -> None:
    site = ensure_default_site()
    secret = secret_of(site)
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def use(email: str) -> None:
        start.wait()
        try:
            make_first_administrator(secret, **(ADMIN | {"email": email}))
            outcomes.append("made")
        except Problem as problem:
            outcomes.append(problem.slug)
        finally:
            connection.close()

    people = [threading.Thread(target=use, args=(f"{n}@desk.example",)) for n in "ab"]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(outcomes) == ["made", "setup-link"]
    assert Member.objects.filter(role="admin").count() == 1
