"""Keys, counts and suggestions in the database."""

import asyncio
import datetime as dt
import json
from typing import Any

import pytest
from django.conf import LazySettings

from rostra.safety.models import ServiceClient, ServiceUsage, Suggestion
from rostra.safety.perspective.exchange import Answer, Request
from rostra.safety.perspective.quotas import DAY
from rostra.safety.perspective.register import Register
from rostra.safety.perspective.service import Service
from rostra.safety.perspective.suggested import Suggestion as Suggested
from rostra.safety.services import service_clients
from rostra.safety.services.service_keeper import DatabaseKeeper, forget_old_suggestions
from rostra.sites.services import ensure_default_site
from rostra.store.clock import at, now
from rostra.store.problems import Problem
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SECRET = "a-secret-that-coral-made"


def today() -> int:
    return int(now().timestamp() // DAY)


def label(value: float, text: str = "A text", about: str | None = "c1") -> Suggested:
    return Suggested(text, "TOXICITY", value, "Coral:paper", about, None, ("en",))


def test_a_key_opens_and_its_text_is_kept_nowhere(cast: Cast) -> None:
    row, key = service_clients.add_key(cast.site, " Our  forum ", per_second=7, by=cast.admin)
    register = Register(DatabaseKeeper())
    register.refresh()
    client = register.client_with(key)
    assert (client.name, client.per_second, client.site) == ("Our forum", 7, cast.site.pk)
    assert cast.site.pk in register.loaded.pipelines
    row.refresh_from_db()
    assert key not in [str(getattr(row, field.name)) for field in row._meta.fields]
    assert key.startswith(row.hint)


def test_a_revoked_key_opens_nothing(cast: Cast) -> None:
    row, _ = service_clients.add_key(cast.site, "forum")
    assert len(DatabaseKeeper().load().clients) == 1
    service_clients.revoke(cast.site, "forum")
    assert DatabaseKeeper().load().clients == {}
    with pytest.raises(Problem, match="no such client"):
        service_clients.revoke(cast.site, str(row.pk))


def test_a_secret_of_coral_signs_and_can_come_back(cast: Cast) -> None:
    service_clients.add_coral(cast.site, "paper", SECRET)
    with pytest.raises(Problem, match="known already"):
        service_clients.add_coral(cast.site, "again", SECRET)
    (signer,) = DatabaseKeeper().load().signers
    assert signer.secret == SECRET
    service_clients.revoke(cast.site, "paper")
    assert not ServiceClient.objects.filter(secret=SECRET).exists()
    service_clients.add_coral(cast.site, "paper", SECRET)
    assert len(DatabaseKeeper().load().signers) == 1


@pytest.mark.parametrize(
    ("name", "choices", "told"),
    [
        ("", {}, "1 to 80"),
        ("x" * 81, {}, "1 to 80"),
        ("a", {"per_second": 0}, "times a second"),
        ("a", {"per_second": float("nan")}, "times a second"),
        ("a", {"per_day": -1}, "quota"),
    ],
)
def test_a_bad_client_is_refused(cast: Cast, name: str, choices: dict[str, Any], told: str) -> None:
    with pytest.raises(Problem, match=told):
        service_clients.add_key(cast.site, name, **choices)
    assert not ServiceClient.objects.exists()


@pytest.mark.parametrize("secret", ["", "short", "ä" * 20, "x" * 201])
def test_a_bad_secret_is_refused(cast: Cast, secret: str) -> None:
    with pytest.raises(Problem, match="signing secret"):
        service_clients.add_coral(cast.site, "paper", secret)


def test_counts_add_up_and_strangers_are_passed_over(cast: Cast) -> None:
    row, _ = service_clients.add_key(cast.site, "forum")
    gone, _ = service_clients.add_key(cast.site, "gone")
    gone_id = gone.pk
    gone.delete()
    keeper = DatabaseKeeper()
    counts = {
        (row.pk, today(), "analyzed"): 3,
        (row.pk, today(), "limited"): 9,
        (row.pk, today() - 1, "analyzed"): 5,
        (gone_id, today(), "analyzed"): 1,
    }
    keeper.add(counts)
    keeper.add(counts)
    assert ServiceUsage.objects.count() == 3
    assert keeper.load().used == {row.pk: 6}
    (use,) = service_clients.usage(cast.site, days=7)
    assert (use.answered, use.limited, use.busiest) == (16, 18, 24)
    assert [day.answered for day in use.days] == [0, 0, 0, 0, 0, 10, 6]


def test_a_later_word_on_the_same_text_replaces_the_first(cast: Cast) -> None:
    row, _ = service_clients.add_key(cast.site, "forum")
    keeper = DatabaseKeeper()
    (client,) = keeper.load().clients.values()
    keeper.suggest(client, [label(0.0)])
    keeper.suggest(client, [label(1.0)])
    keeper.suggest(client, [label(1.0, "Without a token", None)])
    keeper.suggest(client, [label(0.0, "Without a token", None)])
    kept = Suggestion.objects.order_by("suggested_at").values_list("text", "value", "client_id")
    assert list(kept) == [("A text", 1.0, row.pk), ("Without a token", 0.0, row.pk)]


def test_suggestions_are_kept_as_long_as_the_operator_wants(
    cast: Cast, settings: LazySettings
) -> None:
    service_clients.add_key(cast.site, "forum")
    keeper = DatabaseKeeper()
    (client,) = keeper.load().clients.values()
    with at(now() - dt.timedelta(days=40)):
        keeper.suggest(client, [label(1.0, "Old", None)])
    keeper.suggest(client, [label(1.0, "New", None)])
    settings.SUGGESTIONS_DAYS = 0
    assert forget_old_suggestions() == 0
    settings.SUGGESTIONS_DAYS = 30
    assert forget_old_suggestions() == 1
    assert Suggestion.objects.get().text == "New"


@pytest.mark.django_db(transaction=True)
def test_corals_moderators_teach_through_the_service() -> None:
    site = ensure_default_site()
    _, key = service_clients.add_key(site, "coral")
    service = Service(DatabaseKeeper())

    def sent(score: Any, text: str = "You are all fools") -> Answer:
        about = {"url": "https://paper.example", "Coral_comment_id": "c1"}
        body = {
            "comment": {"text": text},
            "context": {"entries": [{"text": json.dumps(about)}]},
            "attributeScores": {"TOXICITY": {"summaryScore": score}},
            "languages": ["en"],
            "communityId": "Coral:https://paper.example",
            "clientToken": "comment:c1",
        }
        request = Request(
            "POST",
            "/v1alpha1/comments:suggestscore",
            {"key": key},
            body=json.dumps(body).encode(),
        )
        return asyncio.run(service.answer(request))

    assert sent({"value": 1}).document == {
        "requestedLanguages": ["en"],
        "clientToken": "comment:c1",
    }
    kept = Suggestion.objects.get()
    assert (kept.text, kept.value, kept.attribute) == ("You are all fools", 1.0, "TOXICITY")
    assert kept.community == "Coral:https://paper.example"
    assert json.loads(kept.context["entries"][0]["text"])["Coral_comment_id"] == "c1"
    assert sent({}).status == 200, "protocol buffers leave a 0 out"
    assert Suggestion.objects.get().value == 0.0
    for bad in (None, {"value": 1.5}, {"value": "high"}, {"value": True}, []):
        assert sent(bad).status == 400
    assert sent({"value": 1}, text="").document["error"]["message"] == "Comment must be non-empty."
    assert Suggestion.objects.get().value == 0.0
    service.register.flush()
    outcomes = dict(ServiceUsage.objects.values_list("outcome", "number"))
    assert outcomes == {"suggested": 2, "refused": 6}
