"""Names and biographies are judged like comments."""

from collections.abc import Mapping
from typing import Any

import pytest

from rostra.members.models import HeldText, Member
from rostra.members.rules.judging import Judgement, Kind
from rostra.members.services.profile import (
    change_profile,
    check_name,
    decide,
    waiting_texts,
)
from rostra.sites.models import Site
from rostra.sites.services import add_site
from rostra.store.problems import Problem


def strict(
    site: object, kind: Kind, text: str, writer: Mapping[str, str | int | float]
) -> Judgement:
    """Holds what names a cabbage and refuses what names a turnip."""
    if "turnip" in text.lower():
        return Judgement("refuse", ("This word is not used here.",))
    if "cabbage" in text.lower():
        return Judgement("hold", ("This word is looked at by a person.",))
    return Judgement()


@pytest.fixture(autouse=True)
def _strict_judge(settings: Any) -> None:
    settings.ROSTRA_PROFILE_JUDGE = f"{__name__}.strict"


def test_a_harmless_profile_is_shown_at_once(reader: Member) -> None:
    assert change_profile(reader, name="Mara B. Lindholm", biography="Glaciers.") == []
    reader.refresh_from_db()
    assert (reader.name, reader.biography) == ("Mara B. Lindholm", "Glaciers.")


def test_a_held_name_waits_while_the_old_one_stays(reader: Member, moderator: Member) -> None:
    held = change_profile(reader, name="Cabbage Ann", biography="Glaciers.")
    assert [checked.kind for checked in held] == ["name"]
    reader.refresh_from_db()
    assert (reader.name, reader.biography) == ("Mara Lindholm", "Glaciers.")
    waiting = waiting_texts(reader)["name"]
    assert waiting.reasons == ["This word is looked at by a person."]
    decide(waiting, approved=True, by=moderator)
    reader.refresh_from_db()
    assert reader.name == "Cabbage Ann"


def test_a_rejected_text_is_never_shown(reader: Member, moderator: Member) -> None:
    change_profile(reader, name=reader.name, biography="All about cabbage")
    decide(waiting_texts(reader)["biography"], approved=False, by=moderator)
    reader.refresh_from_db()
    assert reader.biography == ""
    assert waiting_texts(reader) == {}


def test_a_refused_text_changes_nothing(reader: Member) -> None:
    with pytest.raises(Problem, match="not used here"):
        change_profile(reader, name="Ann New", biography="turnip")
    reader.refresh_from_db()
    assert reader.name == "Mara Lindholm"
    assert not HeldText.objects.exists()


def test_sending_a_held_text_again_keeps_its_place(reader: Member) -> None:
    change_profile(reader, name="Cabbage Ann", biography="")
    first = waiting_texts(reader)["name"]
    change_profile(reader, name="Cabbage Ann", biography="Glaciers.")
    assert waiting_texts(reader)["name"] == first


def test_a_newer_text_takes_the_place_of_the_held_one(reader: Member) -> None:
    change_profile(reader, name="Cabbage Ann", biography="")
    change_profile(reader, name="Mara Lind", biography="")
    reader.refresh_from_db()
    assert (reader.name, waiting_texts(reader)) == ("Mara Lind", {})


def test_two_moderators_decide_once(reader: Member, moderator: Member) -> None:
    change_profile(reader, name="Cabbage Ann", biography="")
    waiting = waiting_texts(reader)["name"]
    decide(waiting, approved=False, by=moderator)
    with pytest.raises(Problem, match="decided on"):
        decide(waiting, approved=True, by=moderator)


def test_readers_decide_nothing(reader: Member) -> None:
    change_profile(reader, name="Cabbage Ann", biography="")
    with pytest.raises(Problem, match="Only moderators"):
        decide(waiting_texts(reader)["name"], approved=True, by=reader)


def test_moderators_decide_for_their_own_site(reader: Member, moderator: Member) -> None:
    change_profile(reader, name="Cabbage Ann", biography="")
    moderator.site = add_site("courier")
    moderator.save(update_fields=["site"])
    with pytest.raises(Problem, match="Only moderators"):
        decide(waiting_texts(reader)["name"], approved=True, by=moderator)


def test_a_newcomers_name_is_judged_too(site: Site) -> None:
    assert check_name(site, "Cabbage King").is_held
    with pytest.raises(Problem, match="not used here"):
        check_name(site, "Turnip King")


def test_staff_are_not_judged_and_may_share_an_office(moderator: Member) -> None:
    change_profile(moderator, name="Cabbage Mo", biography="")
    moderator.refresh_from_db()
    assert moderator.name == "Cabbage Mo"
