"""The project's own files, as git would carry them."""

import subprocess
from functools import cache
from pathlib import Path

from tests.support.shared import ROOT


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project, new ones included, those that git ignores left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def text_of(file: Path) -> str | None:
    """The text of `file`, None where it is not text."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def called(file: Path) -> str:
    """The file's path inside the project."""
    return file.relative_to(ROOT).as_posix()
