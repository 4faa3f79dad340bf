from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from rostra.gate.models import GateText
from rostra.gate.notices import Text, explain
from rostra.gate.rules import SCOPES, STATES, Setting, Step
from rostra.gate.services import explain_for, notice_for, own_text, own_texts, set_gate, set_text
from rostra.gate.wording import zone_in_words
from rostra.store import clock
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.gate.cast import BERLIN, NOON, hours, make_article, make_site, settings

WAVE = "A wave of new accounts is posting the same abuse, and our moderators are clearing it."


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scope", SCOPES)
def test_every_state_has_its_four_parts(state: str, scope: str) -> None:
    notice = explain(Setting(scope, "x", state), NOON, "en")
    assert notice.what
    assert all(notice.rest)
    assert notice.closed == (state in {"read-only", "suspended", "hidden"})


@given(settings())
def test_any_sound_setting_can_be_explained_in_full(setting: Setting) -> None:
    notice = explain(setting, NOON, "en", zone=BERLIN)
    assert notice.what
    assert all(notice.rest)
    assert notice.words == setting.notice
    assert notice.ends == setting.until
    for step in setting.steps:
        if step.until:
            assert step.until.astimezone(BERLIN).strftime("%-H:%M") in notice.until


def test_a_pause_says_what_why_until_when_and_what_to_do() -> None:
    pause = Setting(
        "article", "x", "suspended", reason=WAVE, until=NOON + hours(2), steps=(Step("members"),)
    )
    notice = explain(pause, NOON, "en", zone=BERLIN)
    assert notice.what == "Comments are paused on this story."
    assert notice.why == WAVE
    assert notice.until == (
        "This lasts until 16:00 (Berlin time). Then readers who have commented before can write."
    )
    assert notice.todo == (
        "You can read everything. What you have begun to write is kept as your draft."
    )


def test_a_chain_says_when_each_step_comes() -> None:
    steps = (Step("members", NOON + hours(3)), Step("slow", NOON + hours(40)), Step("open"))
    notice = explain(Setting("site", "", "suspended", until=NOON + hours(2), steps=steps), NOON)
    assert notice.until == (
        "This lasts until 14:00 (UTC). Then readers who have commented before can write; "
        "from 15:00 comments are open at a slower pace; "
        "from 16 May, 4:00 comments are open again."
    )


def test_the_publishers_own_notice_is_shown_word_for_word() -> None:
    words = "We are temporarily  suspending <b>commenting</b>."
    notice = explain(Setting("article", "x", "suspended", words, origin="notice"), NOON, "en")
    assert notice.words == words
    assert notice.what == "Comments are paused on this story."
    assert notice.why == "The publisher decided this together with the article."
    assert words in notice.text


def test_slow_says_how_slow() -> None:
    slow = Setting("site", "", "slow")
    assert "2 minutes between" in explain(slow, NOON, "en", slow_seconds=120).todo
    assert "1 minute between" in explain(slow, NOON, "en", slow_seconds=60).todo
    assert "45 seconds between" in explain(slow, NOON, "en", slow_seconds=45).todo


def test_the_scope_is_named_where_the_sites_own_words_do_not() -> None:
    section = Setting("section", "world", "suspended")
    assert explain(section, NOON, "en").what == "Comments are paused in this section."
    own = explain(section, NOON, "en", own=Text(what="The hall is closed."))
    assert (own.what, own.scope) == ("The hall is closed.", "This holds for the whole section.")
    assert own.why == explain(section, NOON, "en").why


@pytest.mark.parametrize(
    ("zone", "words"),
    [("UTC", "UTC"), ("Etc/UTC", "UTC"), ("America/New_York", "New York time"),
     ("America/Argentina/Ushuaia", "Ushuaia time")],
)  # fmt: skip
def test_whose_clock_is_meant(zone: str, words: str) -> None:
    assert zone_in_words(ZoneInfo(zone)) == words


@pytest.mark.django_db
def test_an_open_article_has_no_notice() -> None:
    site = make_site(time_zone="Europe/Berlin")
    article = make_article(site)
    assert notice_for(article) is None
    with clock.at(NOON):
        set_gate(site, "site", "", "suspended", until=NOON + hours(1))
        notice = notice_for(article)
    assert notice is not None
    assert "until 15:00 (Berlin time)" in notice.until


@pytest.mark.django_db
def test_a_site_words_its_states_in_each_language() -> None:
    site = make_site()
    set_text(site, "suspended", "en", Text(what="The hall is  closed.\nQuite."))
    set_text(site, "suspended", "pt", Text(what="Pausa.", why="Estamos a limpar."))
    paused = Setting("site", "", "suspended")
    assert explain_for(site, paused, language="en-GB").what == "The hall is  closed. Quite."
    assert explain_for(site, paused, language="pt-br").why == "Estamos a limpar."
    assert explain_for(site, paused, language="fr").what != "Pausa."
    assert explain_for(make_site("herald"), paused, language="pt").what != "Pausa."
    set_text(site, "suspended", "pt-BR", Text(what="Em pausa."))
    assert explain_for(site, paused, language="pt-br").what == "Em pausa."
    assert explain_for(site, paused, language="pt").what == "Pausa."
    assert [(t.language, t.state) for t in own_texts(site)] == [
        ("en", "suspended"),
        ("pt", "suspended"),
        ("pt-br", "suspended"),
    ]
    assert OutboxEvent.objects.filter(kind="gate.changed").count() == 3


@pytest.mark.django_db
def test_empty_words_bring_the_default_back() -> None:
    site = make_site()
    set_text(site, "slow", "en", Text(what="Slowly, please."))
    set_text(site, "slow", "en", Text())
    assert not GateText.objects.exists()
    assert own_text(site, "slow", "en") == Text()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "language", "what"),
    [("shut", "en", "x"), ("slow", "", "x"), ("slow", "english, please", "x"),
     ("slow", "en", "x" * 2001)],
)  # fmt: skip
def test_words_that_cannot_be_are_refused(state: str, language: str, what: str) -> None:
    with pytest.raises(Problem):
        set_text(make_site(), state, language, Text(what=what))
    assert not GateText.objects.exists()
