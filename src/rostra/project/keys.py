"""The secret that signs sessions: given by the operator, or made once and kept with the data."""

import os
import secrets
from pathlib import Path


def secret_key(data: Path, given: str = "") -> str:
    """Return `given`, or the key kept in `data`/secret.key, making it (mode 0600) when missing.

    Where the folder cannot be made (a command that stores nothing), a key for this run alone.
    """
    if given:
        return given
    path = data / "secret.key"
    if path.exists():
        return path.read_text().strip()
    key = secrets.token_urlsafe(50)
    if not data.exists():
        return key
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    except OSError:
        return key
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key
