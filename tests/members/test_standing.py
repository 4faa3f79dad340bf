import datetime as dt

import pytest

from rostra.members.models import AccountChange, Member
from rostra.members.services.standing import (
    require_good_standing,
    restore,
    sign_out_everywhere,
    suspend,
)
from rostra.store.clock import at, now
from rostra.store.problems import Problem


def test_a_suspension_ends_by_itself(reader: Member, moderator: Member) -> None:
    end = now() + dt.timedelta(days=3)
    reader = suspend(reader, until=end, reason="raid", by=moderator)
    with pytest.raises(Problem, match=f"until {end:%d %B %Y}") as refused:
        require_good_standing(reader)
    assert refused.value.document()["until"] == end.isoformat()
    with at(end + dt.timedelta(seconds=1)):
        require_good_standing(reader)


def test_a_suspension_without_end_says_so_and_can_be_lifted(reader: Member, admin: Member) -> None:
    reader = suspend(reader, by=admin)
    with pytest.raises(Problem, match="until further notice"):
        require_good_standing(reader)
    require_good_standing(restore(reader, by=admin))
    kinds = AccountChange.objects.filter(member=reader).values_list("kind", flat=True)
    assert list(kinds) == ["suspended", "restored"]


def test_a_suspended_moderator_moderates_no_more(moderator: Member, admin: Member) -> None:
    assert not suspend(moderator, by=admin).is_moderator


def test_nobody_suspends_upwards_or_themselves_out(
    reader: Member, moderator: Member, admin: Member
) -> None:
    for by, whom in ((reader, moderator), (reader, reader), (moderator, admin)):
        with pytest.raises(Problem, match="does not reach"):
            suspend(whom, by=by)
    with pytest.raises(Problem, match="only administrator"):
        suspend(admin, by=admin)


def test_a_time_gone_by_is_refused(reader: Member) -> None:
    with pytest.raises(Problem, match="ended already"):
        suspend(reader, until=now() - dt.timedelta(minutes=1))
    assert not AccountChange.objects.exists()


def test_a_closed_account_may_not_write(reader: Member) -> None:
    reader.is_active = False
    with pytest.raises(Problem, match="closed"):
        require_good_standing(reader)


def test_signing_out_everywhere_changes_what_sessions_must_carry(reader: Member) -> None:
    before = reader.get_session_auth_hash()
    sign_out_everywhere(reader)
    assert reader.get_session_auth_hash() != before
    assert (
        Member.objects.get(id=reader.id).get_session_auth_hash() == reader.get_session_auth_hash()
    )
