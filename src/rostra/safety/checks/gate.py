"""Gate: the commenting state, or being a guest, has a moderator read first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rostra.gate.rules import admit
from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import SPOKEN, Subject
from rostra.safety.verdict import Action, Finding


@dataclass(frozen=True, slots=True)
class GateSettings(Switch):
    """Whom the held states mean."""

    newcomer_below: int = knob(
        1, "Who has fewer accepted comments than this is a newcomer.", low=0, high=100
    )
    hold_guests: bool = knob(True, "Whether comments by guests are always read first.")


class Gate(Check):
    """Holds a comment or edit that would otherwise appear at once, where the gate asks for it.

    Under `held-newcomers` those of readers with too few accepted comments, under `held-all` those
    of every reader, and those of guests under any state. Staff are not held. Whether people may
    write at all is decided before, by the gate itself.
    """

    name = "gate"
    kinds = SPOKEN
    Settings = GateSettings

    def run(self, subject: Subject, text: Normal, settings: GateSettings) -> Iterator[Finding]:
        author = subject.author
        admission = admit(
            subject.gate_state,
            accepted_comments=author.accepted_comments,
            is_staff=author.is_staff,
            is_guest=author.is_guest,
            newcomer_below=settings.newcomer_below,
        )
        if author.is_guest and settings.hold_guests:
            yield Finding(self.name, "gate.guest", Action.HOLD)
        elif admission.held:
            code = "gate.newcomer" if admission.why == "held-newcomers" else "gate.all"
            yield Finding(self.name, code, Action.HOLD)
