"""Whether somebody may write in a thread now."""

import datetime as dt
from dataclasses import dataclass

from rostra.comments.models import Thread
from rostra.comments.services.writers import Writer, moderates
from rostra.gate.present import notice_data
from rostra.gate.rules import OPEN, Admission, Setting, admit
from rostra.gate.services import explain_for, gate_of
from rostra.members.models import Member
from rostra.store.clock import now
from rostra.store.problems import Problem, too_fast


def gate_now(thread: Thread) -> Setting:
    """The gate setting that counts in `thread` at this moment."""
    return OPEN if thread.article is None else gate_of(thread.article)


@dataclass(frozen=True, slots=True)
class Pass:
    """The setting under which somebody may write, and whether what they write is held."""

    setting: Setting
    admission: Admission


def pass_gate(thread: Thread, writer: Writer, last_posted: dt.datetime | None = None) -> Pass:
    """What the gate says to `writer`; raises a 423 or 429 Problem when they may not write now.

    last_posted: when they last wrote, for the state `slow`; None does not ask for it.
    """
    setting = gate_now(thread)
    waited = (now() - last_posted).total_seconds() if last_posted else None
    admission = admit(
        setting.state,
        accepted_comments=writer.accepted_comments,
        is_staff=writer.is_staff,
        is_guest=writer.is_guest,
        seconds_since_last=waited,
        slow_seconds=thread.site.slow_seconds,
    )
    if admission.why == "slow" and not admission.allowed:
        raise too_fast("This conversation goes slowly on purpose.", admission.wait_seconds)
    if not admission.allowed:
        raise closed(thread, setting)
    return Pass(setting, admission)


def may_write(thread: Thread, member: Member) -> bool:
    """Whether `member` could post in `thread` now, were it not for a wait."""
    try:
        pass_gate(thread, Writer(thread.site_id, member))
    except Problem:
        return False
    return True


def pass_open(thread: Thread) -> None:
    """Raise a 423 Problem where the thread takes nothing from anybody, not even a reaction."""
    setting = gate_now(thread)
    if setting.is_closed:
        raise closed(thread, setting)


def closed(thread: Thread, setting: Setting) -> Problem:
    """The 423 Problem of a gate that is not open to this writer, in the words of its notice."""
    told = explain_for(thread.site, setting)
    said = (told.what, told.words, told.why, told.until)
    return Problem(
        "gate-closed",
        "Not possible now",
        status=423,
        detail=" ".join(part for part in said if part),
        todo=told.todo,
        notice=told.words or told.text,
        state=setting.state,
        until=setting.until.isoformat() if setting.until else None,
        told=notice_data(told),
    )


def is_hidden_from(thread: Thread, viewer: Member | None, setting: Setting) -> bool:
    """Whether `setting` keeps the whole thread from `viewer`."""
    return setting.state == "hidden" and not moderates(viewer, thread.site_id)
