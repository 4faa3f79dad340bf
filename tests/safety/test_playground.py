"""Trying a text: scores as bars, both looks, the words that moved them; for staff and for all."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from rostra.safety import services
from rostra.safety.judge import Judges
from rostra.safety.pipeline import Pipeline, pipeline_for
from rostra.safety.services import trial as trying
from rostra.safety.views.told import bars
from tests.cast import Cast
from tests.safety.judges import Broken, Glossary

pytestmark = pytest.mark.django_db
PAGE = "/playground"


def with_judges(monkeypatch: pytest.MonkeyPatch, judges: Judges) -> Pipeline:
    """The site judges with these judges, whatever is installed."""
    pipeline = pipeline_for(judges=judges)
    monkeypatch.setattr(trying, "pipeline_now", lambda site: pipeline)
    return pipeline


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    cache.clear()  # where the limits of each address are kept
    first, second = Glossary({"dolt": 0.6, "fine": 0.02}), Glossary({"dolt": 0.97})
    return with_judges(monkeypatch, Judges(first, second))


def body(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_an_unsure_first_look_is_followed_by_a_second(cast: Cast, judged: Pipeline) -> None:
    tried = services.try_text(cast.site, "What a dolt.")
    assert [look.stage for look in tried.looks] == ["first", "second"]
    assert tried.looks[0].verdict.scores == {"TOXICITY": 0.6}
    assert tried.verdict.scores == {"TOXICITY": 0.97}
    assert tried.verdict.action.value == "hold"
    (bar,) = bars(tried)
    assert (bar.name, bar.width, bar.asks, bar.moved_by) == ("Toxic", 97, "hold", ("dolt",))
    assert bar.ticks == (75.0, 92.0)
    sure = services.try_text(cast.site, "All is fine.")
    assert [look.stage for look in sure.looks] == ["first"]


def test_a_judge_that_fails_shows_in_the_verdict(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_judges(monkeypatch, Judges(Broken("raises")))
    tried = services.try_text(cast.site, "What a dolt.")
    assert not tried.spans
    assert [finding.code for finding in tried.verdict.findings] == ["judge.failed"]


def test_everybody_may_try_a_text(cast: Cast, client: Client, judged: Pipeline) -> None:
    assert client.get(PAGE).status_code == 200
    page = body(client.post(PAGE, {"text": "What a <b>dolt</b>."}))
    assert "It would be held until a moderator has read it." in page
    assert '<mark class="hit">dolt</mark>' in page
    assert "&lt;b&gt;" in page
    assert re.search(r'<rect class="score" width="97"', page)


def test_an_example_takes_the_place_of_the_text(
    cast: Cast, client: Client, judged: Pipeline
) -> None:
    page = body(client.post(PAGE, {"text": "mine", "example": "0"}))
    assert "housing plan is a disgrace" in page
    assert ">mine<" not in page
    assert client.post(PAGE, {"text": "mine", "example": "99"}).status_code == 200


def test_the_public_is_slowed_and_told_when_to_come_back(
    cast: Cast, client: Client, judged: Pipeline
) -> None:
    answers = [client.post(PAGE, {"text": "fine"}) for _ in range(21)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert answers[-1].headers["Retry-After"] == "60"
    assert "several texts within a minute" in body(answers[-1])
    client.force_login(cast.moderator)
    assert client.post(PAGE, {"text": "fine"}).status_code == 200


def test_a_site_may_keep_it_to_its_staff(
    cast: Cast, client: Client, judged: Pipeline, settings: Any
) -> None:
    settings.PLAYGROUND = "staff"
    assert client.get(PAGE).status_code == 404
    client.force_login(cast.moderator)
    assert client.get(PAGE).status_code == 200
    assert "How comments are judged" not in body(client.get("/"))


@pytest.mark.parametrize(
    "sent",
    [{"text": ""}, {"text": "\U0001f469" * 20_480}, {"text": "a" + "́" * 1000},
     {"text": "fine", "parent": "What a dolt.", "headline": "On dolts", "sensitive": "on"}],
)  # fmt: skip
def test_odd_texts_are_answered(
    cast: Cast, client: Client, judged: Pipeline, sent: dict[str, str]
) -> None:
    assert client.post(PAGE, sent).status_code == 200


@pytest.mark.parametrize("field", ["text", "parent", "headline"])
def test_what_is_too_long_is_refused(
    cast: Cast, client: Client, judged: Pipeline, field: str
) -> None:
    answer = client.post(PAGE, {"text": "fine"} | {field: "x" * 50_001})
    assert answer.status_code == 422
    assert "at most" in body(answer)
