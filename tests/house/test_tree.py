"""The shape of the project: short files, no traces of one machine, one place for the version."""

import re

import rostra
from tests.house.files import called, project_files, text_of
from tests.support.shared import ROOT

LONGEST = 400
GIVEN = {"vendor", "migrations"}  # written by others, or by Django
CODE = {".py", ".html", ".css", ".js", ".sh"}

# In pieces, so that this file does not hold what it forbids.
HOSTS = [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org")]
REGISTRIES = [".".join(host) for host in HOSTS]
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:work|home|Users|root)" + r"/[\w.-]+")


def test_no_file_of_code_is_longer_than_one_can_hold_in_the_head() -> None:
    long = {
        called(file): lines
        for file in project_files()
        if file.suffix in CODE
        and called(file).startswith(("src/", "tests/", "scripts/", "bench/"))
        and not GIVEN & set(file.parts)
        and (lines := len((text_of(file) or "").splitlines())) > LONGEST
    }
    assert not long


def test_nothing_names_a_registry_or_a_path_of_one_machine() -> None:
    traces = [
        f"{called(file)}: {found}"
        for file in project_files()
        if (text := text_of(file)) is not None
        for found in [*(r for r in REGISTRIES if r in text), *MACHINE_PATHS.findall(text)]
    ]
    assert not traces


def test_the_version_stands_in_one_place() -> None:
    stated = [
        called(file)
        for file in project_files()
        if (called(file) == "pyproject.toml" or called(file).startswith("src/"))
        and f'"{rostra.__version__}"' in (text_of(file) or "")
    ]
    assert stated == ["src/rostra/__init__.py"]


def test_the_change_log_has_a_place_for_the_next_release() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased" or headings[0].startswith(rostra.__version__)
