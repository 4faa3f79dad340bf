import pytest

from rostra.gate.models import GateChange, GateSetting
from rostra.gate.rules import OPEN, Step
from rostra.gate.services import current, gate_of, not_open, set_gate, settings_for
from rostra.store import clock
from rostra.store.ids import new_id
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.gate.cast import NOON, hours, make_article, make_member, make_site

pytestmark = pytest.mark.django_db


def test_an_article_is_open_until_something_is_set() -> None:
    site = make_site()
    assert gate_of(make_article(site), NOON) == OPEN
    assert not_open(site, NOON) == []
    assert current(site, "site").version == 0


def test_a_change_is_stored_logged_and_announced_together() -> None:
    site = make_site()
    article, edda = make_article(site), make_member(site)
    with clock.at(NOON):
        row = set_gate(
            site,
            "article",
            str(article.pk),
            "suspended",
            notice="Back at one.",
            reason="A wave of spam.",
            until=NOON + hours(1),
            then="members",
            by=edda,
        )
        setting = gate_of(article)
    assert (setting.state, setting.notice, setting.reason) == (
        "suspended",
        "Back at one.",
        "A wave of spam.",
    )
    assert (setting.until, setting.then, setting.set_by) == (NOON + hours(1), "members", edda.name)
    change = GateChange.objects.get()
    assert (change.before, change.after, change.changed_by) == ("open", "suspended", edda)
    assert (change.origin, change.version, change.changed_at) == ("hand", row.version, NOON)
    event = OutboxEvent.objects.get(kind="gate.changed")
    assert (event.site_id, event.thread_id, event.subject_id) == (site.pk, article.pk, row.pk)
    assert event.data == {
        "scope": "article",
        "target": str(article.pk),
        "before": "open",
        "after": "suspended",
        "until": (NOON + hours(1)).isoformat(),
        "version": 1,
    }


def test_the_strictest_of_all_scopes_counts() -> None:
    site = make_site()
    world = make_article(site, section="World News")
    sport = make_article(site, section="Sport")
    set_gate(site, "site", "", "slow")
    set_gate(site, "section", "world  NEWS", "read-only")
    set_gate(site, "article", str(world.pk), "held-all")
    set_gate(site, "topic", "ice", "hidden")
    assert gate_of(world).state == "read-only"
    assert gate_of(world).scope == "section"
    assert gate_of(sport).state == "slow"
    assert {s.scope for s in settings_for(world)} == {"site", "section", "article"}
    assert [s.scope for s in not_open(site)] == ["site", "section", "topic", "article"]


def test_other_sites_are_left_alone() -> None:
    courier, herald = make_site("courier"), make_site("herald")
    set_gate(courier, "site", "", "suspended")
    assert gate_of(make_article(herald)) == OPEN
    article = make_article(herald)
    with pytest.raises(Problem) as caught:
        set_gate(courier, "article", str(article.pk), "suspended")
    assert caught.value.status == 404


def test_what_counts_is_read_in_one_query(django_assert_num_queries: object) -> None:
    site = make_site()
    article = make_article(site, section="World")
    set_gate(site, "site", "", "slow", by=make_member(site))
    with django_assert_num_queries(1):  # type: ignore[operator]
        gate_of(article)


def test_open_clears_and_the_version_goes_on() -> None:
    site = make_site()
    set_gate(site, "site", "", "suspended", notice="Soon.", until=NOON + hours(9**6))
    row = set_gate(site, "site", "", "open", reason="The spam is gone.")
    assert (row.state, row.notice, row.until, row.steps) == ("open", "", None, [])
    assert row.version == 2
    assert not_open(site) == []
    assert GateChange.objects.order_by("-id")[0].reason == "The spam is gone."


def test_setting_what_stands_changes_nothing() -> None:
    site = make_site()
    first = set_gate(site, "site", "", "slow", reason="A hot story.")
    again = set_gate(site, "site", "", "slow", reason="A hot story.")
    assert again.version == first.version
    assert GateChange.objects.count() == OutboxEvent.objects.count() == 1


def test_a_chain_is_kept_and_followed() -> None:
    site = make_site()
    article = make_article(site)
    steps = [Step("members", NOON + hours(2)), Step("slow", NOON + hours(3)), Step("open")]
    with clock.at(NOON):
        set_gate(site, "site", "", "suspended", until=NOON + hours(1), then=steps)
    states = [gate_of(article, NOON + hours(n)).state for n in (0, 1, 2, 3)]
    assert states == ["suspended", "members", "slow", "open"]


def test_a_stale_editor_is_told_who_changed_what_and_when() -> None:
    site = make_site(time_zone="Europe/Berlin")
    edda, emil = make_member(site, "Edda Editor"), make_member(site, "Emil Editor")
    with clock.at(NOON):
        seen = current(site, "site").version
        set_gate(site, "site", "", "held-all", until=NOON + hours(1), by=edda)
        with pytest.raises(Problem) as caught:
            set_gate(site, "site", "", "suspended", by=emil, expected_version=seen)
    problem = caught.value
    assert problem.status == 409
    assert problem.detail == ("Edda Editor changed this at 14:00: it is held-all now until 15:00.")
    assert problem.extra["changed_by"] == "Edda Editor"
    assert problem.extra["current"]["state"] == "held-all"
    assert problem.extra["current"]["version"] == 1
    assert current(site, "site", now=NOON).state == "held-all"
    assert GateChange.objects.count() == OutboxEvent.objects.count() == 1


def test_an_end_that_came_is_a_change_too() -> None:
    site = make_site()
    with clock.at(NOON):
        seen = set_gate(site, "site", "", "suspended", until=NOON + hours(1)).version
    with clock.at(NOON + hours(2)):
        assert current(site, "site").version == seen + 1
        with pytest.raises(Problem) as caught:
            set_gate(site, "site", "", "slow", expected_version=seen)
        assert "The end that was set came at 13:00" in caught.value.detail
        set_gate(site, "site", "", "slow", expected_version=seen + 1)
    logged = GateChange.objects.order_by("id").values_list("before", "after", "origin")
    assert list(logged) == [
        ("open", "suspended", "hand"),
        ("suspended", "open", "end"),
        ("open", "slow", "hand"),
    ]


@pytest.mark.parametrize(
    ("scope", "target", "state", "more"),
    [
        ("site", "", "shut", {}),
        ("planet", "", "slow", {}),
        ("article", "12", "slow", {}),
        ("article", str(new_id()), "slow", {}),
        ("section", "", "slow", {}),
        ("site", "", "slow", {"until": NOON - hours(1)}),
        ("site", "", "slow", {"then": "members"}),
        ("site", "", "slow", {"until": NOON + hours(1), "then": "hidden"}),
        ("site", "", "slow", {"notice": "x" * 2001}),
        ("site", "", "slow", {"expected_version": 7}),
    ],
)
def test_a_refused_change_leaves_nothing(
    scope: str, target: str, state: str, more: dict[str, object]
) -> None:
    site = make_site()
    with clock.at(NOON), pytest.raises(Problem):
        set_gate(site, scope, target, state, **more)  # type: ignore[arg-type]
    assert not GateSetting.objects.exists()
    assert not GateChange.objects.exists()
    assert not OutboxEvent.objects.exists()
