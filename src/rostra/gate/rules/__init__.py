"""May people comment here now? Pure rules: states, scopes, ends, who is admitted, times, checks."""

from rostra.gate.rules.admission import Admission, admit
from rostra.gate.rules.checks import check_change, clean_text, target_key
from rostra.gate.rules.moments import at_moment, loosening, under_schedule
from rostra.gate.rules.scopes import Place, applies, section_key, strictest
from rostra.gate.rules.sentences import read_schedule
from rostra.gate.rules.states import (
    BY_ITSELF,
    CLOSED,
    OPEN,
    ORIGINS,
    SCOPES,
    Setting,
    Step,
    ends_come,
    strictness,
)
from rostra.gate.rules.times import parse_time
from rostra.store.states import STATES

__all__ = [
    "BY_ITSELF",
    "CLOSED",
    "OPEN",
    "ORIGINS",
    "SCOPES",
    "STATES",
    "Admission",
    "Place",
    "Setting",
    "Step",
    "admit",
    "applies",
    "at_moment",
    "check_change",
    "clean_text",
    "ends_come",
    "loosening",
    "parse_time",
    "read_schedule",
    "section_key",
    "strictest",
    "strictness",
    "target_key",
    "under_schedule",
]
