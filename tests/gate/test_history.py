import pytest

from rostra.gate.models import GateChange
from rostra.gate.services import apply_due, changes, current, set_gate, undo
from rostra.store import clock
from rostra.store.ids import new_id
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.gate.cast import NOON, hours, make_article, make_member, make_site

pytestmark = pytest.mark.django_db


def last() -> GateChange:
    return GateChange.objects.order_by("-id")[0]


def test_the_log_is_read_page_by_page_latest_first() -> None:
    site = make_site()
    for state in ("slow", "held-all", "members", "read-only", "suspended"):
        set_gate(site, "site", "", state)
    set_gate(make_site("herald"), "site", "", "hidden")
    set_gate(site, "section", "world", "slow")
    first = changes(site, limit=4)
    assert [c.after for c in first.changes] == ["slow", "suspended", "read-only", "members"]
    second = changes(site, limit=4, cursor=first.next_cursor)
    assert [c.after for c in second.changes] == ["held-all", "slow"]
    assert second.next_cursor is None
    assert len(changes(site, scope="section", target="World").changes) == 1
    with pytest.raises(Problem):
        changes(site, cursor="nonsense")


def test_undo_puts_back_all_that_stood_before() -> None:
    site = make_site()
    article, edda = make_article(site), make_member(site)
    key = str(article.pk)
    with clock.at(NOON):
        set_gate(
            site, "article", key, "suspended", notice="The publisher’s words.", origin="notice",
            until=NOON + hours(9), then="slow",
        )  # fmt: skip
        before = current(site, "article", key)
        set_gate(site, "article", key, "open")
        row = undo(site, last().pk, by=edda)
    after = current(site, "article", key, NOON)
    assert (after.state, after.notice, after.until, after.steps, after.origin) == (
        before.state,
        before.notice,
        before.until,
        before.steps,
        "notice",
    )
    assert row.version == 3
    change = last()
    assert (change.origin, change.after, change.changed_by) == ("undo", "suspended", edda)
    assert change.undoes is not None
    assert change.undoes.after == "open"
    assert OutboxEvent.objects.count() == 3


def test_undo_can_be_undone() -> None:
    site = make_site()
    set_gate(site, "site", "", "suspended")
    undo(site, last().pk)
    assert current(site, "site").state == "open"
    undo(site, last().pk)
    assert current(site, "site").state == "suspended"


def test_undo_counts_the_ends_that_came_meanwhile() -> None:
    site = make_site()
    with clock.at(NOON):
        set_gate(site, "site", "", "suspended", until=NOON + hours(1), then="slow")
        set_gate(site, "site", "", "hidden")
    with clock.at(NOON + hours(2)):
        assert undo(site, last().pk).state == "slow"


def test_only_the_last_change_of_a_scope_is_taken_back() -> None:
    site = make_site()
    with clock.at(NOON):
        set_gate(site, "site", "", "slow")
        first = last()
        set_gate(site, "site", "", "members", until=NOON + hours(1))
        with pytest.raises(Problem) as caught:
            undo(site, first.pk)
        assert caught.value.status == 409
    apply_due(NOON + hours(2))
    with pytest.raises(Problem) as caught:
        undo(site, last().pk)
    assert caught.value.status == 422
    with pytest.raises(Problem) as caught:
        undo(site, new_id())
    assert caught.value.status == 404
    with pytest.raises(Problem) as caught:
        undo(make_site("herald"), first.pk)
    assert caught.value.status == 404
