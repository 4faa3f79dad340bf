"""Guests: who writes without an account."""

import re
from dataclasses import dataclass

from rostra.store.problems import invalid

NAME_LENGTH = 60
EMAIL_LENGTH = 254
_EMAIL = re.compile(r"[^@\s<>\x00-\x1f]{1,64}@[^@\s<>\x00-\x1f.]+(\.[^@\s<>\x00-\x1f.]+)+")


@dataclass(frozen=True, slots=True)
class Guest:
    """Who writes by name and e-mail; the address is never shown."""

    name: str
    email: str


def known_guest(name: str, email: str) -> Guest:
    """The guest with tidied fields. Raises a 422 Problem that says which field does not do."""
    tidy, address = " ".join(name.split()), email.strip().lower()
    if not tidy or len(tidy) > NAME_LENGTH or not any(c.isalnum() for c in tidy):
        raise invalid("A name is needed.", f"Give one of up to {NAME_LENGTH} characters.")
    if len(address) > EMAIL_LENGTH or not _EMAIL.fullmatch(address):
        raise invalid("An e-mail address is needed.", "Give one like name@example.org.")
    return Guest(tidy, address)
