"""A publisher's own sign-in: what its tokens open, and which are refused."""

import base64
import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import OctKey

from rostra.comments.services import hide, post
from rostra.members.models import ApiToken, Identity, Member
from rostra.members.services.standing import suspend
from rostra.members.services.tokens import MAX_AT_ORIGIN
from rostra.sites.models import Site
from rostra.sites.services import change_origins, new_sign_in_key
from rostra.store.clock import at, now
from tests.cast import READER, Cast
from tests.comments.conftest import make_thread

pytestmark = pytest.mark.django_db

PAPER = "https://paper.example"
OTHER = "https://elsewhere.example"
USER = {"id": "u-7", "email": "Ada@Paper.example", "username": "Ada Brandt"}
HOUR = 3600


@pytest.fixture
def site(cast: Cast) -> Site:
    change_origins(cast.site, add=[PAPER, OTHER])
    return new_sign_in_key(cast.site)


def signed(site: Site, *, key: str = "", lives: float = HOUR, **claims: Any) -> str:
    body = {"exp": int(now().timestamp() + lives), "user": USER} | claims
    return jwt.encode({"alg": "HS256"}, body, OctKey.import_key(key or site.sign_in_key))


def ask(token: object, origin: str = PAPER) -> Any:
    headers = {"origin": origin} if origin else {}
    return Client().post(
        "/api/v1/sign-in/publisher",
        json.dumps({"token": token}),
        content_type="application/json",
        headers=headers,
    )


def write(article_id: object, bearer: str, origin: str = PAPER) -> Any:
    headers = {"authorization": f"Bearer {bearer}"} | ({"origin": origin} if origin else {})
    return Client().post(
        f"/api/v1/threads/{article_id}/comments",
        json.dumps({"text": "The tide tables are wrong for March."}),
        content_type="application/json",
        headers=headers,
    )


def test_a_reader_of_the_publisher_becomes_a_member_once(site: Site) -> None:
    first, second = ask(signed(site)), ask(signed(site))
    assert first.status_code == second.status_code == 200
    assert first.headers["Access-Control-Allow-Origin"] == PAPER
    assert not first.cookies
    body = first.json()
    assert body["name"] == "Ada Brandt"
    assert body["member"] == second.json()["member"]
    member = Member.objects.get(id=body["member"])
    assert (member.email, member.role) == ("ada@paper.example", "reader")
    assert write(make_thread(site).pk, body["token"]).status_code in {201, 202}


def test_it_lasts_a_day(site: Site) -> None:
    token = ask(signed(site)).json()["token"]
    article = make_thread(site)
    with at(now() + dt.timedelta(hours=25)):
        assert write(article.pk, token).status_code == 401


def test_it_may_be_used_where_it_was_asked_for_alone(site: Site) -> None:
    token, article = ask(signed(site)).json()["token"], make_thread(site)
    for origin in (OTHER, ""):
        refused = write(article.pk, token, origin)
        assert refused.status_code == 401
        assert refused.json()["type"] == "/problems/invalid-token"
    assert write(article.pk, token, PAPER).status_code in {201, 202}


def test_it_carries_no_powers_of_staff(site: Site, cast: Cast) -> None:
    staff = USER | {"id": "u-8", "email": "ines@paper.example", "role": "MODERATOR"}
    token = ask(signed(site, user=staff)).json()["token"]
    comment = post(make_thread(site), cast.reader, "My mother takes that ferry.").comment
    headers = {"authorization": f"Bearer {token}", "origin": PAPER}
    assert Client().delete(f"/api/v1/comments/{comment.pk}", headers=headers).status_code == 403
    hide(comment, "held")
    assert Client().get(f"/api/v1/comments/{comment.pk}", headers=headers).status_code == 404
    assert Client().get("/api/v1/queue", headers=headers).status_code == 403


def test_an_app_has_no_origin(site: Site) -> None:
    token = ask(signed(site), origin="").json()["token"]
    assert write(make_thread(site).pk, token, origin="").status_code in {201, 202}


def test_signing_out_revokes_the_token(site: Site) -> None:
    token, article = ask(signed(site)).json()["token"], make_thread(site)
    headers = {"authorization": f"Bearer {token}", "origin": PAPER}
    assert Client().post("/api/v1/sign-out", headers=headers).status_code == 204
    assert write(article.pk, token).status_code == 401


