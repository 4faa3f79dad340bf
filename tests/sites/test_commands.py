"""`rostra sites`, run as an operator runs it."""

import json
from pathlib import Path

from tests.support.server import rostra


def test_a_sign_in_key_is_made_shown_and_made_anew(tmp_path: Path) -> None:
    data = tmp_path / "data"
    none_yet = rostra(data, "sites", "sign-in-key", "default")
    assert none_yet.returncode == 1
    assert "--rotate" in none_yet.stderr
    first = rostra(data, "sites", "sign-in-key", "default", "--rotate").stdout.strip()
    shown = rostra(data, "sites", "sign-in-key", "default", "--json")
    assert json.loads(shown.stdout) == {"site": "default", "sign_in_key": first}
    assert len(first) >= 43  # 256 bits
    second = rostra(data, "sites", "sign-in-key", "default", "--rotate").stdout.strip()
    assert second != first
    assert rostra(data, "sites", "sign-in-key", "nowhere").returncode == 1
