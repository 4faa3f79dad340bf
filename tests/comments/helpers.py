"""Short words for what the tests of this room do often."""

import datetime as dt
from collections.abc import Callable

import pytest

from rostra.comments.models import Thread
from rostra.gate.services import set_gate
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem

NOON = dt.datetime(2031, 5, 14, 12, 0, tzinfo=dt.UTC)
REMARK = "My mother takes that ferry to the clinic every Thursday."


def told(call: Callable[[], object]) -> Problem:
    """The Problem that `call` raises."""
    with pytest.raises(Problem) as raised:
        call()
    return raised.value


def close(thread: Thread, state: str, **options: object) -> None:
    """Set the gate of the thread's article."""
    set_gate(thread.site, "article", str(thread.pk), state, **options)  # type: ignore[arg-type]


def kinds() -> list[str]:
    """What was announced, in order, gate changes left out."""
    events = OutboxEvent.objects.order_by("seq").values_list("kind", flat=True)
    return [kind for kind in events if not kind.startswith("gate.")]
