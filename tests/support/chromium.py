"""Finding a Chromium. `python -m tests.support.chromium` prints its path, or fails."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")

# No window, no sandbox (tests may run as root), no word to anybody outside this machine.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium(playwright: Playwright) -> str | None:
    """Path of a Chromium: the one named, the system's, else one Playwright fetched."""
    for name in (os.environ.get("ROSTRA_CHROMIUM", ""), *NAMES):
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


if __name__ == "__main__":
    with sync_playwright() as _playwright:
        print(_found := chromium(_playwright))
    sys.exit(_found is None)
