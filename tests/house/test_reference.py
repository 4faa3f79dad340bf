"""What the reference lists is what there is."""

from prometheus_client import REGISTRY

from rostra.live import metrics
from rostra.store.events import KINDS
from tests.support.shared import ROOT

REFERENCE = ROOT / "docs" / "reference"


def test_every_event_is_documented() -> None:
    text = (REFERENCE / "events.md").read_text()
    assert [kind for kind in KINDS if f"| `{kind}` |" not in text] == []
    assert text.count("\n| `") == len(KINDS)


def test_every_metric_is_documented() -> None:
    assert metrics.requests
    text = (REFERENCE / "metrics.md").read_text()
    ours = {family.name for family in REGISTRY.collect() if family.name.startswith("rostra_")}
    assert ours
    assert [name for name in ours if f"`{name}" not in text] == []
