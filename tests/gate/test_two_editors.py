"""Editors, the breaker and the ticker on one scope at the same moment, each in a thread."""

import pytest

from rostra.gate.models import GateChange, GateSetting
from rostra.gate.services import apply_due, current, set_gate
from rostra.store import clock
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.gate.cast import NOON, hours, make_member, make_site
from tests.support.together import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("already", [None, "slow"])
def test_of_two_editors_with_the_same_page_one_is_told(already: str | None) -> None:
    site = make_site()
    edda, emil = make_member(site, "Edda Editor"), make_member(site, "Emil Editor")
    if already:
        set_gate(site, "site", "", already)
    seen = current(site, "site").version
    outcomes = all_at_once(
        lambda: set_gate(site, "site", "", "suspended", by=edda, expected_version=seen),
        lambda: set_gate(site, "site", "", "members", by=emil, expected_version=seen),
    )
    refused = [o for o in outcomes if isinstance(o, Problem)]
    done = [o for o in outcomes if isinstance(o, GateSetting)]
    assert len(refused) == len(done) == 1
    winner = edda if done[0].state == "suspended" else emil
    assert refused[0].status == 409
    assert refused[0].extra["changed_by"] == winner.name
    assert current(site, "site").state == done[0].state
    assert GateChange.objects.count() == OutboxEvent.objects.count() == seen + 1


def test_without_a_version_all_take_turns_and_none_is_lost() -> None:
    site = make_site()
    outcomes = all_at_once(
        *(
            lambda state=state: set_gate(site, "site", "", state)  # type: ignore[misc]
            for state in ("slow", "held-all", "members", "read-only", "suspended")
        )
    )
    assert not [o for o in outcomes if isinstance(o, Problem)]
    log = list(GateChange.objects.order_by("version"))
    assert [change.version for change in log] == [1, 2, 3, 4, 5]
    assert [change.before for change in log] == ["open", *(change.after for change in log[:-1])]
    assert current(site, "site").state == log[-1].after


def test_an_end_that_many_see_is_logged_once() -> None:
    site = make_site()
    with clock.at(NOON):
        set_gate(site, "site", "", "suspended", until=NOON + hours(1))
    later = NOON + hours(2)
    assert sum(int(str(n)) for n in all_at_once(*[lambda: apply_due(later)] * 4)) == 1
    assert GateChange.objects.filter(origin="end").count() == 1
