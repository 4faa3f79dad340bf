"""Whoever is restricted is told why. The statements live in a room above, which is named in the
settings (ROSTRA_RESTRICTIONS) instead of imported."""

import datetime as dt
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings

from rostra.members.models import Member


class Restrictions(Protocol):
    """What that module offers; each is called in the transaction of the restriction."""

    def refused_by_checks(self, comment: Any) -> None:
        """The checks refused a comment that they had taken in first."""

    def suspended(
        self, member: Member, *, until: dt.datetime | None, reason: str, by: Member | None
    ) -> None:
        """Writing is withheld from `member`; until: None where there is no end."""

    def restored(self, member: Member) -> None:
        """The suspension of `member` ended before its time."""


def restrictions() -> Restrictions:
    """The module of the setting."""
    return cast(Restrictions, import_module(settings.ROSTRA_RESTRICTIONS))
