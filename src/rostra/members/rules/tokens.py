"""Bearer tokens and other secrets that are shown once (pure)."""

import hashlib
import secrets

TOKEN_PREFIX = "rst_"


def new_secret() -> str:
    """256 random bits, fit for an address."""
    return secrets.token_urlsafe(32)


def new_token() -> str:
    """A fresh bearer token: 256 random bits, with a prefix that secret scanners can find."""
    return TOKEN_PREFIX + new_secret()


def digest(token: str) -> str:
    """What is stored of a token: hexadecimal SHA-256 (it is random, so no salt is needed)."""
    return hashlib.sha256(token.encode()).hexdigest()
