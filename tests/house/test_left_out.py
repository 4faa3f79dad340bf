"""A missing part leaves tests out aloud, and fails where nothing may be missing."""

import pytest

pytest_plugins = ["pytester"]

NEEDS = """
import pytest
from tests.support.left_out import {part}, leave_out

@pytest.fixture
def part():
    leave_out({part})

def test_one(part): ...
def test_two(part): ...
def test_three(): ...
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    pytester.makeconftest('pytest_plugins = ["tests.support.left_out"]')
    return pytester


def run(suite: pytest.Pytester) -> pytest.RunResult:
    from tests.support.shared import ROOT

    suite.makeini(f"[pytest]\npythonpath = {ROOT}")
    return suite.runpytest_subprocess("-p", "no:django")


def test_the_end_of_a_run_lists_what_was_left_out(suite: pytest.Pytester) -> None:
    suite.makepyfile(NEEDS.format(part="CHROMIUM"))
    result = run(suite)
    result.assert_outcomes(passed=1, skipped=2)
    result.stdout.fnmatch_lines(
        ["*= left out =*", "2 tests: Chromium is missing. To have this run: apt-get install *"]
    )
    assert result.ret == 0


def test_a_missing_part_fails_where_everything_must_run(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    suite.makepyfile(NEEDS.format(part="CHROMIUM"))
    result = run(suite)
    result.assert_outcomes(passed=1, errors=2)
    assert result.ret == 1


def test_missing_reference_material_never_fails(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    suite.makepyfile(NEEDS.format(part="SHARED"))
    result = run(suite)
    result.assert_outcomes(passed=1, skipped=2)
    result.stdout.fnmatch_lines(["2 tests: ../shared is missing. To have this run: *"])
    assert result.ret == 0
