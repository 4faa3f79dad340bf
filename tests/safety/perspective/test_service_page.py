"""The administrators' page of the service."""

import pytest
from django.test import Client

from rostra.safety.models import ServiceClient
from rostra.safety.perspective.quotas import DAY
from rostra.safety.perspective.register import digest
from rostra.safety.services.service_clients import add_key
from rostra.safety.services.service_keeper import DatabaseKeeper
from rostra.store.clock import now
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PAGE = "/moderate/checks/service/"


@pytest.fixture
def admin(cast: Cast, client: Client) -> Client:
    client.force_login(cast.admin)
    return client


def test_a_key_is_made_and_shown_once(admin: Client, cast: Cast) -> None:
    assert "Nobody may ask yet" in admin.get(PAGE).content.decode()
    made = admin.post(PAGE, {"name": "Our <forum>", "kind": "key", "per_second": "20"})
    row = ServiceClient.objects.get()
    key = made.context["made"]["key"]
    assert key in made.content.decode()
    assert (row.digest, row.per_second, row.made_by) == (digest(key), 20, cast.admin)
    again = admin.get(PAGE).content.decode()
    assert "Our &lt;forum&gt;" in again
    assert key not in again


def test_a_secret_of_coral_is_never_shown(admin: Client) -> None:
    secret = "a-secret-that-coral-made"
    made = admin.post(PAGE, {"name": "paper", "kind": "coral", "secret": secret})
    assert made.status_code == 200
    assert ServiceClient.objects.get().secret == secret
    assert secret not in made.content.decode() + admin.get(PAGE).content.decode()


@pytest.mark.parametrize("per_second", ["fast", "0", "nan", "1e999"])
def test_a_mistake_is_told_and_nothing_is_made(admin: Client, per_second: str) -> None:
    answer = admin.post(PAGE, {"name": "forum", "kind": "key", "per_second": per_second})
    assert answer.status_code == 422
    assert 'value="forum"' in answer.content.decode()
    assert not ServiceClient.objects.exists()


def test_what_a_client_asked_stands_as_bars(admin: Client, cast: Cast) -> None:
    row, _ = add_key(cast.site, "forum")
    today = int(now().timestamp() // DAY)
    DatabaseKeeper().add({(row.pk, today, "analyzed"): 30, (row.pk, today, "limited"): 10})
    page = admin.get(PAGE).content.decode()
    assert "30 answered, 10 above the quota, 40 on the busiest day" in page
    assert 'height="30.0"' in page
    assert 'class="limited" x="232" y="0.0"' in page


def test_a_revoked_client_may_ask_no_more(admin: Client, cast: Cast) -> None:
    row, _ = add_key(cast.site, "forum")
    assert admin.post(f"{PAGE}revoke/", {"client": str(row.pk)}).status_code == 302
    assert DatabaseKeeper().load().clients == {}
    assert admin.post(f"{PAGE}revoke/", {"client": "nobody"}).status_code == 404


def test_the_page_is_for_administrators(cast: Cast, client: Client) -> None:
    client.force_login(cast.editor)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"name": "forum"}).status_code == 403
    assert client.post(f"{PAGE}revoke/", {}).status_code == 403
    assert PAGE not in client.get("/moderate/checks/").content.decode()