def test_many_visits_leave_few_tokens(site: Site) -> None:
    for _ in range(MAX_AT_ORIGIN + 3):
        newest = ask(signed(site)).json()["token"]
    assert ApiToken.objects.count() == MAX_AT_ORIGIN
    assert write(make_thread(site).pk, newest).status_code in {201, 202}


def unsigned(site: Site) -> str:
    parts = ({"alg": "none", "typ": "JWT"}, {"exp": now().timestamp() + HOUR, "user": USER})
    texts = (base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts)
    return ".".join(text.rstrip("=") for text in texts) + "."


@pytest.mark.parametrize(
    "make",
    [
        lambda site: signed(site, key="another key of the same length and more"),
        lambda site: signed(site, lives=-1),
        lambda site: signed(site, lives=25 * HOUR),
        lambda site: signed(site, nbf=int(now().timestamp()) + HOUR),
        lambda site: signed(site, exp="tomorrow"),
        lambda site: signed(site, exp=None),
        lambda site: signed(site, user=None),
        lambda site: signed(site, user="u-7"),
        lambda site: signed(site, user=USER | {"id": ""}),
        lambda site: signed(site, user=USER | {"id": {"u": 7}}),
        lambda site: signed(site, user=USER | {"id": "u" * 201}),
        lambda site: signed(site, user={"id": "u-7", "username": "Ada Brandt"}),
        lambda site: signed(site)[:-2],
        lambda site: signed(site).split(".")[1],
        unsigned,
        lambda site: "rst_nothing",
        lambda site: "…",
    ],
    ids=[
        *("another key", "expired", "too long-lived", "not yet", "exp no number", "exp missing"),
        *("no user", "user no object", "no id", "id no text", "id too long", "no e-mail"),
        *("cut", "a part alone", "alg none", "one of ours", "no token at all"),
    ],
)
def test_a_bad_token_is_refused_and_leaves_nothing(site: Site, make: Any) -> None:
    refused = ask(make(site))
    assert refused.status_code == 401
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["type"] == "/problems/publisher-token"
    assert refused.json()["todo"]
    assert not Identity.objects.exists()
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize("body", ["", 7, None, "x" * 8001])
def test_what_is_no_text_is_not_valid(site: Site, body: object) -> None:
    assert ask(body).status_code == 422


def test_an_address_with_an_account_is_never_taken_over(site: Site) -> None:
    refused = ask(signed(site, user=USER | {"email": READER.email.upper()}))
    assert refused.status_code == 409
    assert refused.json()["type"] == "/problems/email-taken"
    assert not Identity.objects.exists()


def test_somebody_suspended_reads_and_does_not_write(site: Site) -> None:
    ask(signed(site))
    suspend(Identity.objects.get().member, until=now() + dt.timedelta(days=3))
    token = ask(signed(site)).json()["token"]
    refused = write(make_thread(site).pk, token)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/suspended-member")


def test_a_closed_account_stays_closed(site: Site) -> None:
    ask(signed(site))
    Member.objects.filter(identities__isnull=False).update(is_active=False)
    assert ask(signed(site)).status_code == 401


def test_a_site_without_a_key_says_so(cast: Cast) -> None:
    token = signed(Site(sign_in_key="a key that is not the site's"))
    refused = ask(token, origin="")
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/no-sign-in-key")


def test_a_new_key_ends_the_old_one(site: Site) -> None:
    old = signed(site)
    new_sign_in_key(site)
    assert ask(old).status_code == 401


def test_an_origin_that_is_not_listed_is_refused(site: Site) -> None:
    refused = ask(signed(site), origin="https://thief.example")
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/origin-not-allowed")


def test_a_moderator_has_no_powers_from_a_publishers_page(site: Site) -> None:
    bearer = ask(signed(site, user=USER | {"role": "MODERATOR"})).json()["token"]
    headers = {"authorization": f"Bearer {bearer}", "origin": PAPER}
    assert Identity.objects.get().member.role == "moderator"
    assert Client().get("/api/v1/queue", headers=headers).status_code == 403
