"""Wrong options and an unusable database are told in a sentence."""

from pathlib import Path

import pytest

from tests.support.server import rostra


@pytest.mark.parametrize("wrong", [("--port", "99999"), ("--port", "0"), ("--workers", "0")])
def test_a_number_out_of_range_is_wrong_usage(tmp_path: Path, wrong: tuple[str, str]) -> None:
    done = rostra(tmp_path, "serve", *wrong)
    assert done.returncode == 2
    assert f"Invalid value for '{wrong[0]}'" in done.stderr


def test_an_empty_data_option_makes_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    done = rostra(folder, "sites", "list", "--data", "")
    assert (done.returncode, folder.exists()) == (1, False)
    assert "--data was given and is empty" in done.stderr


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "rostra.sqlite3").write_bytes(b"torn" * 1000)
    done = rostra(tmp_path, "sites", "list")
    assert done.returncode == 1
    assert done.stderr.startswith("rostra: The database cannot be used: file is not a database.")
    assert "Traceback" not in done.stderr
