"""What other rooms call: which state counts, changing it, ends that have come, the log."""

from rostra.gate.services.change import set_gate
from rostra.gate.services.due import apply_due
from rostra.gate.services.history import ChangePage, changes, undo
from rostra.gate.services.reach import Affected, affected
from rostra.gate.services.reading import (
    current,
    gate_of,
    not_open,
    place_of,
    settings_for,
    topics_of,
)

__all__ = [
    "Affected",
    "ChangePage",
    "affected",
    "apply_due",
    "changes",
    "current",
    "gate_of",
    "not_open",
    "place_of",
    "set_gate",
    "settings_for",
    "topics_of",
    "undo",
]
