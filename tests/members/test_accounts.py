import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from rostra.members.models import AccountChange, Member
from rostra.members.services.accounts import add_member, member_with_email, refuse_staff_name
from rostra.members.services.roles import set_role
from rostra.sites.models import Site
from rostra.store.problems import Problem


def test_a_member_added_by_staff_is_confirmed_and_may_sign_in(reader: Member) -> None:
    address = EmailAddress.objects.get(user=reader)
    assert (address.email, address.verified, address.primary) == (reader.email, True, True)
    assert reader.check_password("a lantern over the old harbour")
    assert reader.role == "reader"


def test_an_address_is_stored_in_lower_case_and_found_in_any(site: Site) -> None:
    member = add_member(site, name="Bo", email="  Bo@Paper.Example ")
    assert member.email == "bo@paper.example"
    assert member_with_email("BO@paper.example") == member


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"email": "MARA@readers.example"}, "already"),
        ({"email": "not an address"}, "no e-mail address"),
        ({"name": "A"}, "2 to 60"),
        ({"role": "king"}, "no role"),
        ({"password": "12345678"}, "too common"),
        ({"password": "short"}, "too short"),
    ],
)
def test_a_bad_member_is_refused_and_nothing_is_written(
    reader: Member, change: dict[str, str], because: str
) -> None:
    wanted = {"name": "Bo Lind", "email": "bo@paper.example", "role": "reader"} | change
    with pytest.raises(Problem, match=because):
        add_member(reader.site, **wanted)
    assert Member.objects.count() == EmailAddress.objects.count() == 1


def test_the_database_itself_keeps_one_account_per_address(
    reader: Member, other_site: Site
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(site=other_site, name="Eve", email=reader.email)
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(site=other_site, name="Eve", email="Eve@paper.example")


def test_a_reader_may_not_look_like_staff(moderator: Member, site: Site) -> None:
    with pytest.raises(Problem, match="staff"):
        refuse_staff_name("Реtrа Nоvákоvá", site)
    refuse_staff_name("Petra Nováková", site, except_for=moderator)


def test_a_role_counts_at_home_alone(moderator: Member, other_site: Site) -> None:
    assert moderator.is_moderator
    moderator.acting_on = other_site.id
    assert moderator.role_here == "reader"
    assert not moderator.is_moderator


def test_an_administrator_of_the_default_site_is_one_everywhere(
    admin: Member, other_site: Site
) -> None:
    admin.acting_on = other_site.id
    assert admin.is_admin
    assert admin.is_staff
    guest = add_member(other_site, name="Olaf Berg", email="olaf@other.example", role="admin")
    assert guest.is_admin
    assert not guest.is_staff


def test_a_change_of_role_is_logged_with_who_and_why(admin: Member, reader: Member) -> None:
    assert set_role(reader, "moderator", by=admin, reason="helps on Mondays").is_moderator
    change = AccountChange.objects.get(member=reader)
    assert (change.kind, change.before, change.after) == ("role", "reader", "moderator")
    assert (change.by, change.reason) == (admin, "helps on Mondays")


def test_the_same_role_again_is_no_change(admin: Member, reader: Member) -> None:
    set_role(reader, "reader", by=admin)
    assert not AccountChange.objects.filter(member=reader).exists()


def test_only_an_administrator_of_the_site_changes_roles(
    moderator: Member, reader: Member, other_site: Site
) -> None:
    elsewhere = add_member(other_site, name="Olaf Berg", email="olaf@other.example", role="admin")
    for by in (moderator, reader, elsewhere):
        with pytest.raises(Problem, match="administrator") as refused:
            set_role(reader, "admin", by=by)
        assert refused.value.status == 403
    reader.refresh_from_db()
    assert reader.role == "reader"


def test_the_last_administrator_stays(admin: Member, reader: Member) -> None:
    with pytest.raises(Problem, match="only administrator"):
        set_role(admin, "reader", by=admin)
    reader = set_role(reader, "admin", by=admin)
    assert set_role(admin, "reader", by=reader).role == "reader"
