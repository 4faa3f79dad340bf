"""First readers at the same moment."""

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from rostra.articles.models import Article
from rostra.comments.models import Thread
from rostra.exchange.rules.page import PageData
from rostra.exchange.services.first_use import open_thread
from rostra.exchange.services.publisher import sign_in
from rostra.members.models import ApiToken, Identity
from rostra.sites.services import change_origins, new_sign_in_key
from rostra.store.clock import now
from tests.cast import Cast
from tests.support.together import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

PAPER = "https://paper.example"


def test_several_first_readers_open_one_thread(cast: Cast) -> None:
    site = change_origins(cast.site, add=[PAPER])
    pages = [PageData(url=f"{PAPER}/ferry", headline=f"A ferry, {n}") for n in range(6)]
    threads = all_at_once(*(lambda page=page: open_thread(site, page) for page in pages))
    assert {each.pk for each in threads if isinstance(each, Thread)} == {Article.objects.get().pk}
    assert len(threads) == 6


def test_several_tabs_of_a_newcomer_make_one_member(cast: Cast) -> None:
    site = new_sign_in_key(cast.site)
    user = {"id": "u-7", "email": "ada@paper.example", "username": "Ada Brandt"}
    claims = {"exp": int(now().timestamp()) + 3600, "user": user}
    token = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(site.sign_in_key))
    made = all_at_once(*(lambda: sign_in(site, token, PAPER) for _ in range(6)))
    assert all(isinstance(each, tuple) for each in made)
    assert Identity.objects.count() == 1
    assert ApiToken.objects.count() == 6
