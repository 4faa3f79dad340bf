"""Makes the pictures of docs/images from the demo, in Chromium.

python -m scripts.screenshots           all of them
python -m scripts.screenshots thread    one
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.support.chromium import FLAGS, chromium
from tests.support.server import Server
from tests.support.shared import ROOT
from tests.support.waiting import free_port

IMAGES = ROOT / "docs" / "images"
DESK = ViewportSize(width=1280, height=960)


STORY = "Mill Street"


def open_story(page: Page, server: Server) -> None:
    """A story of the demo, as a reader without an account sees it."""
    page.goto(f"{server.url}/")
    page.locator("main h2 a, main h1 a").filter(has_text=STORY).first.click()
    page.wait_for_load_state("networkidle")


def article(browser: Browser, server: Server) -> Page:
    """The story, on a desk."""
    page = browser.new_context(viewport=DESK, device_scale_factor=2).new_page()
    open_story(page, server)
    return page


def thread(browser: Browser, server: Server) -> Page:
    """Its conversation, from the first comment on."""
    page = article(browser, server)
    page.get_by_role("link", name="Oldest").click()
    page.wait_for_load_state("networkidle")
    page.locator("#conversation").evaluate("part => part.scrollIntoView()")
    return page


PICTURES: dict[str, Callable[[Browser, Server], Page]] = {"article": article, "thread": thread}


def main() -> None:
    """Make the pictures named on the command line, or all."""
    names = sys.argv[1:] or list(PICTURES)
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "data", free_port(), options=("--demo",))
        server.start()
        try:
            program = chromium(playwright) or sys.exit("There is no Chromium.")
            browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
            for name in names:
                PICTURES[name](browser, server).screenshot(path=IMAGES / f"{name}.png")
            browser.close()
        finally:
            server.stop()


if __name__ == "__main__":
    main()
