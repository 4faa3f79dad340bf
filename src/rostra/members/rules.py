"""Roles and tokens (pure)."""

import hashlib
import secrets

ROLES = ("reader", "moderator", "editor", "admin")
TOKEN_PREFIX = "rst_"


def at_least(role: str, wanted: str) -> bool:
    """Whether `role` may do what `wanted` may; an unknown role may nothing."""
    return role in ROLES and ROLES.index(role) >= ROLES.index(wanted)


def new_token() -> str:
    """A fresh bearer token: 256 random bits, with a prefix that secret scanners can find."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token: hexadecimal SHA-256 (it is random, so no salt is needed)."""
    return hashlib.sha256(token.encode()).hexdigest()
