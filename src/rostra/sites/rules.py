"""Rules of names and origins (pure)."""

import re
from urllib.parse import urlsplit

from rostra.store.problems import invalid


def site_slug(name: str) -> str:
    """A short name for addresses and commands. Raises a Problem when nothing is left of `name`."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]
    if not slug:
        raise invalid(f"{name!r} has no letter or digit.", "Name the site like “courier”.")
    return slug


def clean_origin(origin: str) -> str:
    """Return scheme://host[:port] in its one spelling (RFC 6454).

    Raises a Problem for anything with a path, another scheme, or no host.
    """
    parts = urlsplit(origin.strip())
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == -1:
        raise invalid(f"{origin!r} is no origin.", "Write it like https://paper.example")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise invalid(f"{origin!r} is more than an origin.", "Leave out path, query and sign-in.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != default else "")
