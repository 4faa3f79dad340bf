"""Django's admin: a window for those who run the installation, and for nobody else."""

import pytest
from django.test import Client

from rostra.comments.services import post
from rostra.members.models import Member
from rostra.members.services.accounts import add_member
from rostra.members.services.tokens import create_token
from rostra.project.admin import WINDOWS
from rostra.sites.services import add_site, new_sign_in_key
from tests.cast import Cast
from tests.comments.conftest import make_thread

LISTS = [f"/admin/{m._meta.app_label}/{m._meta.model_name}/" for m in WINDOWS]


@pytest.fixture
def desk(cast: Cast) -> Client:
    """The administrator's browser."""
    client = Client()
    client.force_login(cast.admin)
    return client


def test_it_asks_to_sign_in_with_rostras_own_page(client: Client, cast: Cast) -> None:
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/login/?next=%2Fadmin%2F")


def test_it_is_closed_to_all_but_administrators_of_the_default_site(cast: Cast) -> None:
    elsewhere = add_member(
        add_site("other"), name="Olaf Berg", email="olaf@other.example", role="admin"
    )
    for member in (cast.reader, cast.editor, elsewhere):
        client = Client()
        client.force_login(member)
        assert client.get("/admin/", follow=True).status_code == 403
        assert client.get("/admin/rostra_members/member/", follow=True).status_code == 403


@pytest.mark.parametrize("path", ["/admin/", *LISTS])
def test_every_list_opens(desk: Client, path: str) -> None:
    assert desk.get(path).status_code == 200


def test_nothing_is_changed_there(desk: Client, cast: Cast) -> None:
    comment = post(make_thread(cast.site), cast.reader, "The boat was late again today.").comment
    page = f"/admin/rostra_comments/comment/{comment.pk}/change/"
    assert "The boat was late" in desk.get(page).text
    assert desk.post(page, {"text": "Changed"}).status_code == 403
    assert desk.post(page.replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert desk.get("/admin/rostra_comments/comment/add/").status_code == 403
    comment.refresh_from_db()
    assert comment.text == "The boat was late again today."


def test_secrets_are_not_shown(desk: Client, cast: Cast) -> None:
    token, _text = create_token(cast.reader, label="import")
    key = new_sign_in_key(cast.site).sign_in_key
    member = Member.objects.get(pk=cast.reader.pk)
    pages = [
        f"/admin/rostra_members/member/{member.pk}/change/",
        f"/admin/rostra_members/apitoken/{token.pk}/change/",
        f"/admin/rostra_sites/site/{cast.site.pk}/change/",
    ]
    shown = "".join(desk.get(page).text for page in pages)
    assert member.email in shown
    for secret in (member.password, token.digest, key):
        assert secret not in shown
