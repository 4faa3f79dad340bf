"""What an editor's form asks for: its fields as they were typed, and the setting they mean."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.urls import reverse

from rostra.gate import services
from rostra.gate.rules import Setting, Step, parse_time
from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.store.ids import version_sent

STEPS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change as it was typed. steps: (state, until) of what follows; "" is not filled in.

    version: that of the setting which the editor saw, None where it was not sent.
    """

    scope: str = "site"
    target: str = ""
    state: str = ""
    until: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    reason: str = ""
    version: int | None = None

    @classmethod
    def sent(cls, form: QueryDict) -> "Wanted":
        """The change in a request's form or query."""
        ends = form.getlist("then_until")
        states = form.getlist("then")
        pairs = [
            (state.strip(), ends[place].strip() if place < len(ends) else "")
            for place, state in enumerate(states)
        ]
        return cls(
            scope=form.get("scope", "site"),
            target=form.get("target", ""),
            state=form.get("state", ""),
            until=form.get("until", "").strip(),
            steps=tuple(pair for pair in pairs if pair[0]),
            notice=form.get("notice", "").replace("\r\n", "\n"),
            reason=form.get("reason", "").replace("\r\n", "\n"),
            version=version_sent(form.get("version", "")),
        )

    @classmethod
    def repeating(cls, setting: Setting, site: Site, *, exact: bool = False) -> "Wanted":
        """The change that would make `setting`.

        exact: times with their offset, so that “30m” does not move on while an editor looks at
        the preview, and an hour that comes twice is the right one.
        """
        zone = ZoneInfo(site.time_zone)
        return cls(
            scope=setting.scope,
            target=setting.target,
            state=setting.state,
            until=typed(setting.until, zone, exact),
            steps=tuple((step.state, typed(step.until, zone, exact)) for step in setting.steps),
            notice=setting.notice,
            reason=setting.reason,
            version=setting.version,
        )

    @property
    def url(self) -> str:
        """The page of this scope, with the form filled in."""
        query = [
            (name, value)
            for name, value in self.fields
            if name != "version" and (value or name.startswith("then"))
        ]
        return f"{reverse('gate:scope')}?{urlencode(query)}"

    @property
    def fields(self) -> list[tuple[str, str]]:
        """All of it as form fields."""
        steps = [
            pair for step in self.steps for pair in zip(("then", "then_until"), step, strict=True)
        ]
        return [
            ("scope", self.scope),
            ("target", self.target),
            ("state", self.state),
            ("until", self.until),
            *steps,
            ("notice", self.notice),
            ("reason", self.reason),
            ("version", "" if self.version is None else str(self.version)),
        ]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The steps with empty rows to fill in."""
        missing = max(0, STEPS_SHOWN - len(self.steps))
        return [*self.steps, *[("", "")] * missing]

    @property
    def first(self) -> tuple[str, str]:
        """The row of what follows next."""
        return self.rows[0]

    @property
    def later(self) -> list[tuple[str, str]]:
        """The rows after the first."""
        return self.rows[1:]

    def ends(self, site: Site, now: dt.datetime) -> tuple[dt.datetime | None, tuple[Step, ...]]:
        """The end and the steps. Raises a 422 Problem for what is no time to come.

        A form that opens is filled with the end of what stood: open has none.
        """
        if self.state == "open":
            return None, ()
        zone = ZoneInfo(site.time_zone)
        until = parse_time(self.until, now, zone) if self.until else None
        before, steps = until or now, []
        for state, end in self.steps:
            moment = parse_time(end, before, zone) if end else None
            steps.append(Step(state, moment))
            before = moment or before
        return until, tuple(steps)

    def why(self, site: Site) -> str:
        """The reason typed; opening does not repeat the reason of what it ends."""
        if self.state != "open":
            return self.reason
        stood = services.current(site, self.scope, self.target)
        return "" if self.reason == stood.reason else self.reason

    def words(self, site: Site) -> str:
        """The notice typed. What stood there when the form opened spoke of the former state
        ("we are suspending comments"), so another state does not repeat it."""
        stood = services.current(site, self.scope, self.target)
        repeated = self.notice.strip() == stood.notice.strip()
        return "" if repeated and self.state != stood.state else self.notice

    def planned(self, site: Site, now: dt.datetime) -> Setting:
        """The setting this would make. Raises the Problems of `services.planned`."""
        until, steps = self.ends(site, now)
        return services.planned(
            site, self.scope, self.target, self.state,
            notice=self.words(site), reason=self.why(site), until=until, then=steps,
        )  # fmt: skip

    def apply(self, site: Site, now: dt.datetime, by: Member) -> None:
        """Make the change. Raises the Problems of `services.set_gate`."""
        until, steps = self.ends(site, now)
        services.set_gate(
            site, self.scope, self.target, self.state,
            notice=self.words(site), reason=self.why(site), until=until, then=steps,
            by=by, expected_version=self.version,
        )  # fmt: skip


def typed(moment: dt.datetime | None, zone: ZoneInfo, exact: bool) -> str:
    """`moment` as it may be typed again: "2031-03-03 09:00", exact with its seconds and offset."""
    if moment is None:
        return ""
    local = moment.astimezone(zone)
    return local.isoformat(" ", "seconds") if exact else f"{local:%Y-%m-%d %H:%M}"
