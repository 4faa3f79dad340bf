"""Who sends an API request."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from rostra.articles.models import Article
from rostra.comments.models import Thread
from rostra.comments.services import hide, post
from rostra.members.models import ApiToken, Member
from rostra.members.services.tokens import create_token, revoke_all_tokens
from rostra.sites.services import add_site
from rostra.store import clock
from rostra.store.clock import now
from tests.cast import Cast, Person, as_member

pytestmark = pytest.mark.django_db


def ask(authorization: str | None = None, path: str = "/api/v1/drafts", **options: Any) -> Any:
    headers = {"Authorization": authorization} if authorization is not None else {}
    return Client(headers=headers).get(path, **options)


def bearer(member: Member, **options: Any) -> str:
    return f"Bearer {create_token(member, **options)[1]}"


def test_a_token_is_its_member(cast: Cast) -> None:
    assert ask(bearer(cast.reader)).status_code == 200
    assert ask(bearer(cast.reader).replace("Bearer", "bearer")).status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Bearer nothing",
        "Bearer rst_nothing",
        "Basic dXNlcjpwYXNz",
        "rst_token-alone",
        "Bearer \xff\xfe",
        "Bearer " + "x" * 5000,
    ],
)
def test_whatever_is_no_token_is_told_even_where_none_is_needed(cast: Cast, header: str) -> None:
    for path in ("/api/v1/drafts", "/api/v1/threads?url=https://a.example/"):
        response = ask(header, path)
        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
        assert response.json()["type"] == "/problems/invalid-token"
        assert response.json()["todo"]


def test_expired_revoked_and_of_a_closed_account(cast: Cast) -> None:
    header = bearer(cast.reader, days=1)
    with clock.at(now() + dt.timedelta(days=1)):
        assert ask(header).status_code == 401
    assert ask(header).status_code == 200
    revoke_all_tokens(cast.reader)
    assert ask(header).status_code == 401
    other = bearer(cast.second_reader)
    Member.objects.filter(pk=cast.second_reader.pk).update(is_active=False)
    assert ask(other).status_code == 401


def test_without_any_the_api_says_what_to_do(cast: Cast) -> None:
    response = ask()
    assert response.status_code == 401
    assert response.json()["type"] == "/problems/sign-in-needed"
    assert "Bearer" in response.json()["todo"]


def test_reading_with_a_token_writes_nothing(cast: Cast) -> None:
    assert ask(bearer(cast.reader)).status_code == 200
    assert ApiToken.objects.get().last_used_at is None


def test_a_program_speaks_of_its_own_site(cast: Cast, other_thread: Callable[[], Any]) -> None:
    _, thread, member = other_thread()
    url = "/api/v1/threads?url=https://other.example/story"
    assert ask(bearer(member), url).json()["id"] == str(thread.pk)
    assert ask(bearer(cast.reader), url).status_code == 404


def test_a_moderator_elsewhere_is_a_reader_here(
    cast: Cast, other_thread: Callable[[], Any]
) -> None:
    _, _, stranger = other_thread()
    article = Article.objects.create(site=cast.site, headline="Ours", slug="ours")
    thread = Thread.objects.create(pk=article.pk, site=cast.site, article=article)
    held = hide(post(thread, cast.reader, "Waiting for a moderator.").comment, "held")
    path = f"/api/v1/comments/{held.pk}"
    assert ask(bearer(stranger), path).status_code == 404
    assert ask(bearer(cast.moderator), path).status_code == 200


@pytest.fixture
def other_thread(db: None) -> Callable[[], Any]:
    """Another publication, a thread of its, and its moderator."""

    def make() -> Any:
        site = add_site("other", origins=["https://other.example"])
        article = Article.objects.create(
            site=site, headline="Theirs", slug="theirs", url="https://other.example/story"
        )
        thread = Thread.objects.create(pk=article.pk, site=site, article=article)
        member = as_member(site, Person("Olga Reis", "olga@other.example", "moderator"))
        return site, thread, member

    return make
