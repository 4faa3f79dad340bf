"""Guests: who writes without an account."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guest:
    """Who writes by name and e-mail; the address is never shown."""

    name: str
    email: str
