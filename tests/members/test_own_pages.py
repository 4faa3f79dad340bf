"""Settings: profile, preferences, tokens, data, leaving, signing out everywhere."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account import authentication
from django.contrib.sessions.models import Session
from django.test import Client

from rostra.members.models import ApiToken, Member
from rostra.members.services.standing import suspend
from rostra.members.services.tokens import create_token, verify_token
from rostra.sites.models import Site
from rostra.store.problems import Problem
from tests.cast import PASSWORD
from tests.members.test_profile import strict
from tests.members.web import forget_limits, is_signed_in, sign_in

PAGES = (
    "/settings/",
    "/settings/tokens/",
    "/settings/data/",
    "/settings/data/leave/",
    "/settings/data/export.json",
    "/settings/sign-out/",
)


@pytest.fixture(autouse=True)
def _limits(site: Site) -> Iterator[None]:
    forget_limits()
    yield
    forget_limits()


@pytest.fixture
def own(client: Client, reader: Member) -> Client:
    """The reader's browser, signed in."""
    sign_in(client, reader.email)
    return client


def age_sign_in(client: Client) -> None:
    """Let an hour pass since the last proof of identity."""
    session = client.session
    records = session[authentication.AUTHENTICATION_METHODS_SESSION_KEY]
    session[authentication.AUTHENTICATION_METHODS_SESSION_KEY] = [
        record | {"at": record["at"] - 3600} for record in records
    ]
    session.save()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_asks_to_sign_in_first(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_for_its_owner(own: Client, path: str) -> None:
    assert own.get(path).status_code == 200


def test_the_profile_is_saved_and_said(own: Client, reader: Member) -> None:
    form = {"name": "Mara L.", "biography": "Glaciers."}
    page = own.post("/settings/", form, follow=True)
    assert "Saved." in page.text
    reader.refresh_from_db()
    assert (reader.name, reader.biography) == ("Mara L.", "Glaciers.")


def test_a_refused_name_is_an_error_of_its_field(own: Client, moderator: Member) -> None:
    page = own.post("/settings/", {"name": "Pеtra Nováková", "biography": ""})
    assert page.status_code == 200
    assert 'id="id_name_error"' in page.text
    assert "staff" in page.text


def test_a_held_biography_is_told_with_its_reason(own: Client, settings: Any) -> None:
    settings.ROSTRA_PROFILE_JUDGE = f"{strict.__module__}.strict"
    page = own.post("/settings/", {"name": "Mara Lindholm", "biography": "cabbage"}, follow=True)
    assert "A moderator looks at it first" in page.text
    assert "This word is looked at by a person." in page.text


def test_the_time_zone_is_chosen_from_the_list(own: Client, reader: Member) -> None:
    own.post("/settings/preferences/", {"time_zone": "Asia/Tokyo"})
    reader.refresh_from_db()
    assert reader.time_zone == "Asia/Tokyo"
    own.post("/settings/preferences/", {"time_zone": "../../etc/passwd"})
    reader.refresh_from_db()
    assert reader.time_zone == "Asia/Tokyo"


def test_a_token_is_shown_once_and_works(own: Client, reader: Member) -> None:
    page = own.post("/settings/tokens/", {"label": "import", "days": "30"})
    text = page.context["made"][1]
    assert text in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert verify_token(text).member == reader
    assert text not in own.get("/settings/tokens/").text


def test_a_token_is_revoked_by_its_owner_alone(
    own: Client, reader: Member, moderator: Member
) -> None:
    token, _ = create_token(reader, label="import")
    thief = Client()
    sign_in(thief, moderator.email)
    assert thief.post(f"/settings/tokens/{token.id}/revoke/").status_code == 404
    assert ApiToken.objects.get(id=token.id).is_valid
    own.post(f"/settings/tokens/{token.id}/revoke/")
    assert not ApiToken.objects.get(id=token.id).is_valid


def test_an_old_session_must_prove_itself_before_it_makes_a_token(
    own: Client, reader: Member
) -> None:
    age_sign_in(own)
    asked = own.post("/settings/tokens/", {"label": "stolen", "days": "30"})
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    assert not ApiToken.objects.exists()
    wrong = own.post("/accounts/reauthenticate/", {"password": "wrong password"})
    assert "not your password" in wrong.text
    form = {"password": PASSWORD, "next": "/settings/tokens/"}
    page = own.post("/accounts/reauthenticate/", form)
    assert page.context["made"] is not None
    assert ApiToken.objects.get().label == "stolen"


def test_signing_out_everywhere_leaves_this_device_in(own: Client, reader: Member) -> None:
    other = Client()
    sign_in(other, reader.email)
    own.post("/settings/sign-out/")
    assert is_signed_in(own)
    assert not is_signed_in(other)


def test_signing_out_everywhere_may_end_tokens_too(own: Client, reader: Member) -> None:
    _token, text = create_token(reader)
    own.post("/settings/sign-out/")
    assert verify_token(text)
    own.post("/settings/sign-out/", {"tokens": "yes"})
    with pytest.raises(Problem, match="revoked"):
        verify_token(text)


def test_a_page_that_is_read_meets_a_dead_session_without_writing(
    own: Client, reader: Member
) -> None:
    Member.objects.filter(id=reader.id).update(session_epoch=9)
    before = Session.objects.count()
    answer = own.get("/settings/")
    assert answer.status_code == 302
    assert answer.cookies["sessionid"].value == ""
    assert Session.objects.count() == before


def test_one_reads_what_is_kept_about_one(own: Client, reader: Member) -> None:
    create_token(reader, label="import")
    answer = own.get("/settings/data/export.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    account = json.loads(answer.content)["account"]
    assert (account["name"], account["email"]) == (reader.name, reader.email)
    assert account["tokens"][0]["label"] == "import"
    assert "digest" not in answer.text
    assert "password" not in answer.text


def test_leaving_needs_a_tick_and_is_for_good(own: Client, reader: Member) -> None:
    page = own.post("/settings/data/leave/", {"comments": "keep"})
    assert "Tick the box" in page.text
    assert Member.objects.filter(id=reader.id).exists()
    page = own.post("/settings/data/leave/", {"comments": "keep", "sure": "on"})
    assert "Your account is deleted" in page.text
    assert not Member.objects.filter(id=reader.id).exists()
    assert not is_signed_in(own)


def test_the_last_administrator_cannot_leave(client: Client, admin: Member) -> None:
    sign_in(client, admin.email)
    page = client.post("/settings/data/leave/", {"comments": "keep", "sure": "on"})
    assert "only administrator" in page.text
    assert Member.objects.filter(id=admin.id).exists()


def test_a_suspended_member_is_told_and_may_take_their_data(own: Client, reader: Member) -> None:
    suspend(reader)
    assert "You cannot write here now." in own.get("/settings/").text
    assert own.get("/settings/data/export.json").status_code == 200


def test_times_are_in_the_members_own_zone(own: Client, reader: Member) -> None:
    import datetime as dt

    Member.objects.filter(id=reader.id).update(
        time_zone="Asia/Tokyo", suspended_until=dt.datetime(2999, 1, 31, 20, 0, tzinfo=dt.UTC)
    )
    assert "1 February 2999, 05:00" in own.get("/settings/").text
