"""The API's documents about the gate."""

import uuid
from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from rostra.store.api import Strict

State = Literal[
    "open", "slow", "held-newcomers", "held-all", "members", "read-only", "suspended", "hidden"
]
Scope = Literal["site", "section", "topic", "article"]
TIME = "ISO 8601, or as in commands: “14:20”, “tomorrow 9:00”, “2h”; in the site's time zone"


class StepIn(Strict):
    """A state that follows; only the last may be without an end."""

    state: State
    until: str | None = Field(None, max_length=60, description=TIME)


class SettingIn(Strict):
    """A wanted setting. `version` is the one that was read: 409 when it changed since."""

    scope: Scope = "site"
    target: str = Field("", max_length=200, description="the section's, topic's or article's key")
    state: State
    until: str | None = Field(None, max_length=60, description=TIME)
    then: State | None = Field(None, description="what follows; open by default")
    steps: list[StepIn] = Field([], max_length=6, description="instead of `then`, several")
    notice: str = Field("", max_length=10_000, description="shown to readers word for word")
    reason: str = Field("", max_length=10_000, description="why; shown to readers")
    version: int | None = Field(None, ge=0, le=2**31 - 1)
    dry_run: bool = Field(False, strict=True)


class StepOut(Schema):
    state: str
    until: datetime | None


class SettingOut(Schema):
    """A setting as it stands. `steps` is all that follows, `then` the first of it."""

    scope: str
    target: str
    state: str
    until: datetime | None
    then: str | None
    steps: list[StepOut]
    notice: str
    reason: str
    set_by: str | None
    set_at: datetime | None
    origin: str
    version: int


class NoticeOut(Schema):
    """What readers are told: what, why, until when, what they can do; `words` are the
    publisher's own."""

    what: str
    words: str
    why: str
    until: str
    todo: str


class AffectedOut(Schema):
    """articles: in the scope; stricter: those that another setting keeps stricter; writers: readers
    now writing there, null where that is not known."""

    articles: int
    stricter: int
    writers: int | None


class SettingSetOut(SettingOut):
    """The setting that was made, or would be; `shown` is what readers see."""

    dry_run: bool
    affected: AffectedOut
    shown: NoticeOut


class NextOut(Schema):
    """The next moment at which another state counts, and which."""

    at: datetime
    state: str


class CountsOut(Schema):
    """What counts under an article; `scope` says whose setting it is. `next` weighs all settings
    and schedules together, also while comments are open."""

    article: uuid.UUID
    state: str
    scope: str
    closed: bool
    until: datetime | None
    then: str | None
    next: NextOut | None
    notice: NoticeOut
    settings: list[SettingOut] | None = Field(None, description="for the staff: all that has a say")


class ChangeOut(Schema):
    """One change. `undoes` is the change that it took back."""

    id: uuid.UUID
    scope: str
    target: str
    before: str
    after: str
    until: datetime | None
    steps: list[StepOut]
    notice: str
    reason: str
    origin: str
    changed_by: str | None
    changed_at: datetime
    version: int
    undoes: uuid.UUID | None


class ChangePageOut(Schema):
    """Latest first; `next` is the cursor of the page that follows."""

    changes: list[ChangeOut]
    next: str | None


class ScheduleIn(Strict):
    """Lines that are to be in force for one scope; "" ends its schedule. `version` is that of the
    setting that was read: 409 when it changed since. at: with `dry_run`, the moment to look at."""

    scope: Scope = "site"
    target: str = Field("", max_length=200)
    text: str = Field(max_length=20_000)
    version: int | None = Field(None, ge=0, le=2**31 - 1)
    dry_run: bool = Field(False, strict=True)
    at: str | None = Field(None, max_length=60, description=TIME)


class ScopeIn(Strict):
    """One scope."""

    scope: Scope = "site"
    target: str = Field("", max_length=200)


class SaidOut(Schema):
    """From `at` on the schedule says `state`; reason: in its own words."""

    at: datetime
    state: str
    reason: str


class ScheduleOut(Schema):
    """A scope's schedule. says: at the moment asked for; following: its next changes."""

    scope: str
    target: str
    text: str
    version: int
    dry_run: bool
    says: SaidOut
    following: list[SaidOut]
