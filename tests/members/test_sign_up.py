"""Newcomers who come by a publisher's own sign-in."""

from typing import Any

import pytest

from rostra.members.models import HeldText, Member
from rostra.members.services.sign_up import name_from_outside, store_newcomer
from rostra.sites.models import Site
from tests.members.test_profile import strict


@pytest.fixture(autouse=True)
def _strict_judge(settings: Any) -> None:
    settings.ROSTRA_PROFILE_JUDGE = f"{strict.__module__}.strict"


def newcomer(site: Site, name: str) -> Member:
    member = Member(site=site, email="idris@readers.example")
    member.set_unusable_password()
    return store_newcomer(member, name_from_outside(site, name))


def test_a_good_name_is_taken_over(site: Site) -> None:
    assert newcomer(site, " Idris  Okoye ").name == "Idris Okoye"


@pytest.mark.parametrize("name", ["", "x", "Petra Nováková", "Pet\u202era", "Turnip", "a" * 200])
def test_a_name_that_may_not_stand_gives_way_to_a_neutral_one(
    site: Site, moderator: Member, name: str
) -> None:
    member = newcomer(site, name)
    assert member.name == f"Reader {member.id.hex[-4:]}"
    assert not HeldText.objects.exists()


def test_a_held_name_waits(site: Site) -> None:
    member = newcomer(site, "Cabbage Idris")
    assert member.name.startswith("Reader ")
    assert HeldText.objects.get(member=member).text == "Cabbage Idris"
