"""What other rooms call: which state counts, changing it, ends that have come, the log."""

from rostra.gate.services.change import planned, set_gate
from rostra.gate.services.closing import place_of, topics_of
from rostra.gate.services.due import apply_due
from rostra.gate.services.history import ChangePage, changes, undo
from rostra.gate.services.reach import Affected, affected
from rostra.gate.services.reading import (
    count_not_open,
    current,
    gate_of,
    gates_of,
    not_open,
    settings_for,
    stored_for,
)
from rostra.gate.services.schedules import (
    Tried,
    clean_schedule,
    follow_schedule,
    next_change_of,
    save_schedule,
    schedule_of,
    schedules,
    stored_setting,
    try_schedule,
    undo_schedule,
    versions,
)
from rostra.gate.services.texts import explain_for, notice_for, own_text, own_texts, set_text

__all__ = [
    "Affected",
    "ChangePage",
    "Tried",
    "affected",
    "apply_due",
    "changes",
    "clean_schedule",
    "count_not_open",
    "current",
    "explain_for",
    "follow_schedule",
    "gate_of",
    "gates_of",
    "next_change_of",
    "not_open",
    "notice_for",
    "own_text",
    "own_texts",
    "place_of",
    "planned",
    "save_schedule",
    "schedule_of",
    "schedules",
    "set_gate",
    "set_text",
    "settings_for",
    "stored_for",
    "stored_setting",
    "topics_of",
    "try_schedule",
    "undo",
    "undo_schedule",
    "versions",
]
