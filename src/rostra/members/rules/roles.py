"""Roles, and how long a suspension may last (pure)."""

import datetime as dt

ROLES = ("reader", "moderator", "editor", "admin")
STAFF = ROLES[1:]

FOREVER = dt.datetime(9999, 12, 31, tzinfo=dt.UTC)
"""The end of a suspension that has none."""


def at_least(role: str, wanted: str) -> bool:
    """Whether `role` may do what `wanted` may; an unknown role may nothing."""
    return role in ROLES and ROLES.index(role) >= ROLES.index(wanted)
