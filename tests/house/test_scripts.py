"""The scripts behind `make`."""

import subprocess
from pathlib import Path

from tests.support.shared import ROOT


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"PATH": "/usr/bin:/bin", **variables},
    )


def test_make_alone_lists_what_there_is() -> None:
    listed = run("make")
    assert listed.returncode == 0
    for target in ("setup", "run", "test", "check", "fix", "bench"):
        assert f"make {target} " in listed.stdout


def test_an_old_python_is_named_and_the_way_to_a_fit_one_told(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.9.2 && exit\nexit 1\n')
    old.chmod(0o755)
    found = run("scripts/find-python", PYTHON=str(old))
    assert found.returncode == 1
    assert found.stdout == ""
    assert f"{old} (Python 3.9.2)" in found.stderr
    assert "apt-get install python3" in found.stderr


def test_no_python_at_all_is_said(tmp_path: Path) -> None:
    found = run("scripts/find-python", PYTHON=str(tmp_path / "nothing"))
    assert found.returncode == 1
    assert "no Python at all" in found.stderr
