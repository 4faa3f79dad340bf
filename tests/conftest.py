"""What every test can use. See docs/how-to/write-tests.md."""

import os

import pytest
from hypothesis import settings

# No deadline: a slow machine is no fault. In CI the same inputs every time, so that a change is
# judged by what it changes; elsewhere new ones, so that faults are found.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

pytest_plugins = [
    "tests.cast",
    "tests.support.left_out",
    "tests.support.shared",
    "tests.support.server",
    "tests.support.postgres",
    "tests.support.nats",
    "tests.support.mail",
    "tests.support.browser",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what touches storage; the rest cannot tell the difference."""
    if os.environ.get("ROSTRA_TEST_DATABASE") != "postgres":
        return
    storage = [item for item in items if _touches_storage(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in storage])
    items[:] = storage


def _touches_storage(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return (
        item.get_closest_marker("django_db") is not None
        or item.get_closest_marker("both_databases") is not None
        or "db" in fixtures
        or "transactional_db" in fixtures
    )
