"""Dependencies: each with its reason, each pinned by hash, nothing pinned that nobody needs."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.shared import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUNTIME = PROJECT["project"]["dependencies"]
GROUPS = PROJECT["dependency-groups"]
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[.*\])?==([^\s;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Package to version in one of the pinned sets."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return {canonicalize_name(package): version for package, version in PIN.findall(text)}


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(one).name) for one in requirements}


def test_every_direct_dependency_has_its_reason_and_no_other() -> None:
    told = (ROOT / "docs" / "reference" / "dependencies.md").read_text()
    rows = re.findall(r"^\| (\S+) \| (.+) \|$", told, re.MULTILINE)
    reasons = {canonicalize_name(name): why for name, why in rows if name not in {"package", "---"}}
    assert set(reasons) == names([*RUNTIME, *GROUPS["test"], *GROUPS["check"]])
    assert all(len(why) > 10 for why in reasons.values())


@pytest.mark.parametrize("requirement", [*RUNTIME, *GROUPS["test"], *GROUPS["check"]])
def test_every_direct_dependency_is_pinned_at_a_version_it_allows(requirement: str) -> None:
    wanted = Requirement(requirement)
    pinned = pins("runtime" if requirement in RUNTIME else "test")[canonicalize_name(wanted.name)]
    assert wanted.specifier.contains(pinned, prereleases=True)


def test_the_tests_run_on_what_will_run() -> None:
    runtime, test = pins("runtime"), pins("test")
    assert runtime.items() <= test.items()


@pytest.mark.parametrize("name", ["runtime", "test"])
def test_every_pin_has_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) == len(PIN.findall(text))
    assert not [block.split()[0] for block in blocks if "--hash=sha256:" not in block]
