import pytest

from rostra.gate.models import GateChange, GateSetting
from rostra.gate.rules import Step
from rostra.gate.services import apply_due, count_not_open, current, gate_of, set_gate
from rostra.store import clock
from rostra.store.models import OutboxEvent
from tests.gate.cast import NOON, hours, make_article, make_member, make_site

pytestmark = pytest.mark.django_db


def test_an_end_is_logged_and_announced_when_it_comes() -> None:
    site = make_site()
    article, edda = make_article(site), make_member(site)
    with clock.at(NOON):
        set_gate(
            site, "article", str(article.pk), "suspended", until=NOON + hours(1), then="slow",
            notice="Back at one.", reason="A wave of spam.", by=edda,
        )  # fmt: skip
    assert apply_due(NOON + hours(0.9)) == 0
    assert apply_due(NOON + hours(1)) == 1
    assert apply_due(NOON + hours(1)) == 0
    end = GateChange.objects.order_by("-id")[0]
    assert (end.before, end.after, end.origin) == ("suspended", "slow", "end")
    assert (end.changed_by, end.changed_at) == (None, NOON + hours(1))
    event = OutboxEvent.objects.order_by("-seq")[0]
    assert (event.thread_id, event.data["after"]) == (article.pk, "slow")
    stored = GateSetting.objects.get()
    assert (stored.state, stored.notice, stored.reason) == ("slow", "", "A wave of spam.")
    assert stored.set_by == edda


def test_all_ends_that_came_while_the_server_was_away_are_logged_at_their_times() -> None:
    site = make_site()
    steps = [Step("members", NOON + hours(2)), Step("slow", NOON + hours(3)), Step("open")]
    with clock.at(NOON):
        set_gate(site, "site", "", "hidden", until=NOON + hours(1), then=steps)
        set_gate(site, "section", "world", "slow", until=NOON + hours(50))
    assert apply_due(NOON + hours(5)) == 3
    ends = GateChange.objects.filter(origin="end").order_by("id")
    assert [(e.after, e.changed_at) for e in ends] == [
        ("members", NOON + hours(1)),
        ("slow", NOON + hours(2)),
        ("open", NOON + hours(3)),
    ]
    assert current(site, "section", "world", NOON + hours(5)).state == "slow"


def test_what_is_not_open_is_counted_whether_or_not_ends_are_stored() -> None:
    site = make_site()
    with clock.at(NOON):
        set_gate(site, "site", "", "suspended", until=NOON + hours(1))
        set_gate(site, "section", "world", "suspended", until=NOON + hours(1), then="slow")
        set_gate(site, "section", "sport", "slow")
        set_gate(site, "section", "city", "slow")
        set_gate(site, "section", "city", "open")
    assert count_not_open(site, NOON) == 3
    assert count_not_open(site, NOON + hours(2)) == 2
    apply_due(NOON + hours(2))
    assert count_not_open(site, NOON + hours(2)) == 2


def test_what_counts_does_not_wait_for_the_ticker() -> None:
    site = make_site()
    article = make_article(site)
    with clock.at(NOON):
        set_gate(site, "site", "", "suspended", until=NOON + hours(1), then="members")
    before = gate_of(article, NOON + hours(1))
    seen = current(site, "site", now=NOON + hours(1))
    apply_due(NOON + hours(1))
    after = gate_of(article, NOON + hours(1))
    assert (before.state, before.version) == (after.state, after.version) == ("members", 2)
    assert seen == current(site, "site", now=NOON + hours(1))
