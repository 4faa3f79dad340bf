"""`rostra doctor` on a data folder as an operator has it."""

import json
from pathlib import Path

from tests.support.server import rostra
from tests.support.waiting import free_port


def seen(answer_text: str) -> dict[str, dict[str, str]]:
    return {finding["about"]: finding for finding in json.loads(answer_text)}


def test_a_fresh_folder_works_and_says_what_is_missing(tmp_path: Path) -> None:
    answer = rostra(tmp_path, "doctor", "--json")
    assert answer.returncode == 0, answer.stderr
    found = seen(answer.stdout)
    assert found["database"]["level"] == "good"
    assert found["administrator"]["level"] == "warning"
    assert found["mail"]["todo"].startswith("Set ROSTRA_MAIL")


def test_what_does_not_work_gives_status_1(tmp_path: Path) -> None:
    rostra(tmp_path, "sites", "list")
    tmp_path.chmod(0o755)
    answer = rostra(
        tmp_path, "doctor", "--json",
        ROSTRA_MAIL=f"smtp://127.0.0.1:{free_port()}",
        ROSTRA_URL="https://talk.paper.example",
    )  # fmt: skip
    assert answer.returncode == 1
    found = seen(answer.stdout)
    assert found["mail"]["level"] == found["address"]["level"] == "bad"
    assert "talk.paper.example" in found["address"]["todo"]
    assert found["folder"]["level"] == "warning"


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    rostra(tmp_path, "sites", "list")
    file = tmp_path / "rostra.sqlite3"
    data = bytearray(file.read_bytes())
    data[4096 * 3 : 4096 * 9] = b"\x5a" * (4096 * 6)
    file.write_bytes(bytes(data))
    (tmp_path / "rostra.sqlite3-wal").unlink(missing_ok=True)
    answer = rostra(tmp_path, "doctor")
    assert answer.returncode == 1
    assert "✗ database" in answer.stdout
    assert "Traceback" not in answer.stderr
