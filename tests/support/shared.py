"""The reference material beside the checkout, for the tests that need the real thing."""

import os
from pathlib import Path

import pytest

from tests.support.left_out import SHARED, leave_out

ROOT = Path(__file__).resolve().parents[2]


def shared_folder() -> Path:
    """Where the material would lie: $ROSTRA_SHARED, else ../shared beside the checkout."""
    return Path(os.environ.get("ROSTRA_SHARED") or ROOT.parent / "shared")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material; the test is left out where there is none."""
    folder = shared_folder()
    if not folder.is_dir():
        leave_out(SHARED)
    return folder


@pytest.fixture(scope="session")
def seed_article(shared: Path) -> Path:
    """The seed article as a reader saved it."""
    article = shared / "seed" / "article.txt"
    if not article.is_file():
        leave_out(SHARED)
    return article
