"""What holds for accounts, without knowing how they are stored (pure)."""

from rostra.members.rules.roles import FOREVER, ROLES, at_least
from rostra.members.rules.tokens import TOKEN_PREFIX, digest, new_token

__all__ = ["FOREVER", "ROLES", "TOKEN_PREFIX", "at_least", "digest", "new_token"]
